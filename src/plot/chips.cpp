#include "plot/chips.h"

#include "draw/bead.h"
#include "plot/beads.h"

namespace surprisal::plot {
namespace {

// All in px.
constexpr double kLowestWithChips = 200;  // lowest panel that has chips
constexpr double kChipHeight = 26;
constexpr double kBelowChips = 12;
constexpr double kChipPadding = 6;
constexpr double kChipBeadGap = 4;
constexpr double kBetweenChips = 6;
constexpr double kBesideAxes = 36;  // approximate width of what is beside the axes in the panel
constexpr std::size_t kMinChips = 3;

double width_of(const SceneBuilder& scene, const Chip& chip) {
  return scene.width_of(chip.word, scene.caption(chip.ink)) +
         (2 * kChipPadding + 2 * kBeadRadius + kChipBeadGap) * scene.px();
}

void draw_chip(SceneBuilder& scene, const Chip& chip, const Rect& rect) {
  const double px = scene.px();
  const double middle = rect.centre().y;
  scene.box(rect, scene.theme().bar_track, 6 * px);
  const Ink letter = scene.dimmed(Ink::Kind::Ink, chip.of_class);
  const double bead = rect.left + (kChipPadding + kBeadRadius) * px;
  draw_bead(scene, {bead, middle}, chip.letter, false, false, letter);
  scene.write_vertically_centred(chip.word, scene.caption(scene.dimmed(chip.ink, chip.of_class)),
                                 {bead + (kBeadRadius + kChipBeadGap) * px, middle}, Align::Left);
}

struct SomeChips {
  std::size_t count = 0;
  double width = 0;  // of the line of chips
};

SomeChips last_chips_within(const SceneBuilder& scene, const Chart& chart, double width) {
  SomeChips some;
  for (auto chip = chart.chips.rbegin(); chip != chart.chips.rend(); ++chip) {
    const double more = width_of(scene, *chip) + (some.count > 0 ? kBetweenChips * scene.px() : 0);
    if (some.width + more > width) break;
    some.width += more;
    ++some.count;
  }
  return some;
}

}  // namespace

double chips_room(const SceneBuilder& scene, const Chart& chart, const Rect& panel) {
  const double px = scene.px();
  if (panel.height < kLowestWithChips * px) return 0;
  const std::size_t shown = last_chips_within(scene, chart, panel.width - kBesideAxes * px).count;
  return shown < std::min(chart.chips.size(), kMinChips) || shown == 0 ? 0 : (kChipHeight + kBelowChips) * px;
}

void draw_chips(SceneBuilder& scene, const Axes& axes, const Chart& chart, double top) {
  const double px = scene.px();
  const auto [count, used] = last_chips_within(scene, chart, axes.area.width);
  const std::size_t first = chart.chips.size() - count;
  // Flush left if all chips fit, else flush right after an ellipsis.
  double left = first == 0 ? axes.area.left : axes.area.right() - used;
  if (first > 0)
    scene.write_vertically_centred("…", scene.caption(Ink::Kind::Muted),
                                   {axes.area.left - 0.6 * scene.em(), top + kChipHeight / 2 * px},
                                   Align::Right);
  for (std::size_t i = first; i < chart.chips.size(); ++i) {
    const Rect rect = {left, top, width_of(scene, chart.chips[i]), kChipHeight * px};
    draw_chip(scene, chart.chips[i], rect);
    left = rect.right() + kBetweenChips * px;
  }
}

}  // namespace surprisal::plot
