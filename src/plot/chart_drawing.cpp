#include "plot/chart_drawing.h"

#include <algorithm>
#include <cmath>

#include "plot/chart_range.h"

namespace surprisal::plot {
namespace {

Polyline horizontal_line(const Rect& a, double y) { return {{a.left, y}, {a.right(), y}}; }

Polyline vertical_line(const Rect& a, double x) { return {{x, a.top}, {x, a.bottom()}}; }

}  // namespace

void draw_grid(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  const Rect& a = axes.area;
  const double thin = scene.line_width(Thickness::Thin);
  const auto draw = [&](const Polyline& points) {
    scene.lines().add(points, LineKind::Grid);
    scene.line(points, Ink::Kind::Faint, 0.8 * thin);
  };
  if (chart.horizontal_bars) {
    for (const Tick& tick : axes.x_ticks) draw(vertical_line(a, axes.x.to_pixel(tick.at)));
    return;
  }
  for (const Tick& tick : axes.y_ticks) draw(horizontal_line(a, axes.y.to_pixel(tick.at)));
  for (const Tick& tick : axes.x_ticks) {
    const double x = axes.x.to_pixel(tick.at);
    scene.line({{x, a.bottom()}, {x, a.bottom() + 0.3 * scene.em()}}, Ink(Ink::Kind::Muted).faded(0.7), thin);
  }
}

void draw_zero_lines(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  const auto has_zero = [](const AxisMap& map) {
    return map.scale == Scale::Linear && map.data.low <= 0 && map.data.high >= 0;
  };
  const auto draw = [&](const Polyline& points) {
    scene.lines().add(points, LineKind::Zero);
    scene.line(points, Ink(Ink::Kind::Muted).faded(0.7), scene.line_width(Thickness::Thin));
  };
  const bool categories_on_y = chart.horizontal_bars || !chart.y.categories.empty();
  if (!categories_on_y)
    draw(horizontal_line(axes.area, has_zero(axes.y) ? axes.y.to_pixel(0) : axes.area.bottom()));
  if (chart.x.visible && has_zero(axes.x) && chart.x.categories.empty())
    draw(vertical_line(axes.area, axes.x.to_pixel(0)));
}

namespace {

// The area between two curves, in pieces where both are finite.
void fill_between(SceneBuilder& scene, const Axes& axes, const Band& band) {
  constexpr double kStep = 1.5;  // pixels
  const Range domain = band.x.value_or(axes.x.data);
  const double from = std::clamp(axes.x.to_pixel(domain.low), axes.area.left, axes.area.right());
  const double to = std::clamp(axes.x.to_pixel(domain.high), axes.area.left, axes.area.right());
  Polyline upper;
  Polyline lower;
  const auto fill = [&] {
    upper.insert(upper.end(), lower.rbegin(), lower.rend());
    scene.area(clipped_area(upper, axes.area), band.ink);
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
  for (double pixel = from; pixel <= to; pixel += 0.5 * scene.em()) {
    const double x = axes.x.to_data(pixel);
    const double low = std::clamp(axes.y.to_pixel(band.low(x)), axes.area.top, axes.area.bottom());
    const double high = std::clamp(axes.y.to_pixel(band.high(x)), axes.area.top, axes.area.bottom());
    if (!(low - high > 1)) continue;
    scene.line({{pixel, low}, {pixel, high}}, ink, scene.line_width(Thickness::Thin));
    scene.lines().add({{pixel, low}, {pixel, high}}, LineKind::Guide);
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

void draw_band(SceneBuilder& scene, const Axes& axes, const Band& band) {
  if (band.low && band.high) return fill_between(scene, axes, band);
  if (const auto rect = band_rect(axes, band)) scene.box(*rect, band.ink);
}

Rect bar_rect(const Chart& chart, const Axes& axes, const Bar& bar) {
  const AxisMap& along = chart.horizontal_bars ? axes.y : axes.x;
  const AxisMap& value = chart.horizontal_bars ? axes.x : axes.y;
  const auto within = [](const AxisMap& map, double v) {
    const double low = std::min(map.pixel_low, map.pixel_high);
    const double high = std::max(map.pixel_low, map.pixel_high);
    return std::clamp(map.to_pixel(v), low, high);
  };
  const double a = within(along, bar.at - bar.width / 2);
  const double b = within(along, bar.at + bar.width / 2);
  const double from = within(value, bar.from);
  const double to = within(value, bar.to);
  const Rect vertical = {std::min(a, b), std::min(from, to), std::abs(b - a), std::abs(to - from)};
  return chart.horizontal_bars ? Rect{vertical.top, vertical.left, vertical.height, vertical.width}
                               : vertical;
}

void draw_bar(SceneBuilder& scene, const Rect& rect, const Bar& bar) {
  const Ink ink = scene.dimmed(bar.ink, bar.of_class);
  const double radius = std::min({0.12 * scene.em(), rect.width / 4, rect.height / 4});
  switch (bar.fill) {
    case Fill::Solid:
      return scene.box(rect, ink, radius);
    case Fill::Hatched:
      scene.box(rect, ink.faded(0.15));
      return scene.hatch(rect, ink);
    case Fill::Outline:
      return scene.outline(rect, ink, scene.line_width(Thickness::Regular));
  }
}

std::vector<Polyline> visible_pieces(const Curve& curve, const Axes& axes, double margin) {
  const std::vector<Polyline> pieces =
      curve.f ? sample(curve.f, curve.domain.value_or(axes.x.data), axes.x, axes.y)
              : split_at_nan(curve.points);
  std::vector<Polyline> visible;
  for (const Polyline& piece : pieces) {
    for (Polyline& part : clipped(to_pixels(piece, axes.x, axes.y), axes.area.inset(-margin)))
      visible.push_back(std::move(part));
  }
  return visible;
}

std::optional<double> guide_pixel(const Axes& axes, const Guide& guide) {
  const Rect& a = axes.area;
  const bool vertical = guide.direction == Guide::Direction::Vertical;
  const double at = vertical ? axes.x.to_pixel(guide.at) : axes.y.to_pixel(guide.at);
  const bool inside = vertical ? at >= a.left && at <= a.right() : at >= a.top && at <= a.bottom();
  return inside ? std::optional(at) : std::nullopt;
}

void draw_guide(SceneBuilder& scene, const Axes& axes, const Guide& guide) {
  const std::optional<double> at = guide_pixel(axes, guide);
  if (!at) return;
  const bool vertical = guide.direction == Guide::Direction::Vertical;
  const Polyline points = vertical ? vertical_line(axes.area, *at) : horizontal_line(axes.area, *at);
  scene.line(points, guide.ink, scene.line_width(Thickness::Thin), guide.dash);
  scene.lines().add(points, LineKind::Guide);
}

}  // namespace surprisal::plot
