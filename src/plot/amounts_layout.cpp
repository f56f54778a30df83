// plot: the layout of a few large numbers, each under its name, with room for a button above them; alone in a
// panel or in a column beside one.
#include <algorithm>
#include <cmath>

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
constexpr double kFirstLine = 21;
constexpr double kLine = 18;
constexpr double kBelowLines = 12;
constexpr double kBelowLinesIfLow = -4;
constexpr double kPart = 22;
constexpr double kSwatchWidth = 14;
constexpr double kSwatchHeight = 11;
constexpr double kSwatchGap = 8;
constexpr double kColumn = 166;  // width of the column beside a panel
constexpr double kColumnGap = 24;
constexpr double kNarrowestPanel = 340;

bool has_button(const SceneBuilder& scene, const Amounts& some) {
  return some.has_button && scene.look().medium != Medium::Paper;
}

// What moves closer together or is dropped if the area is not tall enough.
struct Detail {
  bool lines = true;
  bool parts = true;
  double below_lines = kBelowLines;
};

double height_of(const Amounts::Amount& amount, const Detail& detail) {
  if (amount.lines.empty() || !detail.lines) return kAmountHeight;
  return kAmountHeight + kFirstLine + kLine * static_cast<double>(amount.lines.size() - 1) +
         detail.below_lines;
}

double height_of(const SceneBuilder& scene, const Amounts& some, const Detail& detail) {
  double height = has_button(scene, some) ? kButtonHeight + kBelowButton : 0;
  for (const Amounts::Amount& amount : some.amounts) height += height_of(amount, detail);
  if (detail.parts) height += kPart * static_cast<double>(some.parts.size());
  return height * scene.px();
}

Detail detail_for(const SceneBuilder& scene, const Amounts& some, double height) {
  for (const Detail& detail : {Detail{}, Detail{true, true, kBelowLinesIfLow}, Detail{true, false}}) {
    if (height_of(scene, some, detail) <= height) return detail;
  }
  return {false, false};
}

void write_amount(SceneBuilder& scene, const Amounts::Amount& amount, Point corner, double width,
                  const Detail& detail) {
  const double px = scene.px();
  const TextStyle large_name = scene.caption(Ink::Kind::Muted);
  scene.write_within(amount.name,
                     scene.width_of(amount.name, large_name) <= width ? large_name : scene.body(),
                     {corner.x, corner.y + kNameBaseline * px}, width);
  TextStyle number = {kNumberSize * px, amount.ink, amount.weight};
  // Shrink a long number before leaving it out.
  while (scene.width_of(amount.number, number) > width && number.size > scene.em()) number.size *= 0.9;
  double baseline = corner.y + kNumberBaseline * px;
  if (scene.write_within(amount.number, number, {corner.x, baseline}, width)) {
    const double used = scene.width_of(amount.number, number) + kUnitGap * px;
    scene.write_within(amount.unit, scene.caption(Ink::Kind::Muted), {corner.x + used, baseline},
                       width - used);
  }
  if (!detail.lines) return;
  baseline += (kFirstLine - kLine) * px;
  for (const Text& line : amount.lines) {
    baseline += kLine * px;
    const TextStyle large = {13 * px, Ink::Kind::Ink};
    scene.write_within(line, scene.width_of(line, large) <= width ? large : scene.body(Ink::Kind::Ink),
                       {corner.x, baseline}, width);
  }
}

void write_part(SceneBuilder& scene, const Amounts::Part& part, Point left, double width) {
  const double px = scene.px();
  const Rect swatch = {left.x, left.y - kSwatchHeight / 2 * px, kSwatchWidth * px, kSwatchHeight * px};
  scene.box(swatch, outline_color_of(scene.theme(), part.ink), 2 * px);
  scene.box(swatch.inset(px), Ink::Kind::Paper, px);
  scene.box(swatch.inset(px), part.fill == Fill::Solid ? part.ink : part.ink.faded(0.45), px);
  const double from = left.x + (kSwatchWidth + kSwatchGap) * px;
  const TextStyle name = scene.caption(Ink::Kind::Ink);
  const double used = std::min(scene.width_of(part.name, name) + kUnitGap * px, width);
  scene.write_vertically_centred(part.name, name, {from, left.y}, Align::Left);
  const TextStyle number = scene.caption(part.ink, Weight::Bold);
  if (from + used + scene.width_of(part.number, number) > left.x + width) return;
  scene.write_vertically_centred(part.number, number, {from + used, left.y}, Align::Left);
}

}  // namespace

double height_of_amounts(const SceneBuilder& scene, const Amounts& some) {
  return height_of(scene, some, {});
}

std::optional<Rect> column_for_amounts(const SceneBuilder& scene, const Panel& panel, const Rect& area) {
  const double px = scene.px();
  if (!panel.amounts || area.width < (kNarrowestPanel + kColumnGap + kColumn) * px) return std::nullopt;
  if (area.height < height_of(scene, *panel.amounts, {false, false})) return std::nullopt;
  return Rect{area.right() - kColumn * px, area.top, kColumn * px, area.height};
}

Rect beside_column(const SceneBuilder& scene, const Rect& area) {
  return {area.left, area.top, area.width - (kColumn + kColumnGap) * scene.px(), area.height};
}

PlacedPanel lay_out_amounts(SceneBuilder& scene, const Amounts& some, const PanelPlace& place) {
  const double px = scene.px();
  const Rect& area = place.area;
  const Detail detail = detail_for(scene, some, area.height);
  PlacedPanel placed;
  placed.area = area;
  double top = area.top;
  if (has_button(scene, some)) {
    placed.button = Rect{area.left, top, std::min(kButtonWidth * px, area.width), kButtonHeight * px};
    scene.reserve(*placed.button);
    top += (kButtonHeight + kBelowButton) * px;
  }
  for (const Amounts::Amount& amount : some.amounts) {
    if (top + kNameBaseline * px > area.bottom()) break;
    write_amount(scene, amount, {area.left, top}, area.width, detail);
    top += height_of(amount, detail) * px;
  }
  if (!detail.parts) return placed;
  for (const Amounts::Part& part : some.parts) {
    write_part(scene, part, {area.left, top + kPart / 2 * px}, area.width);
    top += kPart * px;
  }
  return placed;
}

}  // namespace surprisal::plot
