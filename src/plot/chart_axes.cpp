#include "plot/chart_axes.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "plot/beads.h"
#include "plot/chart_range.h"
#include "plot/chips.h"
#include "plot/counts_layout.h"
#include "plot/divisions_layout.h"
#include "plot/rows_of_bars.h"
#include "plot/tags.h"

namespace surprisal::plot {
namespace {

constexpr std::size_t kFewTicks = 3;
constexpr std::size_t kFewGiven = 4;  // a compact card has room for this many ticks

std::vector<Tick> given_ticks(const SceneBuilder& scene, const Axis& axis, Range range) {
  std::vector<Tick> result;
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const double at = axis.ticks[i];
    if (at < range.low || at > range.high) continue;
    result.push_back(
        {at, i < axis.tick_words.size() ? scene.localized(axis.tick_words[i]) : shown_short(at)});
  }
  return result;
}

// Keeps both end ticks, and the ticks between them whose words do not collide.
std::vector<Tick> apart(const SceneBuilder& scene, const std::vector<Tick>& all, const AxisMap& map) {
  const auto half = [&](const Tick& tick) { return scene.width_of(tick.label, scene.body()) / 2; };
  const auto stand_apart = [&](const Tick& a, const Tick& b) {
    return map.to_pixel(b.at) - map.to_pixel(a.at) >= half(a) + half(b) + 0.6 * scene.em();
  };
  std::vector<Tick> kept = {all.front()};
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (stand_apart(kept.back(), all[i]) && stand_apart(all[i], all.back())) kept.push_back(all[i]);
  }
  kept.push_back(all.back());
  return kept;
}

// Keeps zero if it is among the ticks.
std::vector<Tick> every_other(const std::vector<Tick>& all) {
  if (all.size() < 4) return all;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < all.size(); ++i) odd = all[i].at == 0 ? i % 2 : odd;
  std::vector<Tick> half;
  for (std::size_t i = odd; i < all.size(); i += 2) half.push_back(all[i]);
  return half;
}

// Shortens 0.0 and 1.0 to 0 and 1.
void shorten(std::vector<Tick>& all) {
  for (Tick& tick : all) {
    const std::size_t point = tick.label.find('.');
    if (point != tick.label.npos && tick.label.find_first_not_of('0', point + 1) == tick.label.npos)
      tick.label.resize(point);
  }
}

}  // namespace

std::vector<Tick> round_ticks(Range range, Scale scale, int most) {
  std::vector<Tick> result = ticks(range, scale, most);
  shorten(result);
  return result;
}

namespace {

std::vector<Tick> ticks_along(const SceneBuilder& scene, const Axis& axis, Range range, double length,
                              bool vertical, bool few = false) {
  if (!axis.visible || !axis.categories.empty()) return {};
  if (std::vector<Tick> given = given_ticks(scene, axis, range); given.size() > 1) {
    if (!axis.tick_words.empty()) return apart(scene, given, {axis.scale, range, 0, length});
    const bool is_tight =
        !vertical && apart(scene, given, {axis.scale, range, 0, length}).size() < given.size();
    return (few && given.size() > kFewGiven) || is_tight ? every_other(given) : given;
  }
  const TextStyle style = scene.body();
  constexpr double kMostSteps = 5;  // more than six numbers would be harder to read, not easier
  const int wanted = static_cast<int>(
      std::clamp(length / ((vertical ? (few ? 4.4 : 4.2) : 5.6) * scene.em()), 1.0, kMostSteps));
  const auto fit = [&](const std::vector<Tick>& found) {
    double room = 0;
    for (const Tick& tick : found)
      room += vertical ? 1.5 * scene.em() : scene.width_of(tick.label, style) + 1.2 * scene.em();
    return room <= length;
  };
  std::vector<Tick> result;
  for (int most = wanted; most >= 1; --most) {
    result = ticks(range, axis.scale, most);
    if (fit(result)) break;
  }
  // One or two ticks hardly show a scale, so try a finer spacing whose labels still fit.
  for (int most = wanted + 1; result.size() < kFewTicks && most <= wanted + 8; ++most) {
    std::vector<Tick> closer = ticks(range, axis.scale, most);
    if (closer.size() > result.size() && fit(closer)) result = std::move(closer);
  }
  // Otherwise try every second tick of a finer spacing.
  for (int most = wanted + 1; result.size() < 2 && most <= wanted + 8; ++most) {
    std::vector<Tick> closer = ticks(range, axis.scale, most);
    std::vector<Tick> half = every_other(closer);
    if (half.size() > 1 && fit(half)) result = std::move(half);
  }
  shorten(result);
  return result;
}

// Whether every bar is empty or infinite. Numbers on such an axis would be arbitrary.
bool carries_only_infinity(const Chart& chart) {
  const auto is_infinite = [](const Bar& bar) { return std::isinf(bar.to); };
  const auto has_no_length = [](const Bar& bar) { return bar.to == bar.from; };
  return std::any_of(chart.bars.begin(), chart.bars.end(), is_infinite) &&
         std::all_of(chart.bars.begin(), chart.bars.end(),
                     [&](const Bar& bar) { return is_infinite(bar) || has_no_length(bar); });
}

void drop_ticks_without_scale(Axes& axes, const Chart& chart) {
  if (carries_only_infinity(chart)) (chart.horizontal_bars ? axes.x_ticks : axes.y_ticks).clear();
}

constexpr double kBeadRoom = 38;  // for a bead and the gap before a name, in px

double widest_tick(const SceneBuilder& scene, const std::vector<Tick>& all) {
  double width = 0;
  for (const Tick& tick : all) width = std::max(width, scene.width_of(tick.label, scene.body()));
  return width;
}

TextStyle row_name_style(const SceneBuilder& scene, const Category& category) {
  return scene.caption(category.ink, category.filled ? Weight::Bold : Weight::Regular);
}

}  // namespace

double widest_row_name(const SceneBuilder& scene, const Axis& axis) {
  double width = axis.widest_name.empty()
                     ? 0
                     : kBeadRoom * scene.px() +
                           scene.width_of(axis.widest_name, scene.caption(Ink::Kind::Ink, Weight::Bold));
  for (const Category& category : axis.categories) {
    const double bead = category.letter.empty() ? 0 : kBeadRoom * scene.px();
    width = std::max(width, bead + scene.width_of(category.label, row_name_style(scene, category)));
  }
  return width + (axis.categories.empty() ? 0 : 4 * scene.px());
}

namespace {

double width_of_right_names(const SceneBuilder& scene, const Chart& chart) {
  double width = 0;
  for (const Category& name : chart.right_names)
    width = std::max(width, scene.width_of(name.label, scene.body(name.ink)) + kRightGap * scene.px());
  return width;
}

const Text& name_of(const Category& category, const CategoryNaming& naming) {
  return naming.brief && !category.brief.empty() ? category.brief : category.label;
}

// Whether the names do not touch each other.
bool names_fit(const SceneBuilder& scene, const std::vector<Category>& categories, const AxisMap& x,
               const CategoryNaming& naming) {
  for (std::size_t i = naming.lines; i < categories.size(); ++i) {
    const Category& a = categories[i - naming.lines];
    const Category& b = categories[i];
    const double widths =
        scene.width_of(name_of(a, naming), scene.body()) + scene.width_of(name_of(b, naming), scene.body());
    if (widths / 2 + 0.3 * scene.em() > std::abs(x.to_pixel(b.at) - x.to_pixel(a.at))) return false;
  }
  return true;
}

CategoryNaming naming_for(const SceneBuilder& scene, const std::vector<Category>& categories,
                          const AxisMap& x, bool two_lines_allowed) {
  for (const CategoryNaming& naming : {CategoryNaming{false, 1}, CategoryNaming{false, 2},
                                       CategoryNaming{true, 1}, CategoryNaming{true, 2}}) {
    if ((two_lines_allowed || naming.lines == 1) && names_fit(scene, categories, x, naming)) return naming;
  }
  return {true, two_lines_allowed ? 2U : 1U};
}

// The least distance between neighbouring categories, in pixels.
double category_spacing(const std::vector<Category>& categories, const AxisMap& map) {
  double least = std::abs(map.pixel_high - map.pixel_low);
  for (std::size_t i = 1; i < categories.size(); ++i)
    least = std::min(least, std::abs(map.to_pixel(categories[i].at) - map.to_pixel(categories[i - 1].at)));
  return least;
}

// Makes units equally long on both axes by widening the range of the axis with room to spare.
void equalize(Axes& axes) {
  const double x_unit = axes.area.width / (axes.x.data.high - axes.x.data.low);
  const double y_unit = axes.area.height / (axes.y.data.high - axes.y.data.low);
  AxisMap& spare = x_unit > y_unit ? axes.x : axes.y;
  const double factor = x_unit > y_unit ? x_unit / y_unit : y_unit / x_unit;
  const double middle = spare.data.low / 2 + spare.data.high / 2;
  const double half = (spare.data.high - spare.data.low) / 2 * factor;
  const Range wider = {middle - half, middle + half};
  if (usable_range(wider, Scale::Linear) == wider) spare.data = wider;  // not if the range would overflow
}

bool has_title_below(const Axis& x) { return !x.title.empty() && !x.title_in_line; }

// Below names, the title is farther away, or it would read as the second line of a name.
double room_for_title_below(const Axis& x) {
  return !has_title_below(x) ? 0 : x.categories.empty() ? 1.35 : 1.7;
}

double room_below(const SceneBuilder& scene, const Chart& chart, const Rect& area) {
  return strip_room(scene, chart, area) + divisions_room(scene, chart, area) +
         counts_room(scene, chart, area);
}

// The room above the axes, for the title and the chips.
double room_above(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place) {
  const bool has_title = place.room_for_title || !(chart.y.title.empty() || place.y_title_is_written);
  const double chips = chips_room(scene, chart, place.area);
  return chips + (has_title ? 1.8 : chips > 0 ? 0 : 0.7) * scene.em();
}

// Cards have fixed insets, which keeps the axes of neighbouring cards aligned.
Axes axes_in_card(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place) {
  const Rect& area = *place.plot;
  Axes axes;
  axes.area = area;
  axes.compact = place.compact;
  axes.in_card = true;
  const Range x = range_along_x(chart, place.view.x);
  const double label_room =
      std::clamp(1.45 * scene.em() / std::max(1.0, area.height) - kMargin, kMargin, 0.4);
  const Range y = range_along_y(chart, x, place.view.y, label_room);
  axes.x = {chart.x.scale, x, area.left, area.right()};
  axes.y = {chart.y.scale, y, area.bottom() - room_below(scene, chart, area), area.top};
  if (chart.equal_units) equalize(axes);
  axes.naming = naming_for(scene, chart.x.categories, axes.x, false);
  axes.y_ticks = ticks_along(scene, chart.y, axes.y.data, area.height, true, place.compact);
  axes.x_ticks = ticks_along(scene, chart.x, axes.x.data, area.width, false);
  drop_ticks_without_scale(axes, chart);
  return axes;
}

}  // namespace

Axes axes_of(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place,
             const std::optional<CategoryNaming>& naming) {
  if (place.plot) return axes_in_card(scene, chart, place);
  constexpr double kTallEnough = 12;  // height that allows names on two lines, in ems
  const Rect& area = place.area;
  const double em = scene.em();
  Axes axes;
  const Range x = range_along_x(chart, place.view.x);
  const double top = area.top + room_above(scene, chart, place);
  axes.naming = naming ? *naming
                       : naming_for(scene, chart.x.categories,
                                    {chart.x.scale, x, area.left + 3 * em, area.right() - 0.6 * em},
                                    area.height > kTallEnough * em);
  const double bottom =
      area.bottom() - kLineSpacing * em * static_cast<double>(axes.naming.lines - 1) -
      ((chart.x.visible ? kTickGap + kAscent + kDescent : 0.3) + room_for_title_below(chart.x)) * em;
  const double label_room = std::clamp(1.45 * em / std::max(1.0, bottom - top) - kMargin, kMargin, 0.4);
  const Range y = range_along_y(chart, x, place.view.y, label_room);
  axes.y_ticks = ticks_along(scene, chart.y, y, bottom - top, true);
  const double names = std::min(widest_row_name(scene, chart.y), area.width * 0.3);
  double least = 0;  // width of the widest tag at the axis
  for (const Tag& tag : chart.tags) least = std::max(least, tag_width(scene, tag));
  const double left = area.left +
                      std::max({widest_tick(scene, axes.y_ticks), names, least,
                                width_of_division_names(scene, chart), place.least_left - 0.6 * em}) +
                      0.6 * em;
  // On a slide everything is aligned with the right edge.
  const double least_right = scene.look().medium == Medium::Slide ? 0 : 0.6 * em;
  const double right = area.right() - std::max({least_right, width_of_totals(scene, chart),
                                                width_of_right_names(scene, chart)});
  axes.area = {left, top, std::max(1.0, right - left), std::max(1.0, bottom - top)};
  axes.x = {chart.x.scale, x, axes.area.left, axes.area.right()};
  axes.y = {chart.y.scale, y, axes.area.bottom() - room_below(scene, chart, axes.area), axes.area.top};
  if (chart.equal_units) {
    equalize(axes);
    axes.y_ticks = ticks_along(scene, chart.y, axes.y.data, axes.area.height, true);
  }
  // Now that the exact width is known, one line may be enough.
  constexpr CategoryNaming kInOneLine = {false, 1};
  if (axes.naming.lines > 1 && names_fit(scene, chart.x.categories, axes.x, kInOneLine))
    return axes_of(scene, chart, place, kInOneLine);
  axes.x_ticks = ticks_along(scene, chart.x, axes.x.data, axes.area.width, false);
  drop_ticks_without_scale(axes, chart);
  return axes;
}

double label_baseline(const SceneBuilder& scene, const Axes& axes) {
  if (axes.in_card) return axes.area.bottom() + 17 * scene.px();
  return axes.area.bottom() + (kTickGap + kAscent) * scene.em();
}

void write_category_names(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  const CategoryNaming& naming = axes.naming;
  const std::vector<Category>& along_x = chart.x.categories;
  const double room =
      names_fit(scene, along_x, axes.x, naming)
          ? axes.area.width
          : static_cast<double>(naming.lines) * category_spacing(along_x, axes.x) - 0.2 * scene.em();
  for (std::size_t i = 0; i < along_x.size(); ++i) {
    const double down = kLineSpacing * scene.em() * static_cast<double>(i % naming.lines);
    scene.write_within(name_of(along_x[i], naming), scene.body(along_x[i].ink),
                       {axes.x.to_pixel(along_x[i].at), label_baseline(scene, axes) + down}, room,
                       Align::Centre);
  }
  for (const Category& category : chart.y.categories) {
    const TextStyle style = row_name_style(scene, category);
    const double y = row_middle(scene, axes, chart, category.at);
    if (!(y >= axes.area.top && y <= axes.area.bottom())) continue;
    if (category.letter.empty()) {
      const double right = axes.area.left - (axes.in_card ? 12 : 8) * scene.px();
      scene.write_vertically_centred(scene.shortened(category.label, style, right - scene.frame().left),
                                     style, {right, y}, Align::Right);
      continue;
    }
    const double widest = widest_row_name(scene, chart.y);
    const double before =
        axes.in_card ? std::max(52 * scene.px(), widest - 18 * scene.px()) : widest - 8 * scene.px();
    const double bead = axes.area.left - std::min(before, axes.area.left - scene.frame().left -
                                                              (axes.in_card ? 24 : 12) * scene.px());
    const double radius = 9 * scene.px();
    if (bead - radius < scene.frame().left ||
        !scene.is_free({bead - radius, y - radius, 2 * radius, 2 * radius}))
      continue;
    draw_bead(scene, {bead, y}, category.letter, category.filled, false, category.ink);
    const double from = bead + 16 * scene.px();
    scene.write_vertically_centred(
        scene.shortened(category.label, style, axes.area.left - 6 * scene.px() - from), style, {from, y},
        Align::Left);
  }
}

}  // namespace surprisal::plot
