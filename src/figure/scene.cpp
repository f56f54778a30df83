#include "figure/scene.h"

#include <algorithm>
#include <cmath>

#include "figure/layouts.h"

namespace surprisal {
namespace {

template <typename... F>
struct Cases : F... {
  using F::operator()...;
};
template <typename... F>
Cases(F...) -> Cases<F...>;

PlacedPanel lay_out_content(Pen& pen, const Panel& panel, const PanelPlace& place) {
  return std::visit(Cases{[&](const Chart& chart) { return lay_out_chart(pen, chart, place); },
                          [&](const Table& table) { return lay_out_table(pen, table, place); },
                          [&](const HeatMap& map) { return lay_out_heat_map(pen, map, place); },
                          [&](const Triangle& triangle) { return lay_out_triangle(pen, triangle, place); },
                          [&](const Diagram& diagram) { return lay_out_diagram(pen, diagram, place); }},
                    panel.content);
}

// Panels that would be narrow columns go one under the other where the frame is tall enough for that.
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
  if (smaller_side(1, count) > smaller_side(widest, rows.size())) {
    std::vector<std::vector<const Panel*>> column;
    for (const auto& row : rows) {
      for (const Panel* panel : row) column.push_back({panel});
    }
    return column;
  }
  return rows;
}

// What every panel of a row leaves room for if one of them has it, so that their plots stand level.
struct RowHeads {
  bool titles = false;
  bool chart_titles = false;
};

RowHeads heads_of(const std::vector<const Panel*>& row) {
  RowHeads heads;
  for (const Panel* panel : row) {
    const Chart* chart = std::get_if<Chart>(&panel->content);
    heads.titles |= !panel->title.empty();
    heads.chart_titles |= chart != nullptr && !chart->y.title.empty();
  }
  return heads;
}

void lay_out_panel(Pen& pen, const Panel& panel, Rect area, RowHeads heads, std::span<const View> views) {
  const std::size_t index = pen.scene().panels.size();
  if (heads.titles) {
    const TextStyle style = {pen.em() * 1.05, Ink::Kind::Ink, Weight::Bold};
    pen.write_within(panel.title, style, {area.left, area.top + kAscent * style.size}, area.width);
    const double used = 1.45 * style.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  const View view = index < views.size() ? views[index] : View{};
  PlacedPanel placed = lay_out_content(pen, panel, {area, index, view, heads.chart_titles});
  pen.scene().panels.push_back(placed);
}

void lay_out_rows(Pen& pen, const Plot& plot, const Rect& area, std::span<const View> views) {
  const double gap = 1.6 * pen.em();
  const auto rows = arranged(plot, area);
  const auto row_count = static_cast<double>(rows.size());
  const double height = std::max(0.0, (area.height - gap * (row_count - 1)) / row_count);
  double top = area.top;
  for (const auto& row : rows) {
    double weights = 0;
    for (const Panel* panel : row) weights += panel->weight;
    const double room = std::max(0.0, area.width - gap * static_cast<double>(row.size() - 1));
    double left = area.left;
    const RowHeads heads = heads_of(row);
    for (const Panel* panel : row) {
      const double width = room * panel->weight / weights;
      lay_out_panel(pen, *panel, {left, top, width, height}, heads, views);
      left += width + gap;
    }
    top += height + gap;
  }
}

}  // namespace

double AxisMap::to_pixel(double value) const {
  const double share = scale == Scale::Log ? (std::log(std::max(value, 0.0)) - std::log(data.low)) /
                                                 (std::log(data.high) - std::log(data.low))
                                           : (value - data.low) / (data.high - data.low);
  return pixel_low + share * (pixel_high - pixel_low);
}

double AxisMap::to_data(double pixel) const {
  const double share = (pixel - pixel_low) / (pixel_high - pixel_low);
  if (scale == Scale::Linear) return data.low + share * (data.high - data.low);
  return std::exp(std::log(data.low) + share * (std::log(data.high) - std::log(data.low)));
}

Point PlacedPanel::to_data(Point pixel) const {
  if (!is_triangle) return {x.to_data(pixel.x), y.to_data(pixel.y)};
  // x runs along the base, y is the height over it: the height is p2, and the base splits the rest.
  const double p2 = y.to_data(pixel.y);
  const double p1 = x.to_data(pixel.x) - p2 / 2;
  return {1 - p1 - p2, p1};
}

Ink lit(const Pen& pen, Ink ink, std::size_t of_class) {
  constexpr double kFaded = 0.25;
  const Lit& lit = pen.look().lit;
  const bool other_class =
      lit.of_class != Curve::kNoClass && of_class != Curve::kNoClass && of_class != lit.of_class;
  const bool other_quantity =
      lit.quantity && ink.kind == Ink::Kind::Quantity && ink.index != static_cast<std::size_t>(*lit.quantity);
  return other_class || other_quantity ? ink.faded(kFaded) : ink;
}

Scene lay_out(const Plot& plot, Rect frame, const Look& look, std::span<const View> views) {
  Scene scene;
  scene.frame = frame;
  scene.background = theme(look.theme).paper;
  Pen pen(scene, look);
  const double margin = 0.9 * pen.em();
  Rect area = frame.inset(margin);

  const TextStyle title = {1.2 * pen.em(), Ink::Kind::Ink, Weight::Bold};
  if (!plot.title.empty()) {
    pen.write_within(plot.title, title, {area.left, area.top + kAscent * title.size}, area.width);
    const double used = 1.7 * title.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
  }
  // The note stands under the figure as long as the figure has most of the room.
  if (!plot.note.empty() && area.height > 12 * pen.em()) {
    const TextStyle note = pen.body();
    pen.write_within(plot.note, note, {area.left, area.bottom() - kDescent * note.size}, area.width);
    area.height -= 1.8 * note.size;
  }
  lay_out_rows(pen, plot, area, views);
  return scene;
}

void paint(const Scene& scene, Canvas& canvas) {
  const Cases put = {
      [&](const shape::Line& line) { canvas.polyline(line.points, line.stroke); },
      [&](const shape::Area& area) { canvas.polygon(area.points, area.color); },
      [&](const shape::Box& box) { canvas.rectangle(box.rect, box.color, box.corner_radius); },
      [&](const shape::Disc& disc) { canvas.circle(disc.centre, disc.radius, disc.color); },
      [&](const shape::Label& label) { canvas.glyphs(label.glyphs, label.color, label.text); },
      [&](const shape::Clip& clip) { canvas.push_clip(clip.rect); },
      [&](const shape::Unclip&) { canvas.pop_clip(); },
  };
  for (const SceneShape& shape : scene.shapes) std::visit(put, shape);
}

}  // namespace surprisal
