#include "plot/lay_out.h"

#include <algorithm>
#include <cmath>

#include "plot/cases.h"
#include "plot/layouts.h"

namespace surprisal::plot {

PlacedPanel lay_out_panel_content(SceneBuilder& scene, const Panel& panel, const PanelPlace& place) {
  return std::visit(Cases{[&](const Chart& chart) { return lay_out_chart(scene, chart, place); },
                          [&](const Table& table) { return lay_out_table(scene, table, place); },
                          [&](const HeatMap& map) { return lay_out_heat_map(scene, map, place); },
                          [&](const Triangle& triangle) { return lay_out_triangle(scene, triangle, place); },
                          [&](const Diagram& diagram) { return lay_out_diagram(scene, diagram, place); }},
                    panel.content);
}

namespace {

bool has_equal_units(const Plot& plot) {
  return std::any_of(plot.rows.begin(), plot.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const Panel& panel) {
      const Chart* chart = std::get_if<Chart>(&panel.content);
      return chart != nullptr && chart->equal_units;
    });
  });
}

// The rows of panels. Panels that would be narrow columns are stacked if the frame is tall enough. A plot
// with equal units stays as it is: in a wide and low area nothing of it could be seen.
std::vector<std::vector<const Panel*>> arranged(const Plot& plot, const Rect& area) {
  std::vector<std::vector<const Panel*>> rows;
  std::size_t count = 0;
  std::size_t widest = 1;
  for (const auto& row : plot.rows) {
    auto& line = rows.emplace_back();
    for (const Panel& panel : row) line.push_back(&panel);
    count += row.size();
    widest = std::max(widest, row.size());
  }
  const auto smaller_side = [&](std::size_t across, std::size_t down) {
    return std::min(area.width / static_cast<double>(across) / 1.4, area.height / static_cast<double>(down));
  };
  if (!has_equal_units(plot) && smaller_side(1, count) > smaller_side(widest, rows.size())) {
    std::vector<std::vector<const Panel*>> column;
    for (const auto& row : rows) {
      for (const Panel* panel : row) column.push_back({panel});
    }
    return column;
  }
  return rows;
}

struct PanelArea {
  const Panel* panel = nullptr;
  Rect area;
};

// What all panels of a row leave room for if one of them has it, so that their contents are level.
struct RowHeadings {
  std::size_t title_lines = 0;
  bool axis_titles = false;  // above a chart
};

TextStyle panel_title_style(const SceneBuilder& scene) {
  return {scene.em() * 1.05, Ink::Kind::Ink, Weight::Bold};
}

RowHeadings headings_of(const SceneBuilder& scene, const std::vector<PanelArea>& row) {
  // A second line if the figure is tall enough.
  const std::size_t most = row.front().area.height > 11 * scene.em() ? 2 : 1;
  RowHeadings headings;
  for (const auto& [panel, area] : row) {
    const Chart* chart = std::get_if<Chart>(&panel->content);
    if (!panel->title.empty()) {
      headings.title_lines =
          std::max(headings.title_lines,
                   scene.lines_of(panel->title, panel_title_style(scene), area.width, most).size());
    }
    headings.axis_titles |= chart != nullptr && !chart->y.title.empty();
  }
  return headings;
}

// The text in at most so many lines, of about the same length.
std::vector<Text> even_lines(const SceneBuilder& scene, const Text& text, const TextStyle& style,
                             double width, std::size_t most) {
  std::vector<Text> lines = scene.lines_of(text, style, width, most);
  if (lines.size() == 1) return lines;
  for (double narrower = 0.95 * width; narrower > width / 2; narrower -= 0.05 * width) {
    std::vector<Text> narrower_lines = scene.lines_of(text, style, narrower, lines.size());
    if (scene.localized(narrower_lines.back()).ends_with("…")) break;
    lines = std::move(narrower_lines);
  }
  return lines;
}

void lay_out_panel(SceneBuilder& scene, const PanelArea& place, RowHeadings headings, bool alone,
                   std::span<const View> views) {
  const Panel& panel = *place.panel;
  Rect area = place.area;
  const std::size_t index = scene.panel_count();
  if (headings.title_lines > 0) {
    const TextStyle style = panel_title_style(scene);
    scene.write_lines(even_lines(scene, panel.title, style, area.width, headings.title_lines), style,
                      {area.left, area.top + kAscent * style.size});
    const double used = (0.2 + kLineSpacing * static_cast<double>(headings.title_lines)) * style.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  const View view = index < views.size() ? views[index] : View{};
  scene.add_panel(lay_out_panel_content(scene, panel, {area, index, view, headings.axis_titles, alone}));
}

bool has_only_tables(const std::vector<const Panel*>& row) {
  return std::all_of(row.begin(), row.end(),
                     [](const Panel* panel) { return std::holds_alternative<Table>(panel->content); });
}

double height_of_tables(const SceneBuilder& scene, const std::vector<const Panel*>& row, double width,
                        double most) {
  double height = 0;
  for (const Panel* panel : row) {
    const double head = panel->title.empty() ? 0 : (0.2 + kLineSpacing) * panel_title_style(scene).size;
    const Rect share = {0, 0, width / static_cast<double>(row.size()), std::max(0.0, most - head)};
    height = std::max(height, head + height_of_table(scene, std::get<Table>(panel->content), share));
  }
  return std::min(height, most);
}

// Rows have equal heights, but tables leave what they do not need to the other rows.
std::vector<double> heights_of(const SceneBuilder& scene, const std::vector<std::vector<const Panel*>>& rows,
                               double width, double height) {
  const double share = height / static_cast<double>(rows.size());
  std::vector<double> heights(rows.size(), share);
  const auto others =
      rows.size() - static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), has_only_tables));
  if (others == 0) return heights;
  double spared = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!has_only_tables(rows[i])) continue;
    heights[i] = height_of_tables(scene, rows[i], width, share);
    spared += share - heights[i];
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!has_only_tables(rows[i])) heights[i] += spared / static_cast<double>(others);
  }
  return heights;
}

void lay_out_rows(SceneBuilder& scene, const Plot& plot, const Rect& area, std::span<const View> views) {
  const double gap = 1.6 * scene.em();
  const auto rows = arranged(plot, area);
  const std::vector<double> heights = heights_of(
      scene, rows, area.width, std::max(0.0, area.height - gap * static_cast<double>(rows.size() - 1)));
  const bool alone = rows.size() == 1 && rows[0].size() == 1;
  double top = area.top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double weights = 0;
    for (const Panel* panel : rows[i]) weights += panel->weight;
    const double width_of_panels = std::max(0.0, area.width - gap * static_cast<double>(rows[i].size() - 1));
    double left = area.left;
    std::vector<PanelArea> places;
    for (const Panel* panel : rows[i]) {
      const double width = width_of_panels * panel->weight / weights;
      places.push_back({panel, {left, top, width, heights[i]}});
      left += width + gap;
    }
    const RowHeadings headings = headings_of(scene, places);
    for (const PanelArea& place : places) lay_out_panel(scene, place, headings, alone, views);
    top += heights[i] + gap;
  }
}

}  // namespace

Scene lay_out(const Plot& plot, Rect frame, const Look& look, std::span<const View> views) {
  Scene result;
  result.frame = frame;
  result.background = theme(look.theme).paper;
  SceneBuilder scene(result, look);
  const double margin = 0.9 * scene.em();
  Rect area = frame.inset(margin);

  // Title and note have a second line only if the panels can spare it.
  const std::size_t most_lines =
      area.height > 12 * scene.em() * static_cast<double>(plot.rows.size()) ? 2 : 1;

  const TextStyle title = {1.2 * scene.em(), Ink::Kind::Ink, Weight::Bold};
  if (!plot.title.empty()) {
    const TextStyle aside = scene.caption(Ink::Kind::Muted);
    double room = area.width;
    if (!plot.aside.empty()) {
      const double width = scene.width_of(plot.aside, aside);
      const bool fits = scene.width_of(plot.title, title) + width + 2 * scene.em() <= area.width;
      if (fits && scene.write(plot.aside, aside, {area.right(), area.top + kAscent * title.size}, Align::Right))
        room -= width + 2 * scene.em();
    }
    const std::vector<Text> lines = even_lines(scene, plot.title, title, room, most_lines);
    scene.write_lines(lines, title, {area.left, area.top + kAscent * title.size});
    const double used = (1.7 + kLineSpacing * static_cast<double>(lines.size() - 1)) * title.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  // The note is left out if the figure is small.
  if (!plot.note.empty() && area.height > 12 * scene.em()) {
    const TextStyle note = scene.body();
    const std::vector<Text> lines = even_lines(scene, plot.note, note, area.width, most_lines);
    const double more = kLineSpacing * note.size * static_cast<double>(lines.size() - 1);
    scene.write_lines(lines, note, {area.left, area.bottom() - kDescent * note.size - more});
    area.height -= 1.8 * note.size + more;
  }
  lay_out_rows(scene, plot, area, views);
  return result;
}

}  // namespace surprisal::plot
