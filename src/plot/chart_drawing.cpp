#include "plot/chart_drawing.h"

#include <algorithm>
#include <cmath>

#include "plot/chart_range.h"

namespace surprisal::plot {
namespace {

Polyline level_line(const Rect& a, double y) { return {{a.left, y}, {a.right(), y}}; }

Polyline upright_line(const Rect& a, double x) { return {{x, a.top}, {x, a.bottom()}}; }

}  // namespace

void draw_grid(Pen& pen, const Axes& axes, const std::vector<Tick>& x_ticks, const std::vector<Tick>& y_ticks,
               const Chart& chart) {
  const Rect& a = axes.area;
  const double thin = pen.line_width(Thickness::Thin);
  const auto draw = [&](const Polyline& points) {
    pen.note_line(points, Pen::Bother::Grid);
    pen.line(points, Ink::Kind::Faint, 0.8 * thin);
  };
  if (chart.bars_across) {
    for (const Tick& tick : x_ticks) draw(upright_line(a, axes.x.to_pixel(tick.at)));
    return;
  }
  for (const Tick& tick : y_ticks) draw(level_line(a, axes.y.to_pixel(tick.at)));
  for (const Tick& tick : x_ticks) {
    const double x = axes.x.to_pixel(tick.at);
    pen.line({{x, a.bottom()}, {x, a.bottom() + 0.3 * pen.em()}}, Ink(Ink::Kind::Muted).faded(0.7), thin);
  }
}

void draw_zero_lines(Pen& pen, const Axes& axes, const Chart& chart) {
  const auto holds_zero = [](const AxisMap& map) {
    return map.scale == Scale::Linear && map.data.low <= 0 && map.data.high >= 0;
  };
  const auto draw = [&](const Polyline& points) {
    pen.note_line(points, Pen::Bother::Zero);
    pen.line(points, Ink(Ink::Kind::Muted).faded(0.7), pen.line_width(Thickness::Thin));
  };
  const bool names_along_y = chart.bars_across || !chart.y.categories.empty();
  if (!names_along_y)
    draw(level_line(axes.area, holds_zero(axes.y) ? axes.y.to_pixel(0) : axes.area.bottom()));
  if (chart.x.visible && holds_zero(axes.x) && chart.x.categories.empty())
    draw(upright_line(axes.area, axes.x.to_pixel(0)));
}

namespace {

// Between two curves, in pieces where both are finite.
void fill_between(Pen& pen, const Axes& axes, const Band& band) {
  constexpr double kStep = 1.5;  // pixels
  const Range domain = band.x.value_or(axes.x.data);
  const double from = std::clamp(axes.x.to_pixel(domain.low), axes.area.left, axes.area.right());
  const double to = std::clamp(axes.x.to_pixel(domain.high), axes.area.left, axes.area.right());
  Polyline upper;
  Polyline lower;
  const auto fill = [&] {
    upper.insert(upper.end(), lower.rbegin(), lower.rend());
    pen.area(clipped_area(upper, axes.area), band.ink);
    upper.clear();
    lower.clear();
  };
  const int steps = std::max(1, static_cast<int>((to - from) / kStep));
  for (int i = 0; i <= steps; ++i) {
    const double pixel = from + (to - from) * i / steps;
    const double x = axes.x.to_data(pixel);
    const double low = axes.y.to_pixel(band.low(x));
    const double high = axes.y.to_pixel(band.high(x));
    if (!std::isfinite(low) || !std::isfinite(high)) {
      fill();
      continue;
    }
    upper.push_back({pixel, high});
    lower.push_back({pixel, low});
  }
  fill();
  if (band.fill != Fill::Hatched) return;
  Ink ink = band.ink;
  ink.strength = 0.5;
  for (double pixel = from; pixel <= to; pixel += 0.5 * pen.em()) {
    const double x = axes.x.to_data(pixel);
    const double low = std::clamp(axes.y.to_pixel(band.low(x)), axes.area.top, axes.area.bottom());
    const double high = std::clamp(axes.y.to_pixel(band.high(x)), axes.area.top, axes.area.bottom());
    if (!(low - high > 1)) continue;
    pen.line({{pixel, low}, {pixel, high}}, ink, pen.line_width(Thickness::Thin));
    pen.note_line({{pixel, low}, {pixel, high}}, Pen::Bother::Guide);
  }
}

}  // namespace

std::optional<Rect> band_rect(const Axes& axes, const Band& band) {
  const Rect& a = axes.area;
  const auto within = [](double v, double low, double high) { return std::clamp(v, low, high); };
  const double left = band.x ? within(axes.x.to_pixel(band.x->low), a.left, a.right()) : a.left;
  const double right = band.x ? within(axes.x.to_pixel(band.x->high), a.left, a.right()) : a.right();
  const double top = band.y ? within(axes.y.to_pixel(band.y->high), a.top, a.bottom()) : a.top;
  const double bottom = band.y ? within(axes.y.to_pixel(band.y->low), a.top, a.bottom()) : a.bottom();
  if (!(right > left) || !(bottom > top)) return std::nullopt;
  return Rect{left, top, right - left, bottom - top};
}

void draw_band(Pen& pen, const Axes& axes, const Band& band) {
  if (band.low && band.high) return fill_between(pen, axes, band);
  if (const auto rect = band_rect(axes, band)) pen.box(*rect, band.ink);
}

Rect bar_rect(const Chart& chart, const Axes& axes, const Bar& bar) {
  const AxisMap& along = chart.bars_across ? axes.y : axes.x;
  const AxisMap& value = chart.bars_across ? axes.x : axes.y;
  const auto within = [](const AxisMap& map, double v) {
    const double low = std::min(map.pixel_low, map.pixel_high);
    const double high = std::max(map.pixel_low, map.pixel_high);
    return std::clamp(map.to_pixel(v), low, high);
  };
  const double a = within(along, bar.at - bar.width / 2);
  const double b = within(along, bar.at + bar.width / 2);
  const double from = within(value, bar.from);
  const double to = within(value, bar.to);
  const Rect upright = {std::min(a, b), std::min(from, to), std::abs(b - a), std::abs(to - from)};
  return chart.bars_across ? Rect{upright.top, upright.left, upright.height, upright.width} : upright;
}

void draw_bar(Pen& pen, const Rect& rect, const Bar& bar) {
  const Ink ink = dimmed(pen, bar.ink, bar.of_class);
  const double radius = std::min({0.12 * pen.em(), rect.width / 4, rect.height / 4});
  switch (bar.fill) {
    case Fill::Solid:
      return pen.box(rect, ink, radius);
    case Fill::Hatched:
      pen.box(rect, ink.faded(0.15));
      return pen.hatch(rect, ink);
    case Fill::Outline:
      return pen.frame(rect, ink, pen.line_width(Thickness::Regular));
  }
}

std::vector<Polyline> visible_pieces(const Curve& curve, const Axes& axes, double margin) {
  const std::vector<Polyline> pieces =
      curve.f ? sample(curve.f, curve.domain.value_or(axes.x.data), axes.x, axes.y) : parted(curve.points);
  std::vector<Polyline> visible;
  for (const Polyline& piece : pieces) {
    for (Polyline& part : clipped(to_pixels(piece, axes.x, axes.y), axes.area.inset(-margin)))
      visible.push_back(std::move(part));
  }
  return visible;
}

void draw_guide(Pen& pen, const Axes& axes, const Guide& guide) {
  const Rect& a = axes.area;
  const bool upright = guide.direction == Guide::Direction::Vertical;
  const double at = upright ? axes.x.to_pixel(guide.at) : axes.y.to_pixel(guide.at);
  if (!(upright ? at >= a.left && at <= a.right() : at >= a.top && at <= a.bottom())) return;
  const std::vector<Point> points = upright ? std::vector<Point>{{at, a.top}, {at, a.bottom()}}
                                            : std::vector<Point>{{a.left, at}, {a.right(), at}};
  pen.line(points, guide.ink, pen.line_width(Thickness::Thin), guide.dash);
  pen.note_line(points, Pen::Bother::Guide);
}

}  // namespace surprisal::plot
