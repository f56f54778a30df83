// plot: lays out a panel: its title, its content, and the amounts beside it.
#pragma once

#include <span>
#include <vector>

#include "plot/layouts.h"

namespace surprisal::plot {

struct PanelArea {
  const Panel* panel = nullptr;
  Rect area;
  double least_left = 0;
  bool hides_x = false;  // the axis is that of the chart below
};

// What all panels of a row leave room for if one of them has it, so that their contents are level.
struct RowHeadings {
  std::size_t title_lines = 0;
  std::size_t panels = 0;
  bool axis_titles = false;  // above a chart
};

TextStyle panel_title_style(const SceneBuilder& scene);
RowHeadings headings_of(const SceneBuilder& scene, const std::vector<PanelArea>& row);

// The text in at most so many lines, of about the same length.
std::vector<Text> even_lines(const SceneBuilder& scene, const Text& text, const TextStyle& style,
                             double width, std::size_t most);

void lay_out_panel(SceneBuilder& scene, const PanelArea& place, RowHeadings headings, bool alone,
                   std::span<const View> views);

}  // namespace surprisal::plot
