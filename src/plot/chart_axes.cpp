#include "plot/chart_axes.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "plot/chart_range.h"

namespace surprisal::plot {
namespace {

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

}  // namespace

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

}  // namespace surprisal::plot
