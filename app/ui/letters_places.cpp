#include "ui/letters_places.h"

#include <algorithm>

#include "ui/places.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kLettersSide = 16;
constexpr double kLettersHeader = 68;
constexpr double kLettersFoot = 52;
constexpr double kLettersPadding = 16;
constexpr double kLettersBetweenColumns = 32;
constexpr double kLettersTwoColumnsFrom = 760;  // inside the card
constexpr double kLettersCosts = kLettersFirstCost + kLettersNextCost + 6;
constexpr double kLettersBet = 40;
constexpr double kLettersNote = 52;
constexpr double kLettersAmounts = 62;
constexpr double kLettersLowestBars = 240;
constexpr double kLettersGap = 16;

void place_columns(LettersPlaces& places, const Rect& inside) {
  places.is_narrow = inside.width < kLettersTwoColumnsFrom;
  const double under_bars =
      kLettersGap + kLettersBet + (places.is_narrow ? kLettersNote + kLettersGap + kLettersAmounts : 0);
  const double over_bars = kLettersTextHead + kLettersCells + kLettersGap;
  places.has_costs = inside.height - over_bars - under_bars - kLettersCosts >= kLettersLowestBars;
  const double text = kLettersTextHead + kLettersCells + (places.has_costs ? kLettersCosts : 0);
  const double side = places.is_narrow ? 0 : std::clamp(0.34 * inside.width, 260.0, 480.0);
  const double main = inside.width - (side > 0 ? side + kLettersBetweenColumns : 0);
  places.text = {inside.left, inside.top, main, text};
  const double top = places.text.bottom() + kLettersGap;
  places.bars = {inside.left, top, main, std::max(1.0, inside.bottom() - under_bars - top)};
  places.bet = {inside.left, places.bars.bottom() + kLettersGap, inside.width, kLettersBet};
  if (places.is_narrow) {
    places.note = {inside.left, places.bet.bottom(), inside.width, kLettersNote};
    places.amounts = {inside.left, places.note.bottom() + kLettersGap, inside.width, kLettersAmounts};
    return;
  }
  const double left = inside.right() - side;
  places.amounts = {left, inside.top, side, text};
  places.account = {left, top, side, places.bars.height};
}

LettersPlaces places_in(const Rect& around, double scale) {
  LettersPlaces places;
  places.header = {around.left, around.top, around.width, kLettersHeader};
  places.card = {around.left, around.top + kLettersHeader, around.width,
                 std::max(1.0, around.height - kLettersHeader)};
  places.foot = {places.card.left, places.card.bottom() - kLettersFoot, places.card.width, kLettersFoot};
  place_columns(places, {places.card.left + kLettersPadding, places.card.top + kLettersPadding,
                         std::max(1.0, places.card.width - 2 * kLettersPadding),
                         std::max(1.0, places.foot.top - places.card.top - 2 * kLettersPadding)});
  for (Rect* part : {&places.header, &places.card, &places.text, &places.bars, &places.bet, &places.note,
                     &places.amounts, &places.account, &places.foot})
    *part = scaled(*part, scale);
  return places;
}

}  // namespace

LettersPlaces letters_places_for(double window_width, double window_height, double scale, bool rail) {
  const double width = window_width / scale, height = window_height / scale;
  const double left = rail ? kNarrowRail : 0;
  const double side = is_phone(window_width, scale) ? kCardGap : kLettersSide;
  LettersPlaces places = places_in(
      {left + side, kBar, std::max(1.0, width - left - 2 * side), std::max(1.0, height - kBar - side)},
      scale);
  places.bar = scaled({0, 0, width, kBar}, scale);
  if (rail) places.rail = scaled({0, kBar, left, height - kBar}, scale);
  return places;
}

LettersPlaces letters_places_on_slide(double width, double height, double scale) {
  return places_in(Rect{0, 0, width / scale, height / scale}.inset(kLettersSide), scale);
}

}  // namespace surprisal::ui
