// plot: one layout for each kind of panel. Each fills the area it is given and says where its axes and
// handles are.
#pragma once

#include "plot/pen.h"
#include "plot/plot.h"
#include "plot/scene.h"

namespace surprisal::plot {

// What the layout of a panel adds to besides shapes.
struct PanelPlace {
  Rect area;          // all that the panel may fill
  std::size_t index;  // among the scene's panels
  View view;
  bool room_for_title = false;  // of the y axis, over the plot, even if this panel has none
  bool alone = false;           // no other panel is in the plot
};

PlacedPanel lay_out_chart(Pen& pen, const Chart& chart, const PanelPlace& place);
PlacedPanel lay_out_table(Pen& pen, const Table& table, const PanelPlace& place);
double height_of_table(const Pen& pen, const Table& table, const Rect& area);  // that it takes of an area
PlacedPanel lay_out_heat_map(Pen& pen, const HeatMap& map, const PanelPlace& place);
PlacedPanel lay_out_triangle(Pen& pen, const Triangle& triangle, const PanelPlace& place);
PlacedPanel lay_out_diagram(Pen& pen, const Diagram& diagram, const PanelPlace& place);

// The ink, dimmed if another class or another quantity is highlighted.
Ink dimmed(const Pen& pen, Ink ink, std::size_t of_class);

}  // namespace surprisal::plot
