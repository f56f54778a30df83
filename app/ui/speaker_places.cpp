#include "ui/speaker_places.h"

#include <algorithm>

namespace surprisal::ui {
std::optional<std::size_t> screen_beside(std::span<const Rect> screens, std::size_t slides) {
  for (std::size_t i = 0; i < screens.size(); ++i) {
    if (i != slides && !screens[i].overlaps(screens[slides])) return i;
  }
  return std::nullopt;
}

SpeakerPlaces speaker_places_for(double width, double height) {
  constexpr double kEdge = 32, kGap = 20, kHead = 64, kTime = 116, kNext = 150, kColumn = 340;
  const bool upright = width < height;
  SpeakerPlaces places;
  places.scale = upright ? std::min(width / 720, height / 1280) : std::min(width / 1280, height / 720);
  const auto px = [&](double at_scale_one) { return at_scale_one * places.scale; };
  const double left = px(kEdge), right = width - px(kEdge), bottom = height - px(kEdge);
  const double top = px(kEdge + kHead + kGap);
  places.head = {left, px(kEdge), right - left, px(kHead)};
  if (upright) {
    const double half = (right - left - px(kGap)) / 2;
    places.elapsed = {left, top, half, px(kTime)};
    places.clock = {right - half, top, half, px(kTime)};
    places.next = {left, bottom - px(kNext), right - left, px(kNext)};
    const double notes = top + px(kTime + kGap);
    places.notes = {left, notes, right - left, places.next.top - px(kGap) - notes};
    return places;
  }
  const double column = right - px(kColumn);
  places.notes = {left, top, column - px(kGap) - left, bottom - top};
  places.elapsed = {column, top, px(kColumn), px(kTime)};
  places.clock = {column, places.elapsed.bottom() + px(kGap), px(kColumn), px(kTime)};
  const double next = places.clock.bottom() + px(kGap);
  places.next = {column, next, px(kColumn), bottom - next};
  return places;
}

}  // namespace surprisal::ui
