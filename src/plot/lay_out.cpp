#include "plot/lay_out.h"

#include <algorithm>
#include <cmath>

#include "plot/cases.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

PlacedPanel lay_out_content(Pen& pen, const Panel& panel, const PanelPlace& place) {
  return std::visit(Cases{[&](const Chart& chart) { return lay_out_chart(pen, chart, place); },
                          [&](const Table& table) { return lay_out_table(pen, table, place); },
                          [&](const HeatMap& map) { return lay_out_heat_map(pen, map, place); },
                          [&](const Triangle& triangle) { return lay_out_triangle(pen, triangle, place); },
                          [&](const Diagram& diagram) { return lay_out_diagram(pen, diagram, place); }},
                    panel.content);
}

bool has_equal_units(const Plot& plot) {
  return std::any_of(plot.rows.begin(), plot.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const Panel& panel) {
      const Chart* chart = std::get_if<Chart>(&panel.content);
      return chart != nullptr && chart->equal_units;
    });
  });
}

// Panels that would be narrow columns go one under the other where the frame is tall enough for that; but not
// beside one with equal units, of which a low and wide frame leaves nothing to see.
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

struct PanelRoom {
  const Panel* panel = nullptr;
  Rect area;
};

// What every panel of a row leaves room for if one of them has it, so that their plots stand level.
struct RowHeads {
  std::size_t title_lines = 0;
  bool chart_titles = false;
};

TextStyle panel_title_style(const Pen& pen) { return {pen.em() * 1.05, Ink::Kind::Ink, Weight::Bold}; }

RowHeads heads_of(const Pen& pen, const std::vector<PanelRoom>& row) {
  // A second line where the figure is tall enough to spare it.
  const std::size_t most = row.front().area.height > 11 * pen.em() ? 2 : 1;
  RowHeads heads;
  for (const auto& [panel, area] : row) {
    const Chart* chart = std::get_if<Chart>(&panel->content);
    if (!panel->title.empty()) {
      heads.title_lines = std::max(
          heads.title_lines, pen.lines_of(panel->title, panel_title_style(pen), area.width, most).size());
    }
    heads.chart_titles |= chart != nullptr && !chart->y.title.empty();
  }
  return heads;
}

// A second line rather than a cut one, and then two of about one length.
std::vector<Text> even_lines(const Pen& pen, const Text& text, const TextStyle& style, double width,
                             std::size_t most) {
  std::vector<Text> lines = pen.lines_of(text, style, width, most);
  if (lines.size() == 1) return lines;
  for (double narrower = 0.95 * width; narrower > width / 2; narrower -= 0.05 * width) {
    std::vector<Text> evener = pen.lines_of(text, style, narrower, lines.size());
    if (pen.say(evener.back()).ends_with("…")) break;
    lines = std::move(evener);
  }
  return lines;
}

void lay_out_panel(Pen& pen, const PanelRoom& room, RowHeads heads, bool alone, std::span<const View> views) {
  const Panel& panel = *room.panel;
  Rect area = room.area;
  const std::size_t index = pen.scene().panels.size();
  if (heads.title_lines > 0) {
    const TextStyle style = panel_title_style(pen);
    pen.write_lines(even_lines(pen, panel.title, style, area.width, heads.title_lines), style,
                    {area.left, area.top + kAscent * style.size});
    const double used = (0.2 + kLineStep * static_cast<double>(heads.title_lines)) * style.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  const View view = index < views.size() ? views[index] : View{};
  PlacedPanel placed = lay_out_content(pen, panel, {area, index, view, heads.chart_titles, alone});
  pen.scene().panels.push_back(placed);
}

bool is_of_tables(const std::vector<const Panel*>& row) {
  return std::all_of(row.begin(), row.end(),
                     [](const Panel* panel) { return std::holds_alternative<Table>(panel->content); });
}

double height_of_tables(const Pen& pen, const std::vector<const Panel*>& row, double width, double most) {
  double height = 0;
  for (const Panel* panel : row) {
    const double head = panel->title.empty() ? 0 : (0.2 + kLineStep) * panel_title_style(pen).size;
    const Rect share = {0, 0, width / static_cast<double>(row.size()), std::max(0.0, most - head)};
    height = std::max(height, head + height_of_table(pen, std::get<Table>(panel->content), share));
  }
  return std::min(height, most);
}

// Rows share the height alike, but tables take no more than they need where other rows have use for it.
std::vector<double> heights_of(const Pen& pen, const std::vector<std::vector<const Panel*>>& rows,
                               double width, double height) {
  const double share = height / static_cast<double>(rows.size());
  std::vector<double> heights(rows.size(), share);
  const auto others =
      rows.size() - static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_of_tables));
  if (others == 0) return heights;
  double spared = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_of_tables(rows[i])) continue;
    heights[i] = height_of_tables(pen, rows[i], width, share);
    spared += share - heights[i];
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_of_tables(rows[i])) heights[i] += spared / static_cast<double>(others);
  }
  return heights;
}

void lay_out_rows(Pen& pen, const Plot& plot, const Rect& area, std::span<const View> views) {
  const double gap = 1.6 * pen.em();
  const auto rows = arranged(plot, area);
  const std::vector<double> heights = heights_of(
      pen, rows, area.width, std::max(0.0, area.height - gap * static_cast<double>(rows.size() - 1)));
  const bool alone = rows.size() == 1 && rows[0].size() == 1;
  double top = area.top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double weights = 0;
    for (const Panel* panel : rows[i]) weights += panel->weight;
    const double room = std::max(0.0, area.width - gap * static_cast<double>(rows[i].size() - 1));
    double left = area.left;
    std::vector<PanelRoom> places;
    for (const Panel* panel : rows[i]) {
      const double width = room * panel->weight / weights;
      places.push_back({panel, {left, top, width, heights[i]}});
      left += width + gap;
    }
    const RowHeads heads = heads_of(pen, places);
    for (const PanelRoom& place : places) lay_out_panel(pen, place, heads, alone, views);
    top += heights[i] + gap;
  }
}

}  // namespace

Ink dimmed(const Pen& pen, Ink ink, std::size_t of_class) {
  constexpr double kFaded = 0.25;
  const Highlight& highlight = pen.look().highlight;
  const bool other_class =
      highlight.of_class != Curve::kNoClass && of_class != Curve::kNoClass && of_class != highlight.of_class;
  const bool other_quantity = highlight.quantity && ink.kind == Ink::Kind::Quantity &&
                              ink.index != static_cast<std::size_t>(*highlight.quantity);
  return other_class || other_quantity ? ink.faded(kFaded) : ink;
}

Scene lay_out(const Plot& plot, Rect frame, const Look& look, std::span<const View> views) {
  Scene scene;
  scene.frame = frame;
  scene.background = theme(look.theme).paper;
  Pen pen(scene, look);
  const double margin = 0.9 * pen.em();
  Rect area = frame.inset(margin);

  // Words have a second line only where the panels can spare it.
  const std::size_t most_lines = area.height > 12 * pen.em() * static_cast<double>(plot.rows.size()) ? 2 : 1;

  const TextStyle title = {1.2 * pen.em(), Ink::Kind::Ink, Weight::Bold};
  if (!plot.title.empty()) {
    const std::vector<Text> lines = even_lines(pen, plot.title, title, area.width, most_lines);
    pen.write_lines(lines, title, {area.left, area.top + kAscent * title.size});
    const double used = (1.7 + kLineStep * static_cast<double>(lines.size() - 1)) * title.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  // The note stands under the figure as long as the figure has most of the room.
  if (!plot.note.empty() && area.height > 12 * pen.em()) {
    const TextStyle note = pen.body();
    const std::vector<Text> lines = even_lines(pen, plot.note, note, area.width, most_lines);
    const double more = kLineStep * note.size * static_cast<double>(lines.size() - 1);
    pen.write_lines(lines, note, {area.left, area.bottom() - kDescent * note.size - more});
    area.height -= 1.8 * note.size + more;
  }
  lay_out_rows(pen, plot, area, views);
  return scene;
}

}  // namespace surprisal::plot
