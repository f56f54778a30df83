#include "plot/axis_numbers.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "plot/chart_axes.h"

namespace surprisal::plot {
namespace {

constexpr double kTagRoom = 19;  // a number nearer than this to a tag hides, in px
constexpr std::size_t kFewest = 2;

// Centred under its tick, but kept inside the picture.
double middle_of_number(const SceneBuilder& scene, const Axes& axes, const Tick& tick) {
  const Rect& frame = scene.frame();
  const double half = scene.width_of(tick.label, scene.body()) / 2;
  return std::clamp(axes.x.to_pixel(tick.at), frame.left + half,
                    std::max(frame.left + half, frame.right() - half));
}

double right_of_numbers(const SceneBuilder& scene, const Axes& axes) {
  return axes.area.left - kTickGap * scene.em();
}

// Where the number of a tick of the x axis or the y axis is written.
Rect box_of_number(const SceneBuilder& scene, const Axes& axes, const Tick& tick, bool is_x) {
  const TextStyle style = scene.body();
  const typeset::RichLine set = scene.set(tick.label, style);
  const double left =
      is_x ? middle_of_number(scene, axes, tick) - set.width / 2 : right_of_numbers(scene, axes) - set.width;
  const double baseline =
      is_x ? label_baseline(scene, axes) : axes.y.to_pixel(tick.at) + (kAscent - kDescent) / 2 * style.size;
  return {left, std::round(baseline) - set.height, set.width, set.height + set.depth};
}

bool is_near_tag(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Tick& tick) {
  return std::any_of(chart.tags.begin(), chart.tags.end(), [&](const Tag& tag) {
    return tag.direction == Guide::Direction::Horizontal &&
           std::abs(axes.y.to_pixel(tag.at) - axes.y.to_pixel(tick.at)) < kTagRoom * scene.px();
  });
}

// The ticks whose numbers have room, and the ticks between powers of ten, which have no numbers.
std::vector<Tick> with_room(const SceneBuilder& scene, const Axes& axes, const Chart& chart,
                            const std::vector<Tick>& all, bool is_x) {
  std::vector<Tick> kept;
  for (const Tick& tick : all) {
    const bool hidden = !is_x && is_near_tag(scene, axes, chart, tick);
    if (tick.label.empty() || (!hidden && scene.is_free(box_of_number(scene, axes, tick, is_x))))
      kept.push_back(tick);
  }
  return kept;
}

std::size_t numbers_in(const std::vector<Tick>& all) {
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const Tick& tick) { return !tick.label.empty(); }));
}

bool are_apart(const SceneBuilder& scene, const Axes& axes, const std::vector<Tick>& all, bool is_x) {
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Rect a = box_of_number(scene, axes, all[i - 1], is_x);
    const Rect b = box_of_number(scene, axes, all[i], is_x);
    const double gap = 0.5 * scene.em();
    if (is_x ? a.right() + gap > b.left : b.bottom() > a.top) return false;
  }
  return true;
}

// One number gives no scale. If beads, pills and tags leave fewer than two, other round numbers may have
// room.
std::vector<Tick> shown_ticks(const SceneBuilder& scene, const Axes& axes, const Chart& chart,
                              const std::vector<Tick>& wanted, bool is_x) {
  constexpr int kFinest = 10;  // more ticks than there were
  std::vector<Tick> shown = with_room(scene, axes, chart, wanted, is_x);
  const Axis& axis = is_x ? chart.x : chart.y;
  if (numbers_in(shown) >= kFewest || wanted.size() < kFewest || !axis.tick_words.empty()) return shown;
  const AxisMap& map = is_x ? axes.x : axes.y;
  const int count = static_cast<int>(wanted.size());
  for (int most = count; most <= count + kFinest; ++most) {
    std::vector<Tick> other = with_room(scene, axes, chart, round_ticks(map.data, map.scale, most), is_x);
    if (numbers_in(other) >= kFewest && are_apart(scene, axes, other, is_x)) return other;
  }
  return shown;
}

// In the middle between the last two numbers. Close to a number, the two would read as one phrase.
bool write_title_between_last(SceneBuilder& scene, const Axes& axes, const Axis& x, double gap) {
  const std::size_t count = axes.x_ticks.size();
  if (count < 2) return false;
  const auto middle = [&](std::size_t i) { return middle_of_number(scene, axes, axes.x_ticks[i]); };
  const auto half = [&](std::size_t i) {
    return scene.width_of(axes.x_ticks[i].label, scene.body()) / 2 + gap;
  };
  const double left = middle(count - 2) + half(count - 2), right = middle(count - 1) - half(count - 1);
  const TextStyle style = scene.body(x.ink);
  return scene.width_of(x.title, style) <= right - left &&
         scene.write(x.title, style, {(left + right) / 2, label_baseline(scene, axes)}, Align::Centre);
}

// The symbol at the end of a title such as "probability $p$".
Text symbol_of(const Text& title) {
  const auto symbol = [](const std::string& words) {
    const std::size_t start = words.find('$');
    return words.ends_with('$') && start + 1 < words.size() ? words.substr(start) : words;
  };
  return {symbol(title.en), symbol(title.zh)};
}

// In a compact card the title is in the line of the numbers. It gives way to all but two of them.
bool leaves_numbers(const SceneBuilder& scene, const Axes& axes, double left) {
  const auto beside = std::count_if(axes.x_ticks.begin(), axes.x_ticks.end(), [&](const Tick& tick) {
    return box_of_number(scene, axes, tick, true).right() < left;
  });
  return !axes.compact || axes.x_ticks.size() < kFewest || beside >= static_cast<std::ptrdiff_t>(kFewest);
}

void write_x_title_of_card(SceneBuilder& scene, const Axes& axes, const Axis& axis) {
  const TextStyle style = scene.body(axis.ink);
  const double baseline = axes.area.bottom() + (axes.compact ? 17 : 35) * scene.px();
  const double gap = 8 * scene.px();  // to the number beside it
  // Try a little farther to the left if a bead occupies the corner.
  for (const double right : {axes.area.right(), axes.area.right() - 16 * scene.px()}) {
    for (const Text& title : {axis.title, symbol_of(axis.title)}) {
      const double left = right - std::min(scene.width_of(title, style), axes.area.width);
      if (!leaves_numbers(scene, axes, left - gap)) continue;
      if (!scene.write_within(title, style, {right, baseline}, axes.area.width, Align::Right)) continue;
      return scene.reserve({left - gap, baseline - style.size, gap, style.size});
    }
  }
}

}  // namespace

void write_tick_labels(SceneBuilder& scene, Axes& axes, const Chart& chart) {
  const TextStyle style = scene.body();
  axes.x_ticks = shown_ticks(scene, axes, chart, axes.x_ticks, true);
  for (const Tick& tick : axes.x_ticks) {
    const double x = middle_of_number(scene, axes, tick);
    scene.write(tick.label, style, {x, label_baseline(scene, axes)}, Align::Centre);
  }
  axes.y_ticks = shown_ticks(scene, axes, chart, axes.y_ticks, false);
  for (const Tick& tick : axes.y_ticks)
    scene.write_vertically_centred(tick.label, style,
                                   {right_of_numbers(scene, axes), axes.y.to_pixel(tick.at)}, Align::Right);
  for (const Category& name : chart.right_names) {
    const double y = axes.y.to_pixel(name.at);
    if (!(y >= axes.area.top - 1 && y <= axes.area.bottom() + 1)) continue;
    scene.write_vertically_centred(name.label, scene.body(name.ink),
                                   {axes.area.right() + kRightGap * scene.px(), y}, Align::Left);
  }
}

// Without room between the last two numbers, the last one gives way.
void write_title_in_line(SceneBuilder& scene, const Axes& axes, const Axis& x) {
  if (!x.title_in_line || axes.in_card || x.title.empty()) return;
  for (const double ems : {1.5, 0.8})
    if (write_title_between_last(scene, axes, x, ems * scene.em())) return;
  const TextStyle style = scene.body(x.ink);
  const double right = axes.area.right(), baseline = label_baseline(scene, axes), gap = scene.em();
  if (!scene.write(x.title, style, {right, baseline}, Align::Right)) return;
  scene.reserve({right - scene.width_of(x.title, style) - gap, baseline - style.size, gap, style.size});
}

void write_axis_titles(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& area,
                       bool y_title_is_written) {
  if (axes.in_card) {
    // On this line the tick labels are more useful, so the title is dropped.
    if (axes.compact && chart.x.title_in_line) return;
    if (!chart.is_over_slider) write_x_title_of_card(scene, axes, chart.x);  // a slider names the axis
    if (!axes.compact)
      scene.write_within(chart.x.remark, scene.body(), {axes.area.left, axes.area.bottom() + 35 * scene.px()},
                         axes.area.width);
    return;
  }
  const TextStyle y = scene.body(chart.y.ink);
  const TextStyle x = scene.body(chart.x.ink);
  if (!y_title_is_written)
    scene.write_within(scene.abridged(chart.y.title, y, area.width, chart.y.brief), y,
                       {area.left, area.top + kAscent * y.size}, area.width);
  if (chart.x.title_in_line) return;
  scene.write_within(scene.abridged(chart.x.title, x, area.width, chart.x.brief), x,
                     {axes.area.right(), area.bottom() - kDescent * x.size}, area.width, Align::Right);
}

}  // namespace surprisal::plot
