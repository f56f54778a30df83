// plot: the layouts of the kinds of panels. Each fills its area and returns where its axes are.
#pragma once

#include <optional>

#include "plot/plot.h"
#include "plot/scene.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

struct PanelPlace {
  Rect area;          // all that the panel may fill
  std::size_t index;  // among the scene's panels
  View view;
  bool room_for_title = false;      // leave room for a title of the y axis, even if this panel has none
  bool alone = false;               // this is the only panel of the plot
  std::optional<Rect> plot = {};    // in a card: what is between the axes of a chart
  double least_left = 0;            // of the axes, so that charts one over the other are in line
  bool centred = false;             // a table is in the middle of the area
  bool hides_x = false;             // the x axis is that of the chart below
  bool y_title_is_written = false;  // in the line of the panel's title
  bool compact = false;             // the title of the x axis takes the place of its last number
};

// The chart whose axes a panel shows, even if they are all of it; null if it has none.
const Chart* axes_shown(const Panel& panel);

PlacedPanel lay_out_panel_content(SceneBuilder& scene, const Panel& panel, const PanelPlace& place);
PlacedPanel lay_out_chart(SceneBuilder& scene, const Chart& chart, const PanelPlace& place);
PlacedPanel lay_out_table(SceneBuilder& scene, const Table& table, const PanelPlace& place);
double height_of_table(const SceneBuilder& scene, const Table& table,
                       const Rect& area);  // that the table uses
// Whether no number is left out and no text is cut; rows that are too many may be.
bool table_fits(const SceneBuilder& scene, const Table& table, double width, double height);
// Whether a cell of each picture has a pixel, below the title of the panel.
bool pictures_fit(const SceneBuilder& scene, const Pictures& some, double width, double height);
PlacedPanel lay_out_heat_map(SceneBuilder& scene, const HeatMap& map, const PanelPlace& place);
PlacedPanel lay_out_triangle(SceneBuilder& scene, const Triangle& triangle, const PanelPlace& place);
PlacedPanel lay_out_diagram(SceneBuilder& scene, const Diagram& diagram, const PanelPlace& place);
PlacedPanel lay_out_pictures(SceneBuilder& scene, const Pictures& pictures, const PanelPlace& place);
PlacedPanel lay_out_passage(SceneBuilder& scene, const Passage& passage, const PanelPlace& place);
double height_of_passage_line(const SceneBuilder& scene);  // for a passage on one line
PlacedPanel lay_out_amounts(SceneBuilder& scene, const Amounts& amounts, const PanelPlace& place);
double height_of_amounts(const SceneBuilder& scene, const Amounts& amounts);
// Of an area, the column for a panel's amounts; nothing if it has none or if there is no room for them.
std::optional<Rect> column_for_amounts(const SceneBuilder& scene, const Panel& panel, const Rect& area);
Rect beside_column(const SceneBuilder& scene, const Rect& area);  // what it leaves to the panel
PlacedPanel lay_out_working(SceneBuilder& scene, const Working& working, const PanelPlace& place);
PlacedPanel lay_out_cover(SceneBuilder& scene, const Cover& cover, const PanelPlace& place);

}  // namespace surprisal::plot
