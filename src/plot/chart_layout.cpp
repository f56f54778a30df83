#include <cmath>

#include "plot/chart_axes.h"
#include "plot/chart_drawing.h"
#include "plot/chart_labels.h"
#include "plot/labels.h"
#include "plot/layouts.h"

namespace surprisal::plot {
PlacedPanel lay_out_chart(Pen& pen, const Chart& chart, const PanelPlace& place) {
  std::vector<Tick> x_ticks;
  std::vector<Tick> y_ticks;
  const Axes axes = axes_of(pen, chart, place, x_ticks, y_ticks);
  const double mark_size = 0.62 * pen.em();
  const double margin = pen.line_width(Thickness::Thick);

  write_titles(pen, axes, chart, place.area);
  write_ticks(pen, axes, chart, x_ticks, y_ticks);
  for (const Band& band : chart.bands) draw_band(pen, axes, band);
  draw_grid(pen, axes, x_ticks, y_ticks, chart);

  std::vector<Rect> bars;
  for (const Bar& bar : chart.bars) bars.push_back(bar_rect(chart, axes, bar));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (!std::isnan(chart.bars[i].to) && bars[i].width > 0 && bars[i].height > 0)
      draw_bar(pen, bars[i], chart.bars[i]);
  }
  draw_zero_lines(pen, axes, chart);
  for (const Guide& guide : chart.guides) draw_guide(pen, axes, guide);

  pen.clip(axes.area.inset(-margin));
  std::vector<std::vector<Polyline>> pieces;
  for (const Curve& curve : chart.curves) {
    pieces.push_back(visible_pieces(curve, axes, margin));
    for (const Polyline& piece : pieces.back()) {
      pen.note_line(piece);
      pen.line(piece, dimmed(pen, curve.ink, curve.of_class), pen.line_width(curve.thickness), curve.dash);
    }
  }
  for (const Arrow& arrow : chart.arrows) {
    const Point from = axes.at(arrow.from);
    const Point to = axes.at(arrow.to);
    if (!axes.area.inset(-1).contains(from) || !axes.area.inset(-1).contains(to)) continue;
    pen.arrow(from, to, arrow.ink, pen.line_width(Thickness::Regular));
    pen.note_line({from, to});
  }
  pen.unclip();
  for (const Mark& mark : chart.marks) {
    const Point at = axes.at(mark.at);
    if (!axes.area.inset(-1).contains(at)) continue;
    pen.mark(at, mark.shape, mark_size, dimmed(pen, mark.ink, mark.of_class));
    pen.keep_clear({at.x - mark_size / 2, at.y - mark_size / 2, mark_size, mark_size});
  }

  label_bars(pen, chart, bars);
  label_marks(pen, axes, chart, mark_size);
  for (const Guide& guide : chart.guides) label_guide(pen, axes, guide);
  for (const Band& band : chart.bands) label_band(pen, axes, band);
  for (const Arrow& arrow : chart.arrows) {
    if (!arrow.label.empty())
      label_point(pen, axes.area, axes.at(arrow.to), 0.4 * pen.em(), arrow.label, pen.body(arrow.ink));
  }
  label_curves(pen, axes, chart, pieces);

  for (const Handle& handle : chart.handles) {
    const Point at = axes.at(handle.at);
    if (std::isfinite(at.x) && std::isfinite(at.y)) pen.scene().handles.push_back({at, place.index, handle});
  }
  PlacedPanel placed;
  placed.area = axes.area;
  placed.x = axes.x;
  placed.y = axes.y;
  placed.is_chart = true;
  return placed;
}

}  // namespace surprisal::plot
