#include "plot/panel_layout.h"

#include <algorithm>

#include "plot/cases.h"

namespace surprisal::plot {

PlacedPanel lay_out_panel_content(SceneBuilder& scene, const Panel& panel, const PanelPlace& place) {
  return std::visit(Cases{[&](const Chart& chart) { return lay_out_chart(scene, chart, place); },
                          [&](const Table& table) { return lay_out_table(scene, table, place); },
                          [&](const HeatMap& map) { return lay_out_heat_map(scene, map, place); },
                          [&](const Triangle& triangle) { return lay_out_triangle(scene, triangle, place); },
                          [&](const Diagram& diagram) { return lay_out_diagram(scene, diagram, place); },
                          [&](const Pictures& some) { return lay_out_pictures(scene, some, place); },
                          [&](const Passage& passage) { return lay_out_passage(scene, passage, place); },
                          [&](const Amounts& some) { return lay_out_amounts(scene, some, place); },
                          [&](const Working& working) { return lay_out_working(scene, working, place); },
                          [&](const Cover& cover) { return lay_out_cover(scene, cover, place); }},
                    panel.content);
}

namespace {

const Text& title_of(const SceneBuilder& scene, const PanelArea& place) {
  const Panel& panel = *place.panel;
  if (scene.look().medium == Medium::Paper && !panel.title_on_paper.empty()) return panel.title_on_paper;
  const bool has_amounts = column_for_amounts(scene, panel, place.area).has_value();
  return has_amounts && !panel.title_beside_amounts.empty() ? panel.title_beside_amounts : panel.title;
}

}  // namespace

TextStyle panel_title_style(const SceneBuilder& scene) {
  return {scene.em() * 1.05, Ink::Kind::Ink, Weight::Bold};
}

std::vector<Text> even_lines(const SceneBuilder& scene, const Text& text, const TextStyle& style,
                             double width, std::size_t most) {
  const Text whole = scene.abridged_to_lines(text, style, width, most);
  std::vector<Text> lines = scene.lines_of(whole, style, width, most);
  if (lines.size() == 1) return lines;
  for (double narrower = 0.95 * width; narrower > width / 2; narrower -= 0.05 * width) {
    std::vector<Text> narrower_lines = scene.lines_of(whole, style, narrower, lines.size());
    if (scene.localized(narrower_lines.back()).ends_with("…")) break;
    lines = std::move(narrower_lines);
  }
  return lines;
}

RowHeadings headings_of(const SceneBuilder& scene, const std::vector<PanelArea>& row) {
  // Allow a second line if the figure is tall enough.
  const std::size_t most = row.front().area.height > 12 * scene.em() ? 2 : 1;
  RowHeadings headings;
  headings.panels = row.size();
  for (const PanelArea& place : row) {
    const Chart* chart = axes_shown(*place.panel);
    const Text& title = title_of(scene, place);
    if (!title.empty()) {
      headings.title_lines =
          std::max(headings.title_lines,
                   even_lines(scene, title, panel_title_style(scene), place.area.width, most).size());
    }
    headings.axis_titles |= chart != nullptr && !chart->y.title.empty();
  }
  return headings;
}

namespace {

// Writes the y title at the right end of the panel's title line, if the figure asks for that and it fits.
bool write_y_title_in_line(SceneBuilder& scene, const Panel& panel, const Text& title, const Rect& line) {
  const Chart* chart = std::get_if<Chart>(&panel.content);
  if (chart == nullptr || !chart->y.title_in_line) return false;
  const TextStyle style = scene.body(chart->y.ink);
  const double room =
      line.width - scene.width_of(title, panel_title_style(scene)) - scene.width_of(chart->y.title, style);
  return room > 2 * scene.em() &&
         scene.write(chart->y.title, style, {line.right(), line.top + kAscent * line.height}, Align::Right);
}

// Lays out the amounts in their column, level with the top of the panel's content.
void lay_out_amounts_beside(SceneBuilder& scene, const Panel& panel, const PanelPlace& place,
                            const Rect& column) {
  const Chart* chart = std::get_if<Chart>(&panel.content);
  const bool is_lower = chart != nullptr && !chart->y.title.empty() && !place.y_title_is_written;
  const double down = is_lower ? 1.4 * scene.em() : 0;
  PanelPlace beside = place;
  beside.area = {column.left, place.area.top + down, column.width, std::max(0.0, place.area.height - down)};
  lay_out_amounts(scene, *panel.amounts, beside);
}

}  // namespace

void lay_out_panel(SceneBuilder& scene, const PanelArea& place, RowHeadings headings, bool alone,
                   std::span<const View> views) {
  const Panel& panel = *place.panel;
  const std::optional<Rect> column = column_for_amounts(scene, panel, place.area);
  const Text& title = title_of(scene, place);
  Rect area = place.area;
  const std::size_t index = scene.panel_count();
  bool y_title_is_written = false;
  if (headings.title_lines > 0) {
    const TextStyle style = panel_title_style(scene);
    scene.write_lines(even_lines(scene, title, style, area.width, headings.title_lines), style,
                      {area.left, area.top + kAscent * style.size});
    if (headings.panels == 1)
      y_title_is_written =
          write_y_title_in_line(scene, panel, title, {area.left, area.top, area.width, style.size});
    const double used = (0.2 + kLineSpacing * static_cast<double>(headings.title_lines)) * style.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  PanelPlace in = {area, index, index < views.size() ? views[index] : View{}, headings.axis_titles, alone};
  in.least_left = place.least_left;
  in.hides_x = place.hides_x;
  in.centred = headings.panels == 1 && panel.title.empty();
  in.y_title_is_written = y_title_is_written;
  if (y_title_is_written) in.room_for_title = false;
  if (!column) return scene.add_panel(lay_out_panel_content(scene, panel, in));
  PanelPlace narrower = in;
  narrower.area = beside_column(scene, area);
  scene.add_panel(lay_out_panel_content(scene, panel, narrower));
  lay_out_amounts_beside(scene, panel, in, *column);
}

}  // namespace surprisal::plot
