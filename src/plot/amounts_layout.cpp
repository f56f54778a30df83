// plot: the layout of a few large numbers, each under its name, with the place of a button above them.
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// In px.
constexpr double kButtonHeight = 40;
constexpr double kButtonWidth = 200;
constexpr double kBelowButton = 20;
constexpr double kAmountHeight = 62;
constexpr double kNameBaseline = 13;
constexpr double kNumberBaseline = 44;
constexpr double kNumberSize = 30;
constexpr double kUnitGap = 8;

bool has_button(const SceneBuilder& scene, const Amounts& some) {
  return some.has_button && scene.look().medium != Medium::Paper;
}

}  // namespace

double height_of_amounts(const SceneBuilder& scene, const Amounts& some) {
  const double button = has_button(scene, some) ? kButtonHeight + kBelowButton : 0;
  return (button + kAmountHeight * static_cast<double>(some.amounts.size())) * scene.px();
}

PlacedPanel lay_out_amounts(SceneBuilder& scene, const Amounts& some, const PanelPlace& place) {
  const double px = scene.px();
  const Rect& area = place.area;
  PlacedPanel placed;
  placed.area = area;
  double top = area.top;
  if (has_button(scene, some)) {
    placed.button = Rect{area.left, top, std::min(kButtonWidth * px, area.width), kButtonHeight * px};
    scene.reserve(*placed.button);
    top += (kButtonHeight + kBelowButton) * px;
  }
  for (const Amounts::Amount& amount : some.amounts) {
    if (top + kNumberBaseline * px > area.bottom()) break;
    scene.write_within(amount.name, scene.body(), {area.left, top + kNameBaseline * px}, area.width);
    const TextStyle number = {kNumberSize * px, amount.ink, amount.weight};
    const double baseline = top + kNumberBaseline * px;
    if (scene.write_within(amount.number, number, {area.left, baseline}, area.width)) {
      const double used = scene.width_of(amount.number, number) + kUnitGap * px;
      scene.write_within(amount.unit, scene.caption(Ink::Kind::Muted), {area.left + used, baseline},
                         area.width - used);
    }
    top += kAmountHeight * px;
  }
  return placed;
}

}  // namespace surprisal::plot
