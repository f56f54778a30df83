#include "plot/chart_drawing.h"

#include <algorithm>
#include <cmath>

#include "draw/clipping.h"
#include "plot/chart_range.h"
#include "plot/rows_of_bars.h"

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
  if (!chart.y.categories.empty()) return;
  for (const Tick& tick : axes.y_ticks) draw(horizontal_line(a, axes.y.to_pixel(tick.at)));
  if (axes.in_card) return;
  for (const Tick& tick : axes.x_ticks) {
    const double x = axes.x.to_pixel(tick.at);
    scene.line({{x, a.bottom()}, {x, a.bottom() + 0.3 * scene.em()}}, scene.theme().axis, thin);
  }
}

void draw_zero_lines(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  const auto has_zero = [](const AxisMap& map) {
    return map.scale == Scale::Linear && map.data.low <= 0 && map.data.high >= 0;
  };
  const auto draw = [&](const Polyline& points) {
    scene.lines().add(points, LineKind::Zero);
    scene.line(points, scene.theme().axis, scene.line_width(Thickness::Thin));
  };
  const bool categories_on_y = chart.horizontal_bars || !chart.y.categories.empty();
  draw(horizontal_line(axes.area,
                       !categories_on_y && has_zero(axes.y) ? axes.y.to_pixel(0) : axes.area.bottom()));
  if (categories_on_y && has_zero(axes.x)) draw(vertical_line(axes.area, axes.x.to_pixel(0)));
}

namespace {

bool is_hatched(const SceneBuilder& scene) { return scene.look().theme == ThemeName::Contrast; }

// Fills the area between two curves, piece by piece where both are finite.
void fill_between(SceneBuilder& scene, const Axes& axes, const Band& band) {
  const double step = scene.look().medium == Medium::Paper ? 0.5 : 1.5;  // pixels
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
  const int steps = std::max(1, static_cast<int>((to - from) / step));
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
  if (band.fill != Fill::Lighter || !is_hatched(scene)) return;
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
  const auto rect = band_rect(axes, band);
  if (!rect) return;
  scene.box(*rect, band.saturated ? scene.theme().saturated : scene.color(band.ink));
  if (!band.saturated) return;
  for (const double x : {rect->left, rect->right()})
    scene.lines().add({{x, rect->top}, {x, rect->bottom()}}, LineKind::Shade);
}

Rect bar_rect(const SceneBuilder& scene, const Chart& chart, const Axes& axes, const Bar& bar) {
  if (chart.horizontal_bars) return horizontal_bar_rect(scene, axes, chart, bar);
  const auto within = [](const AxisMap& map, double v) {
    const double low = std::min(map.pixel_low, map.pixel_high);
    const double high = std::max(map.pixel_low, map.pixel_high);
    return std::clamp(map.to_pixel(v), low, high);
  };
  const double a = within(axes.x, bar.at - bar.width / 2);
  const double b = within(axes.x, bar.at + bar.width / 2);
  const double from = within(axes.y, bar.from);
  const double to = within(axes.y, bar.to);
  return {std::min(a, b), std::min(from, to), std::abs(b - a), std::abs(to - from)};
}

namespace {

Polyline edge_of(const Rect& r) {
  return {
      {r.left, r.top}, {r.right(), r.top}, {r.right(), r.bottom()}, {r.left, r.bottom()}, {r.left, r.top}};
}

// Marks the end of a pale bar with an edge in the full colour.
void draw_edge(SceneBuilder& scene, const Chart& chart, const Rect& rect, const Bar& bar, Ink ink) {
  const double edge = 2 * scene.px();
  const bool forward = bar.to >= bar.from;
  if (chart.horizontal_bars) {
    const double width = std::min(edge, rect.width);
    scene.box({forward ? rect.right() - width : rect.left, rect.top, width, rect.height}, ink);
  } else {
    const double height = std::min(edge, rect.height);
    scene.box({rect.left, forward ? rect.top : rect.bottom() - height, rect.width, height}, ink);
  }
}

// A zigzag near the end of a bar shows that the bar goes on beyond the axis.
void draw_break(SceneBuilder& scene, const Chart& chart, const Rect& rect, bool forward,
                const Color& outline) {
  const double px = scene.px();
  const bool flat = chart.horizontal_bars;
  const double length = flat ? rect.width : rect.height;
  const double from_end = std::min((flat ? 30 : 16) * px, 0.4 * length);
  const bool at_high_end = flat == forward;  // in pixel coordinates, where y grows downwards
  const double at = at_high_end ? (flat ? rect.right() : rect.bottom()) - from_end
                                : (flat ? rect.left : rect.top) + from_end;
  const double step = (flat ? rect.height : rect.width) / 4;
  const double gap = 7 * px;
  const double swing = 4 * px;
  const auto point = [&](double along, double across) {
    return flat ? Point{along, rect.top + across} : Point{rect.left + across, along};
  };
  std::vector<Point> near_side;
  std::vector<Point> far_side;
  for (int i = 0; i <= 4; ++i) {
    const double sway = i % 2 == 0 ? -swing : swing;
    const double beyond_edge = i == 0 ? -px : i == 4 ? px : 0;
    near_side.push_back(point(at + sway, i * step + beyond_edge));
    far_side.push_back(point(at + sway + gap, i * step + beyond_edge));
  }
  std::vector<Point> cut = near_side;
  cut.insert(cut.end(), far_side.rbegin(), far_side.rend());
  scene.area(cut, Ink::Kind::Paper);
  scene.line(near_side, outline, px);
  scene.line(far_side, outline, px);
}

// In the high-contrast theme, stripes distinguish solid bars: rising for loss, falling for KL, vertical for
// entropy.
void draw_stripes(SceneBuilder& scene, const Rect& r, Ink ink) {
  constexpr double kStripeGap = 7;  // px
  constexpr std::uint8_t kStripeAlpha = 140;
  const bool is_striped =
      ink == Ink(Quantity::Loss) || ink == Ink(Quantity::Kl) || ink == Ink(Quantity::Entropy);
  if (!is_hatched(scene) || !is_striped) return;
  Color color = scene.theme().paper;
  color.alpha = kStripeAlpha;
  const double gap = kStripeGap * scene.px();
  const auto stripe = [&](Point a, Point b) { scene.line({a, b}, color, 1.25 * scene.px()); };
  if (ink == Ink(Quantity::Entropy)) {
    for (double x = r.left + gap; x < r.right(); x += gap) stripe({x, r.top}, {x, r.bottom()});
    return;
  }
  const auto mirrored = [&](double x) { return ink == Ink(Quantity::Kl) ? r.left + r.right() - x : x; };
  for (double start = gap / 2; start < r.width + r.height; start += gap) {
    stripe({mirrored(r.left + std::max(0.0, start - r.height)), r.top + std::min(start, r.height)},
           {mirrored(r.left + std::min(start, r.width)), r.top + std::max(0.0, start - r.width)});
  }
}

void fill_bar(SceneBuilder& scene, const Chart& chart, const Rect& rect, const Bar& bar, Ink ink,
              double radius) {
  switch (bar.fill) {
    case Fill::Solid: {
      scene.box(rect, ink, radius);
      draw_stripes(scene, rect, ink);
      const Color outline = outline_color_of(scene.theme(), ink);
      if (bar.is_joined || outline == scene.color(ink)) return;
      return scene.line(edge_of(rect), outline, scene.px());
    }
    case Fill::Lighter:
      if (is_hatched(scene)) {
        scene.box(rect, ink.faded(0.15));
        return scene.hatch(rect, ink);
      }
      [[fallthrough]];
    case Fill::Pale:
      if (bar.is_joined) scene.box(rect, Ink::Kind::Paper);  // hides the grid lines
      if (ink == Ink(Quantity::Prediction))
        scene.box(rect, scene.theme().pale_prediction, radius);
      else
        scene.box(rect, ink.faded(0.45), radius);
      if (bar.is_joined) return scene.line(edge_of(rect), outline_color_of(scene.theme(), ink), scene.px());
      return draw_edge(scene, chart, rect, bar, ink);
    case Fill::Outline:
      return scene.line(edge_of(rect), outline_color_of(scene.theme(), ink),
                        scene.line_width(Thickness::Regular));
  }
}

}  // namespace

namespace {

// Leaves a gap between joined bars.
Rect with_gap(const SceneBuilder& scene, const Rect& rect, const Bar& bar) {
  const double side = 0.75 * scene.px();
  if (!bar.is_joined || rect.width < 6 * side) return rect;
  return {rect.left + side, rect.top, rect.width - 2 * side, rect.height};
}

}  // namespace

bool leaves_axis(const Axes& axes, const Chart& chart, const Bar& bar) {
  const AxisMap& along = chart.horizontal_bars ? axes.x : axes.y;
  const double low = std::min(along.pixel_low, along.pixel_high), end = along.to_pixel(bar.to);
  return std::isinf(bar.to) || end < low - 1 || end > std::max(along.pixel_low, along.pixel_high) + 1;
}

void draw_bar(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& whole, const Bar& bar,
              bool dragged) {
  const Rect rect = with_gap(scene, whole, bar);
  const Ink ink = dragged ? Ink(Ink::Kind::Accent) : scene.dimmed(bar.ink, bar.of_class);
  const double radius = bar.is_joined ? 0 : std::min({3 * scene.px(), rect.width / 2, rect.height / 2});
  if (bar.on_track && chart.horizontal_bars && rect.height > 0 && is_finite({rect.top, rect.height}))
    scene.box({axes.area.left, rect.top, axes.area.width, rect.height}, scene.theme().bar_track, radius);
  if (!(rect.width > 0 && rect.height > 0) || !is_finite({rect.left, rect.top})) return;
  scene.lines().add(edge_of(rect));
  fill_bar(scene, chart, rect, bar, ink, radius);
  if (leaves_axis(axes, chart, bar))
    draw_break(scene, chart, rect, bar.to > bar.from, outline_color_of(scene.theme(), ink));
}

std::vector<Polyline> visible_pieces(const Curve& curve, const Axes& axes, double margin, double tolerance) {
  const std::vector<Polyline> pieces =
      curve.f ? sample(curve.f, curve.domain.value_or(axes.x.data), axes.x, axes.y, tolerance)
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
  Polyline points = vertical ? vertical_line(axes.area, *at) : horizontal_line(axes.area, *at);
  if (guide.extent) {
    const AxisMap& along = vertical ? axes.y : axes.x;
    const double low = std::min(along.pixel_low, along.pixel_high);
    const double high = std::max(along.pixel_low, along.pixel_high);
    const double from = std::clamp(along.to_pixel(guide.extent->low), low, high);
    const double to = std::clamp(along.to_pixel(guide.extent->high), low, high);
    points = vertical ? Polyline{{*at, from}, {*at, to}} : Polyline{{from, *at}, {to, *at}};
  }
  if (!is_finite(points.front()) || !is_finite(points.back())) return;
  scene.lines().add(points, LineKind::Guide);
  if (guide.is_stem)
    scene.line(points, scene.dimmed(guide.ink, Curve::kNoClass).faded(0.45), 3 * scene.px());
  else
    scene.line(points, scene.dimmed(guide.ink, Curve::kNoClass), 1.5 * scene.px(), guide.dash);
}

}  // namespace surprisal::plot
