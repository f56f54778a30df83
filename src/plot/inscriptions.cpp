#include "plot/inscriptions.h"

#include <cmath>
#include <optional>

namespace surprisal::plot {
namespace {

// All in px.
constexpr double kInscriptionSide = 10;  // between the side of the bar and the text
constexpr double kMinSide = 4;           // the same for the shortest version at the top, which is centred
constexpr double kFromEnd = 16;          // between the end of the bar and the middle of the text
constexpr double kMinHeight = 18;
constexpr double kWordChipSide = 4;
constexpr double kAroundWordChip = 2;
constexpr double kWordChipHeight = 20;

// The bar behind the text.
struct Ground {
  const Bar& bar;
  Rect rect;
  Ink fill;

  bool is_solid() const { return bar.fill == Fill::Solid; }
};

TextStyle style_of(const SceneBuilder& scene, const Ground& ground, Inscription::Place place) {
  const double strength = ground.fill.strength;
  switch (place) {
    case Inscription::Place::Top:
      return scene.caption(Ink(Ink::Kind::Ink).faded(strength));
    case Inscription::Place::Chip:
      return {12 * scene.px(), ground.fill, Weight::Bold};
    case Inscription::Place::Bottom:
      break;
  }
  return scene.body(Ink(Ink::Kind::Ink).faded(strength));
}

void write_on_bar(SceneBuilder& scene, const Ground& ground, const Text& text, const TextStyle& style,
                  Point at, Align align) {
  const double width = scene.width_of(text, style);
  const double left = align == Align::Left ? at.x : at.x - width / 2;
  const double height = scene.height_of(style);
  const Rect box = {left, at.y - height / 2, width, height};
  if (!scene.is_free(box)) return;
  // Cover the stripes behind the text.
  if (scene.look().theme == ThemeName::Contrast && ground.is_solid())
    scene.box(box.inset(-2 * scene.px()), ground.fill);
  scene.write_on(text, style, ground.is_solid() ? ground.fill : ground.fill.faded(0.45), at, align);
}

void write_at_end(SceneBuilder& scene, const Ground& ground, const Inscription& inscription) {
  const double px = scene.px();
  const Rect& rect = ground.rect;
  if (rect.height < kMinHeight * px) return;
  const bool is_low = rect.height < 2 * kFromEnd * px;
  const bool is_top = inscription.place == Inscription::Place::Top;
  const double middle = is_low   ? rect.centre().y
                        : is_top ? rect.top + kFromEnd * px
                                 : rect.bottom() - kFromEnd * px;
  const TextStyle style = style_of(scene, ground, inscription.place);
  const bool has_choice = is_top && inscription.versions.size() > 1;
  for (std::size_t i = 0; i < inscription.versions.size(); ++i) {
    const Text& text = inscription.versions[i];
    const bool is_shortest = has_choice && i + 1 == inscription.versions.size();
    const double side = is_shortest ? kMinSide : kInscriptionSide;
    if (scene.width_of(text, style) + 2 * side * px > rect.width) continue;
    return is_shortest
               ? write_on_bar(scene, ground, text, style, {rect.centre().x, middle}, Align::Centre)
               : write_on_bar(scene, ground, text, style, {rect.left + side * px, middle}, Align::Left);
  }
}

void write_chip(SceneBuilder& scene, const Ground& ground, const Inscription& inscription) {
  const double px = scene.px();
  const TextStyle style = style_of(scene, ground, inscription.place);
  for (const Text& text : inscription.versions) {
    const double width = scene.width_of(text, style) + 2 * kWordChipSide * px;
    const Point centre = ground.rect.centre();
    const Rect chip = {centre.x - width / 2, centre.y - kWordChipHeight / 2 * px, width,
                       kWordChipHeight * px};
    if (!ground.rect.inset(kAroundWordChip * px).contains(chip) || !scene.is_free(chip)) continue;
    scene.box(chip, Ink::Kind::Paper, 4 * px);
    scene.write_vertically_centred(text, style, centre, Align::Centre);
    return;
  }
}

}  // namespace

void write_inscriptions(SceneBuilder& scene, const Chart& chart, const std::vector<Rect>& rects) {
  for (std::size_t i = 0; i < rects.size(); ++i) {
    const Bar& bar = chart.bars[i];
    const Ground ground = {bar, rects[i], scene.dimmed(bar.ink, bar.of_class)};
    for (const Inscription& inscription : bar.inscriptions) {
      if (inscription.place == Inscription::Place::Chip)
        write_chip(scene, ground, inscription);
      else
        write_at_end(scene, ground, inscription);
    }
    if (bar.is_joined && std::isfinite(rects[i].width) && std::isfinite(rects[i].height))
      scene.reserve(rects[i]);
  }
}

}  // namespace surprisal::plot
