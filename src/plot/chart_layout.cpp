#include <algorithm>
#include <cmath>
#include <limits>

#include "base/wording.h"
#include "plot/labels.h"
#include "plot/layouts.h"
#include "plot/sampling.h"
#include "plot/ticks.h"

namespace surprisal::plot {
namespace {

// ---- ranges

class Extent {
 public:
  void add(double value) {
    if (!std::isfinite(value)) return;
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
  std::optional<Range> range() const {
    if (low_ > high_) return std::nullopt;
    return Range{low_, high_};
  }

 private:
  double low_ = std::numeric_limits<double>::infinity();
  double high_ = -std::numeric_limits<double>::infinity();
};

constexpr double kMargin = 0.06;  // of the range, on each side of data

// `label_room` is what a bar's number takes above it, as a share of the axis.
Range range_of(const Axis& axis, const std::optional<Range>& seen, Extent data, const std::vector<Bar>& bars,
               bool places, double label_room) {
  if (seen) return usable_range(*seen, axis.scale);
  if (axis.range) return usable_range(*axis.range, axis.scale);
  if (places) {
    for (const Bar& bar : bars) {
      data.add(bar.at - bar.width / 2 - 0.2);
      data.add(bar.at + bar.width / 2 + 0.2);
    }
    for (const Category& category : axis.categories) {
      data.add(category.at - 0.6);
      data.add(category.at + 0.6);
    }
    return usable_range(data.range().value_or(Range{}), axis.scale);
  }
  for (const Bar& bar : bars) {
    data.add(bar.from);
    data.add(bar.to);
  }
  for (double value : axis.include) data.add(value);
  const Range tight = usable_range(data.range().value_or(Range{}), axis.scale);
  Range wide = with_margin(tight, axis.scale, kMargin);
  // Bars stand on their axis: no gap between it and their feet. One above the highest, for its number.
  if (!bars.empty() && tight.low == 0) wide.low = 0;
  if (!bars.empty() && tight.high == 0) wide.high = 0;
  if (!bars.empty() && tight.high > 0) wide.high += label_room * (tight.high - tight.low);
  return wide;
}

Extent data_along_x(const Chart& chart) {
  Extent extent;
  for (const Curve& curve : chart.curves) {
    if (curve.domain && curve.f) extent.add(curve.domain->low), extent.add(curve.domain->high);
    for (Point p : curve.points) extent.add(p.x);
  }
  for (const Mark& mark : chart.marks) extent.add(mark.at.x);
  return extent;
}

Extent data_along_y(const Chart& chart, Range x, Scale x_scale) {
  Extent extent;
  constexpr int kProbes = 100;
  const AxisMap probe = {x_scale, x, 0, kProbes};
  for (const Curve& curve : chart.curves) {
    if (!curve.in_fit) continue;
    for (Point p : curve.points) extent.add(p.y);
    for (int i = 0; curve.f && i <= kProbes; ++i) {
      const double at = probe.to_data(i);
      if (!curve.domain || (at >= curve.domain->low && at <= curve.domain->high)) extent.add(curve.f(at));
    }
  }
  for (const Mark& mark : chart.marks) extent.add(mark.at.y);
  return extent;
}

// ---- axes

// How the places of an axis are named below it: in full or briefly, on one line or by turns on two.
struct Naming {
  bool brief = false;
  std::size_t lines = 1;
};

struct Axes {
  AxisMap x;
  AxisMap y;
  Rect area;
  Naming naming;

  Point at(Point data) const { return {x.to_pixel(data.x), y.to_pixel(data.y)}; }
};

constexpr std::size_t kFewTicks = 3;
constexpr double kTickGap = 0.6;  // from the axis to the numbers below it, in ems

std::vector<Tick> ticks_along(const Pen& pen, const Axis& axis, Range range, double length, bool upright) {
  if (!axis.visible || !axis.categories.empty()) return {};
  const TextStyle style = pen.body();
  const int easy = std::max(1, static_cast<int>(length / ((upright ? 2.6 : 4.5) * pen.em())));
  const auto fit = [&](const std::vector<Tick>& found) {
    double room = 0;
    for (const Tick& tick : found)
      room += upright ? 1.5 * pen.em() : pen.width_of(tick.label, style) + 1.2 * pen.em();
    return room <= length;
  };
  std::vector<Tick> result;
  for (int most = easy; most >= 1; --most) {
    result = ticks(range, axis.scale, most);
    if (fit(result)) break;
  }
  // One tick gives no scale: closer ones, as long as they keep apart.
  for (int most = easy + 1; result.size() < kFewTicks && most <= easy + 8; ++most) {
    std::vector<Tick> closer = ticks(range, axis.scale, most);
    if (closer.size() > result.size() && fit(closer)) result = std::move(closer);
  }
  // Or every other of closer ones, zero among them.
  for (int most = easy + 1; result.size() < 2 && most <= easy + 8; ++most) {
    std::vector<Tick> closer = ticks(range, axis.scale, most);
    std::size_t odd = 0;
    for (std::size_t i = 0; i < closer.size(); ++i) odd = closer[i].at == 0 ? i % 2 : odd;
    std::vector<Tick> half;
    for (std::size_t i = odd; i < closer.size(); i += 2) half.push_back(std::move(closer[i]));
    if (half.size() > 1 && fit(half)) result = std::move(half);
  }
  return result;
}

double widest(const Pen& pen, const std::vector<Tick>& ticks) {
  double width = 0;
  for (const Tick& tick : ticks) width = std::max(width, pen.width_of(tick.label, pen.body()));
  return width;
}

double widest(const Pen& pen, const std::vector<Category>& categories) {
  double width = 0;
  for (const Category& category : categories)
    width = std::max(width, pen.width_of(category.label, pen.body()));
  return width;
}

const Text& name_of(const Category& category, const Naming& naming) {
  return naming.brief && !category.brief.empty() ? category.brief : category.label;
}

// Whether no two names touch.
bool stand_apart(const Pen& pen, const std::vector<Category>& categories, const AxisMap& x,
                 const Naming& naming) {
  for (std::size_t i = naming.lines; i < categories.size(); ++i) {
    const Category& a = categories[i - naming.lines];
    const Category& b = categories[i];
    const double widths =
        pen.width_of(name_of(a, naming), pen.body()) + pen.width_of(name_of(b, naming), pen.body());
    if (widths / 2 + 0.3 * pen.em() > std::abs(x.to_pixel(b.at) - x.to_pixel(a.at))) return false;
  }
  return true;
}

Naming naming_for(const Pen& pen, const std::vector<Category>& categories, const AxisMap& x, bool tall) {
  for (const Naming& naming : {Naming{false, 1}, Naming{false, 2}, Naming{true, 1}, Naming{true, 2}}) {
    if ((tall || naming.lines == 1) && stand_apart(pen, categories, x, naming)) return naming;
  }
  return {true, tall ? 2U : 1U};
}

// Squares stay square: the axis with room to spare shows more.
void equalize(Axes& axes) {
  const double x_unit = axes.area.width / (axes.x.data.high - axes.x.data.low);
  const double y_unit = axes.area.height / (axes.y.data.high - axes.y.data.low);
  AxisMap& spare = x_unit > y_unit ? axes.x : axes.y;
  const double factor = x_unit > y_unit ? x_unit / y_unit : y_unit / x_unit;
  const double middle = spare.data.low / 2 + spare.data.high / 2;
  const double half = (spare.data.high - spare.data.low) / 2 * factor;
  const Range wider = {middle - half, middle + half};
  if (usable_range(wider, Scale::Linear) == wider) spare.data = wider;  // as long as doubles reach so far
}

// ---- what stands between the axes

Polyline level_line(const Rect& a, double y) { return {{a.left, y}, {a.right(), y}}; }
Polyline upright_line(const Rect& a, double x) { return {{x, a.top}, {x, a.bottom()}}; }

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

// The zero lines are a little stronger than the grid; where zero is out of sight, the edge of the plot is.
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

// In the middle of the band, at its top or as far down as it takes to be clear of lines.
void label_band(Pen& pen, const Axes& axes, const Band& band) {
  if (band.label.empty() || band.low) return;
  const auto rect = band_rect(axes, band);
  const TextStyle style = pen.body();
  const double width = pen.width_of(band.label, style);
  const double height = pen.height_of(style);
  if (!rect || width > rect->width) return;
  std::vector<Rect> places;
  for (double top = rect->top + 0.15 * style.size; top + height <= rect->bottom(); top += 0.3 * style.size)
    places.push_back({rect->centre().x - width / 2, top, width, height});
  label_best(pen, places, band.label, style);
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
  const Ink ink = lit(pen, bar.ink, bar.of_class);
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

void label_inside(Pen& pen, const Rect& rect, const Bar& bar) {
  const TextStyle style = pen.body(lit(pen, Ink::Kind::Ink, bar.of_class));
  if (pen.width_of(bar.label, style) + 0.3 * pen.em() <= rect.width && pen.height_of(style) <= rect.height)
    pen.write_on(bar.label, style, readable_on(pen.theme(), pen.color(bar.ink)), rect.centre());
}

// A bar's number at its end.
struct BarLabel {
  std::size_t bar = 0;
  Text text;
  TextStyle style;
  Rect box;
};

// All of them to so many digits, or as they are where they are shorter or no number of digits is given.
std::vector<BarLabel> bar_labels(const Pen& pen, const Chart& chart, const std::vector<Rect>& rects,
                                 std::optional<int> digits) {
  const double gap = 0.3 * pen.em();
  std::vector<BarLabel> labels;
  for (std::size_t i = 0; i < rects.size(); ++i) {
    const Bar& bar = chart.bars[i];
    const Rect& rect = rects[i];
    if (bar.label.empty() || bar.label_inside) continue;
    BarLabel label = {i, bar.label, pen.body(lit(pen, Ink::Kind::Ink, bar.of_class)), {}};
    if (digits && bar.number && std::isfinite(*bar.number) && *bar.number != 0) {
      const Text rounded(shown(*bar.number, *digits));
      if (pen.width_of(rounded, label.style) < pen.width_of(label.text, label.style)) label.text = rounded;
    }
    const double width = pen.width_of(label.text, label.style);
    const double height = pen.height_of(label.style);
    const bool backwards = bar.to < bar.from;
    label.box = chart.bars_across
                    ? Rect{backwards ? rect.left - gap - width : rect.right() + gap,
                           rect.centre().y - height / 2, width, height}
                    : Rect{rect.centre().x - width / 2,
                           backwards ? rect.bottom() + gap : rect.top - gap - height, width, height};
    labels.push_back(std::move(label));
  }
  return labels;
}

bool are_apart(const Pen& pen, const std::vector<BarLabel>& labels) {
  const double gap = 0.35 * pen.em();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Rect& box = labels[i].box;
    for (std::size_t k = 0; k < i; ++k) {
      if (Rect{box.left - gap, box.top, box.width + 2 * gap, box.height}.overlaps(labels[k].box))
        return false;
    }
  }
  return true;
}

bool are_off_bars(const Pen& pen, const std::vector<BarLabel>& labels, const std::vector<Rect>& rects) {
  const double air = 0.15 * pen.em();
  return std::all_of(labels.begin(), labels.end(), [&](const BarLabel& label) {
    const Rect box = {label.box.left - air, label.box.top, label.box.width + 2 * air, label.box.height};
    return std::none_of(rects.begin(), rects.end(), [&](const Rect& r) { return r.overlaps(box); });
  });
}

// Every bar has its number or none has: to fewer digits where they would touch each other or stand on bars.
void label_bars(Pen& pen, const Chart& chart, const std::vector<Rect>& rects) {
  for (std::size_t i = 0; i < rects.size(); ++i) {
    if (chart.bars[i].label_inside) label_inside(pen, rects[i], chart.bars[i]);
  }
  std::vector<BarLabel> chosen;
  for (const std::optional<int> digits : {std::optional<int>(), std::optional(3), std::optional(2)}) {
    std::vector<BarLabel> labels = bar_labels(pen, chart, rects, digits);
    if (!are_apart(pen, labels) || !are_off_bars(pen, labels, rects)) continue;
    chosen = std::move(labels);
    break;
  }
  for (const BarLabel& label : chosen)
    pen.write(label.text, label.style, {label.box.left, label.box.top + kAscent * label.style.size});
}

// A curve as it is seen: pieces in pixels, within the plot.
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

// Beside the guide, at whichever end has fewer lines under it.
void label_guide(Pen& pen, const Axes& axes, const Guide& guide) {
  if (guide.label.empty()) return;
  const Rect& a = axes.area;
  const TextStyle style = pen.body(guide.ink);
  const double width = pen.width_of(guide.label, style);
  const double height = pen.height_of(style);
  const double gap = 0.3 * pen.em();
  const bool upright = guide.direction == Guide::Direction::Vertical;
  const double at = upright ? axes.x.to_pixel(guide.at) : axes.y.to_pixel(guide.at);
  if (!(upright ? at >= a.left && at <= a.right() : at >= a.top && at <= a.bottom())) return;
  const Rect room = a.inset(-gap);
  std::vector<Rect> places;
  const auto add = [&](double left, double top) {
    const Rect box = {left, top, width, height};
    if (room.contains(box)) places.push_back(box);
  };
  if (upright) {
    for (double down = 0; down + height <= a.height; down += 0.6 * height) {
      add(at + gap, a.top + down);
      add(at - gap - width, a.top + down);
    }
  } else {
    for (double along = 0; along + width <= a.width; along += std::max(width, 2 * height) / 4) {
      add(a.right() - width - along, at - gap - height);
      add(a.right() - width - along, at + gap);
    }
  }
  label_best(pen, places, guide.label, style);
}

// ---- the axes' words

void write_ticks(Pen& pen, const Axes& axes, const Chart& chart, const std::vector<Tick>& x_ticks,
                 const std::vector<Tick>& y_ticks) {
  const TextStyle style = pen.body();
  const double baseline = axes.area.bottom() + (kTickGap + kAscent) * pen.em();
  for (const Tick& tick : x_ticks) {
    const double half = pen.width_of(tick.label, style) / 2;
    const Rect& frame = pen.scene().frame;
    const double x = std::clamp(axes.x.to_pixel(tick.at), frame.left + half,
                                std::max(frame.left + half, frame.right() - half));
    pen.write(tick.label, style, {x, baseline}, Align::Centre);
  }
  for (const Tick& tick : y_ticks) {
    pen.write_vertically_centred(tick.label, style,
                                 {axes.area.left - 0.5 * pen.em(), axes.y.to_pixel(tick.at)}, Align::Right);
  }
  const auto slot = [](const std::vector<Category>& categories, const AxisMap& map) {
    double least = std::abs(map.pixel_high - map.pixel_low);
    for (std::size_t i = 1; i < categories.size(); ++i) {
      least = std::min(least, std::abs(map.to_pixel(categories[i].at) - map.to_pixel(categories[i - 1].at)));
    }
    return least;
  };
  const auto lines = static_cast<double>(axes.naming.lines);
  const double x_slot = stand_apart(pen, chart.x.categories, axes.x, axes.naming)
                            ? axes.area.width
                            : lines * slot(chart.x.categories, axes.x) - 0.2 * pen.em();
  for (std::size_t i = 0; i < chart.x.categories.size(); ++i) {
    const Category& category = chart.x.categories[i];
    const double down = kLineStep * pen.em() * static_cast<double>(i % axes.naming.lines);
    pen.write_within(name_of(category, axes.naming), {style.size, category.ink},
                     {axes.x.to_pixel(category.at), baseline + down}, x_slot, Align::Centre);
  }
  for (const Category& category : chart.y.categories) {
    const double width = axes.area.left - 0.5 * pen.em() - pen.scene().frame.left;
    const Text fitting(shortened(pen.look().fonts, pen.say(category.label), style.size, style.weight, width));
    pen.write_vertically_centred(fitting, {style.size, category.ink},
                                 {axes.area.left - 0.5 * pen.em(), axes.y.to_pixel(category.at)},
                                 Align::Right);
  }
}

void write_titles(Pen& pen, const Axes& axes, const Chart& chart, const Rect& area) {
  const Text& y = chart.y.title;
  const Text& x = chart.x.title;
  if (!y.empty()) {
    const TextStyle style = pen.body(chart.y.ink);
    pen.write_within(y, style, {area.left, area.top + kAscent * style.size}, area.width);
  }
  if (!x.empty()) {
    const TextStyle style = pen.body(chart.x.ink);
    pen.write_within(x, style, {axes.area.right(), area.bottom() - kDescent * style.size}, area.width,
                     Align::Right);
  }
}

Axes axes_of(Pen& pen, const Chart& chart, const PanelPlace& place, std::vector<Tick>& x_ticks,
             std::vector<Tick>& y_ticks) {
  const Rect& area = place.area;
  const double em = pen.em();
  const bool places_on_x = !chart.bars_across && !chart.x.categories.empty();
  const std::vector<Bar> no_bars;
  const bool bars_on_x = chart.bars_across || places_on_x;
  Axes axes;
  const Range x = range_of(chart.x, place.view.x, data_along_x(chart), bars_on_x ? chart.bars : no_bars,
                           places_on_x, kMargin);
  const double top = area.top + (chart.y.title.empty() && !place.room_for_title ? 0.5 : 1.6) * em;
  constexpr double kTallEnough = 12;  // for names on two lines, in ems
  axes.naming =
      naming_for(pen, chart.x.categories, {chart.x.scale, x, area.left + 3 * em, area.right() - 0.6 * em},
                 area.height > kTallEnough * em);
  const double bottom =
      area.bottom() - kLineStep * em * static_cast<double>(axes.naming.lines - 1) -
      ((chart.x.visible ? kTickGap + kAscent + kDescent : 0.3) + (chart.x.title.empty() ? 0 : 1.35)) * em;
  const double label_room = std::clamp(1.45 * em / std::max(1.0, bottom - top) - kMargin, kMargin, 0.4);
  const bool y_is_given = place.view.y || chart.y.range;  // then nobody asks how far the curves reach
  const Range y =
      range_of(chart.y, place.view.y, y_is_given ? Extent() : data_along_y(chart, x, chart.x.scale),
               chart.bars, chart.bars_across, label_room);
  y_ticks = ticks_along(pen, chart.y, y, bottom - top, true);
  const double names = std::min(widest(pen, chart.y.categories), area.width * 0.3);
  const double left = area.left + std::max(widest(pen, y_ticks), names) + 0.6 * em;
  const double right = area.right() - 0.6 * em;
  axes.area = {left, top, std::max(1.0, right - left), std::max(1.0, bottom - top)};
  axes.x = {chart.x.scale, x, axes.area.left, axes.area.right()};
  axes.y = {chart.y.scale, y, axes.area.bottom(), axes.area.top};
  if (chart.equal_units) {
    equalize(axes);
    y_ticks = ticks_along(pen, chart.y, axes.y.data, axes.area.height, true);
  }
  x_ticks = ticks_along(pen, chart.x, axes.x.data, axes.area.width, false);
  return axes;
}

void label_curves(Pen& pen, const Axes& axes, const Chart& chart,
                  const std::vector<std::vector<Polyline>>& pieces) {
  const auto label = [&](std::size_t i, const Text& text, Strictness strictness) {
    const Curve& curve = chart.curves[i];
    return label_curve(pen, axes.area, pieces[i], text, pen.body(lit(pen, curve.ink, curve.of_class)),
                       strictness);
  };
  std::vector<LegendEntry> entries;
  std::vector<std::size_t> homeless;
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const Curve& curve = chart.curves[i];
    if (curve.label.empty() || pieces[i].empty() || label(i, curve.label, Strictness::GoodPlace)) continue;
    if (!curve.name.empty() && label(i, curve.name, Strictness::GoodPlace)) continue;
    entries.push_back({curve.label, lit(pen, curve.ink, curve.of_class), curve.dash,
                       pen.line_width(curve.thickness), false});
    homeless.push_back(i);
  }
  for (const Band& band : chart.bands) {
    if (band.low && !band.label.empty()) entries.push_back({band.label, band.ink, Dash::Solid, 1, true});
  }
  if (write_legend(pen, axes.area, entries)) return;
  for (const std::size_t i : homeless) label(i, chart.curves[i].label, Strictness::AnyPlace);
}

// Marks that are as important, each with those that stand on it, from the highest down.
std::vector<std::vector<PointLabel>> groups_of_marks(const Pen& pen, const Axes& axes, const Chart& chart,
                                                     bool important, double mark_size) {
  std::vector<std::vector<PointLabel>> groups;
  for (const Mark& mark : chart.marks) {
    const PointLabel label = {axes.at(mark.at), mark.label, pen.body(lit(pen, mark.ink, mark.of_class))};
    if (mark.important != important || mark.label.empty() || !axes.area.inset(-1).contains(label.at))
      continue;
    const auto is_near = [&](const std::vector<PointLabel>& group) {
      return !important && distance(group.front().at, label.at) < 1.5 * mark_size;
    };
    const auto group = std::find_if(groups.begin(), groups.end(), is_near);
    group == groups.end() ? groups.push_back({label}) : group->push_back(label);
  }
  for (auto& group : groups) {
    std::stable_sort(group.begin(), group.end(),
                     [](const PointLabel& a, const PointLabel& b) { return a.at.y < b.at.y; });
  }
  return groups;
}

void label_marks(Pen& pen, const Axes& axes, const Chart& chart, double mark_size) {
  const Rect area = axes.area.inset(-0.5 * pen.em());
  const double clearance = 0.75 * mark_size;
  for (const bool important : {true, false}) {
    for (const auto& group : groups_of_marks(pen, axes, chart, important, mark_size)) {
      if (group.size() > 1 && label_points(pen, area, clearance, group)) continue;
      for (const PointLabel& label : group)
        label_point(pen, area, label.at, clearance, label.text, label.style);
    }
  }
}

}  // namespace

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
      pen.line(piece, lit(pen, curve.ink, curve.of_class), pen.line_width(curve.thickness), curve.dash);
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
    pen.mark(at, mark.shape, mark_size, lit(pen, mark.ink, mark.of_class));
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
