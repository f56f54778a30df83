// plot: the layout of a chart: the order in which its elements are drawn and labelled.
#include <cmath>

#include "plot/chart_axes.h"
#include "plot/chart_drawing.h"
#include "plot/chart_labels.h"
#include "plot/labels.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

bool is_inside(const Axes& axes, Point at) { return axes.area.inset(-1).contains(at); }

std::vector<Rect> draw_bars(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  std::vector<Rect> rects;
  for (const Bar& bar : chart.bars) {
    const Rect rect = rects.emplace_back(bar_rect(chart, axes, bar));
    if (!std::isnan(bar.to) && rect.width > 0 && rect.height > 0) draw_bar(scene, rect, bar);
  }
  return rects;
}

// Returns the visible pieces of each curve.
std::vector<std::vector<Polyline>> draw_curves(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                                               double margin) {
  std::vector<std::vector<Polyline>> pieces;
  for (const Curve& curve : chart.curves) {
    pieces.push_back(visible_pieces(curve, axes, margin));
    for (const Polyline& piece : pieces.back()) {
      scene.lines().add(piece);
      scene.line(piece, scene.dimmed(curve.ink, curve.of_class), scene.line_width(curve.thickness),
                 curve.dash);
    }
  }
  return pieces;
}

void draw_arrow(SceneBuilder& scene, const Axes& axes, const Arrow& arrow) {
  const Point from = axes.at(arrow.from);
  const Point to = axes.at(arrow.to);
  if (!is_inside(axes, from) || !is_inside(axes, to)) return;
  scene.arrow(from, to, arrow.ink, scene.line_width(Thickness::Regular));
  scene.lines().add({from, to});
}

void draw_mark(SceneBuilder& scene, const Axes& axes, const Mark& mark, double size) {
  const Point at = axes.at(mark.at);
  if (!is_inside(axes, at)) return;
  scene.mark(at, mark.shape, size, scene.dimmed(mark.ink, mark.of_class));
  scene.reserve({at.x - size / 2, at.y - size / 2, size, size});
}

}  // namespace

PlacedPanel lay_out_chart(SceneBuilder& scene, const Chart& chart, const PanelPlace& place) {
  const Axes axes = axes_of(scene, chart, place);
  const double mark_size = 0.62 * scene.em();
  const double margin = scene.line_width(Thickness::Thick);

  write_axis_titles(scene, axes, chart, place.area);
  write_tick_labels(scene, axes);
  write_category_names(scene, axes, chart);

  for (const Band& band : chart.bands) draw_band(scene, axes, band);
  draw_grid(scene, axes, chart);
  const std::vector<Rect> bars = draw_bars(scene, axes, chart);
  draw_zero_lines(scene, axes, chart);
  for (const Guide& guide : chart.guides) draw_guide(scene, axes, guide);
  scene.clip(axes.area.inset(-margin));
  const std::vector<std::vector<Polyline>> pieces = draw_curves(scene, axes, chart, margin);
  for (const Arrow& arrow : chart.arrows) draw_arrow(scene, axes, arrow);
  scene.unclip();
  for (const Mark& mark : chart.marks) draw_mark(scene, axes, mark, mark_size);

  // What is labelled first finds the most room.
  label_bars(scene, chart, bars);
  label_marks(scene, axes, chart, mark_size);
  for (const Guide& guide : chart.guides) label_guide(scene, axes, guide);
  for (const Band& band : chart.bands) label_band(scene, axes, band);
  for (const Arrow& arrow : chart.arrows) {
    if (!arrow.label.empty())
      label_point(scene, axes.area, axes.at(arrow.to), 0.4 * scene.em(), arrow.label, scene.body(arrow.ink));
  }
  label_curves(scene, axes, chart, pieces);

  for (const Handle& handle : chart.handles) {
    const Point at = axes.at(handle.at);
    if (std::isfinite(at.x) && std::isfinite(at.y)) scene.add_handle({at, place.index, handle});
  }
  PlacedPanel placed;
  placed.area = axes.area;
  placed.x = axes.x;
  placed.y = axes.y;
  placed.is_chart = true;
  return placed;
}

}  // namespace surprisal::plot
