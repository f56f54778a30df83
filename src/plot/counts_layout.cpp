#include "plot/counts_layout.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/wording.h"

namespace surprisal::plot {
namespace {

// All in px.
constexpr double kLowestWithCounts = 110;  // a lower chart has no counts
constexpr double kGapAboveCounts = 8;
constexpr double kNumberAboveBar = 3;  // from the bar to its number
constexpr double kBetweenCounts = 3;

double bars_height(const SceneBuilder& scene, const Rect& area) {
  const double px = scene.px();
  return std::clamp(0.1 * area.height, 10 * px, 36 * px);
}

// "8.2k": whole numbers of that size would not stand side by side.
std::string brief_count(std::size_t count) {
  if (count < 1000) return std::to_string(count);
  const bool is_millions = count >= 999'500;  // "1M", not "1000k"
  const double number = static_cast<double>(count) / (is_millions ? 1e6 : 1e3);
  const double parts = number < 10 ? 10 : 1;
  return shown_short(std::round(number * parts) / parts) + (is_millions ? "M" : "k");
}

}  // namespace

double counts_room(const SceneBuilder& scene, const Chart& chart, const Rect& area) {
  if (!chart.counts || area.height < kLowestWithCounts * scene.px()) return 0;
  return bars_height(scene, area) + (kGapAboveCounts + kNumberAboveBar) * scene.px() + scene.body().size;
}

// The numbers from the right, where most of the rows are; one that would touch its neighbour is left out.
void draw_counts(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  const double room = counts_room(scene, chart, axes.area);
  if (room == 0) return;
  const double px = scene.px();
  const double foot = axes.area.bottom(), tallest = bars_height(scene, axes.area);
  scene.line({{axes.area.left, foot}, {axes.area.right(), foot}}, scene.theme().axis,
             scene.line_width(Thickness::Thin));
  std::size_t most = 1;
  for (const Counts::Part& part : chart.counts->parts) most = std::max(most, part.count);
  const TextStyle style = scene.body();
  double free_to = axes.area.right() + 12 * px, last_height = 0;
  for (std::size_t i = chart.counts->parts.size(); i-- > 0;) {
    const Counts::Part& part = chart.counts->parts[i];
    if (part.count == 0) continue;
    const double gap = px;
    const double left = std::max(axes.x.to_pixel(part.low), axes.area.left) + gap;
    const double right = std::min(axes.x.to_pixel(part.high), axes.area.right()) - gap;
    if (right <= left) continue;
    const double height = std::max(px, tallest * static_cast<double>(part.count) / static_cast<double>(most));
    scene.box({left, foot - height, right - left, height}, Ink(Ink::Kind::Muted).faded(0.45));
    scene.box({left, foot - height, right - left, std::min(height, 1.5 * px)}, Ink::Kind::Muted);
    const std::string number = brief_count(part.count);
    const double middle = (left + right) / 2, width = scene.width_of(number, style);
    if (std::abs(height - last_height) < style.size && middle + width / 2 > free_to) continue;
    scene.write(number, style, {middle, foot - height - kNumberAboveBar * px}, Align::Centre);
    free_to = middle - width / 2 - kBetweenCounts * px;
    last_height = height;
  }
  if (scene.width_of(chart.counts->name, style) < free_to - axes.area.left)
    scene.write(chart.counts->name, style, {axes.area.left + 2 * px, foot - kNumberAboveBar * px});
  scene.reserve({axes.area.left, foot - room, axes.area.width, room});  // not for the chart's own labels
}

}  // namespace surprisal::plot
