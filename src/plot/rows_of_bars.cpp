#include "plot/rows_of_bars.h"

#include <algorithm>
#include <cmath>

namespace surprisal::plot {
namespace {

constexpr double kThinnestBar = 14;  // all sizes in px
constexpr double kThickestBar = 26;
constexpr double kTightRow = 18;
constexpr double kCaption = 17;  // the height of a caption over a bar
constexpr double kStrip = 20;
constexpr double kTotalGap = 12;   // between the bars and the column of totals
constexpr double kStripRoom = 50;  // for the strip, its caption and the gap above it

double row_height(const Axes& axes) { return std::abs(axes.y.to_pixel(1) - axes.y.to_pixel(0)); }

bool has_captions(const Chart& chart) {
  return std::any_of(chart.bars.begin(), chart.bars.end(), [](const Bar& b) { return !b.caption.empty(); });
}

bool shows_captions(const SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  return has_captions(chart) && row_height(axes) >= (kCaption + kThinnestBar) * scene.px();
}

double thickness_of(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Bar& bar) {
  const double row = row_height(axes);
  const double px = scene.px();
  if (shows_captions(scene, axes, chart))
    return std::clamp(row - (kCaption + 6) * px, kThinnestBar * px, kThickestBar * px);
  const double wished = std::min(bar.width * row, kThickestBar * px);
  return std::max(wished, std::min(kThinnestBar * px, 0.92 * row));
}

}  // namespace

double row_middle(const SceneBuilder& scene, const Axes& axes, const Chart& chart, double at) {
  const double lower = shows_captions(scene, axes, chart) ? kCaption / 2 * scene.px() : 0;
  return axes.y.to_pixel(at) + lower;
}

Rect horizontal_bar_rect(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Bar& bar) {
  const double thickness = thickness_of(scene, axes, chart, bar);
  const double middle = row_middle(scene, axes, chart, bar.at);
  const auto within = [&](double value) {
    return std::clamp(axes.x.to_pixel(value), axes.area.left, axes.area.right());
  };
  double left = std::min(within(bar.from), within(bar.to));
  const double right = std::max(within(bar.from), within(bar.to));
  // Leave a gap between the parts of a stack.
  if (bar.from > 0 && bar.to > bar.from && right - left > 3 * scene.px()) left += 1.5 * scene.px();
  const double top = std::clamp(middle - thickness / 2, axes.area.top, axes.area.bottom());
  const double bottom = std::clamp(middle + thickness / 2, axes.area.top, axes.area.bottom());
  return {left, top, right - left, bottom - top};
}

Chart with_rows_that_fit(const SceneBuilder& scene, const Chart& chart, double height) {
  const std::size_t rows = chart.y.categories.size();
  const auto most = static_cast<std::size_t>(std::max(1.0, height / (kTightRow * scene.px())));
  if (!chart.horizontal_bars || rows <= most || chart.bars.size() < rows || has_captions(chart)) return chart;
  const auto bar_at = [&](double at) {
    return std::find_if(chart.bars.begin(), chart.bars.end(), [&](const Bar& bar) { return bar.at == at; });
  };
  std::vector<Category> kept = chart.y.categories;
  std::stable_sort(kept.begin(), kept.end(), [&](const Category& a, const Category& b) {
    const auto one = bar_at(a.at);
    const auto other = bar_at(b.at);
    if (one == chart.bars.end() || other == chart.bars.end()) return one != chart.bars.end();
    return one->important != other->important ? one->important : one->to > other->to;
  });
  kept.resize(std::max<std::size_t>(1, most - 1));
  std::sort(kept.begin(), kept.end(), [](const Category& a, const Category& b) { return a.at > b.at; });

  Chart fitting = chart;
  fitting.y.categories.clear();
  fitting.bars.clear();
  fitting.marks.clear();
  fitting.handles.clear();
  const auto count = static_cast<double>(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const double at = count - static_cast<double>(i);
    for (Bar bar : chart.bars) {
      if (bar.at == kept[i].at) bar.at = at, fitting.bars.push_back(bar);
    }
    for (Mark mark : chart.marks) {
      if (mark.at.y == kept[i].at) mark.at.y = at, fitting.marks.push_back(mark);
    }
    for (Handle handle : chart.handles) {
      if (handle.at.y == kept[i].at) handle.at.y = at, fitting.handles.push_back(handle);
    }
    fitting.y.categories.push_back(kept[i]);
    fitting.y.categories.back().at = at;
  }
  const std::string more = std::to_string(rows - kept.size());
  fitting.y.categories.push_back({0, {more + " more", "另有 " + more + " 项"}, Ink::Kind::Muted});
  fitting.y.range = Range{-0.5, count + 0.5};
  return fitting;
}

double width_of_totals(const SceneBuilder& scene, const Chart& chart) {
  double width = scene.width_of(chart.widest_total, scene.caption(Ink::Kind::Ink, Weight::Bold));
  for (const Bar& bar : chart.bars)
    width = std::max(width, scene.width_of(bar.total, scene.caption(bar.ink, Weight::Bold)));
  return width == 0 ? 0 : width + kTotalGap * scene.px();
}

void write_captions_and_totals(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                               const std::vector<Rect>& bars) {
  const double column = axes.area.right() + (axes.in_card ? 52 * scene.px() : width_of_totals(scene, chart));
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Bar& bar = chart.bars[i];
    if (shows_captions(scene, axes, chart) && !bar.caption.empty()) {
      const Point at = {axes.area.left + 6 * scene.px(), bars[i].top - 5 * scene.px()};
      const double room = axes.area.width + (axes.in_card ? 50 * scene.px() : 0);
      scene.write_within(scene.abridged(bar.caption, scene.body(), room), scene.body(), at, room);
    }
    if (bars[i].height <= 0) continue;
    if (bar.total.empty() || !std::isfinite(bars[i].centre().y)) continue;
    const Weight weight = bar.important ? Weight::Bold : Weight::Regular;
    TextStyle style = scene.caption(scene.dimmed(bar.ink, bar.of_class), weight);
    style.size *= enlargement_of(scene.localized(bar.total));
    scene.write_vertically_centred(bar.total, style, {column, bars[i].centre().y}, Align::Right);
  }
}

double strip_room(const SceneBuilder& scene, const Chart& chart, const Rect& area) {
  const double rows = static_cast<double>(chart.y.categories.size());
  const double left = area.height - kStripRoom * scene.px();
  return chart.strip && left >= rows * (kTightRow + 2) * scene.px() ? kStripRoom * scene.px() : 0;
}

void draw_strip(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  if (strip_room(scene, chart, axes.area) == 0) return;
  const double px = scene.px();
  const double top = axes.area.bottom() - (kStrip + 6) * px;
  scene.write_within(chart.strip->caption, scene.body(), {axes.area.left + 6 * px, top - 5 * px},
                     axes.area.width);
  double reached = 0;
  for (const Strip::Part& part : chart.strip->parts) {
    const auto within = [&](double value) {
      return std::clamp(axes.x.to_pixel(value), axes.area.left, axes.area.right());
    };
    const double left = within(reached) + (reached > 0 ? 1.5 * px : 0);
    const double right = within(reached += part.length);
    if (right - left < 0.5 * px) continue;
    const Rect rect = {left, top, right - left, kStrip * px};
    const Ink ink = scene.dimmed(chart.strip->ink, part.of_class);
    const double radius = std::min(3 * px, rect.width / 2);
    scene.box(rect, part.filled ? scene.color(ink) : scene.theme().pale_prediction, radius);
    const double edge = std::min(2 * px, rect.width);
    if (!part.filled) scene.box({rect.right() - edge, rect.top, edge, rect.height}, ink);
    const TextStyle style = {12 * px, Ink::Kind::Ink, Weight::Bold};
    if (scene.width_of(part.letter, style) + 8 * px > rect.width) continue;
    if (part.filled)
      scene.write_on(part.letter, style, ink, rect.centre());
    else
      scene.write_on(part.letter, style, scene.theme().pale_prediction, rect.centre());
  }
}

}  // namespace surprisal::plot
