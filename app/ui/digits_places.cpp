#include "ui/digits_places.h"

#include <algorithm>
#include <cmath>

#include "ui/places.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kSheetSide = 16;
constexpr double kMinWidth = 960;
constexpr double kMinHeight = 596;
constexpr double kHeader = 68;
constexpr double kMinCards = 296;
constexpr double kMaxCards = 404;
constexpr double kMinTraining = 200;
constexpr double kDigitTabs = 44;
constexpr double kPhoneCard = 480;  // the pad with its controls
constexpr double kPhoneFoot = 124;
constexpr double kMinPhoneHeight = 560;

}  // namespace

DigitsPlaces digits_places_for(double window_width, double window_height, double scale, bool rail) {
  const double width = window_width / scale;
  const double height = window_height / scale;
  const double left = rail ? kNarrowRail : 0;
  DigitsPlaces places;
  places.bar = scaled({0, 0, width, kBar}, scale);
  if (rail) places.rail = scaled({0, kBar, left, height - kBar}, scale);
  const Rect view = {left, kBar, std::max(1.0, width - left), std::max(1.0, height - kBar)};
  places.view = scaled(view, scale);
  const Rect sheet = {view.left, view.top, std::max(view.width, kMinWidth),
                      std::max(view.height, kMinHeight)};
  places.sheet = scaled(sheet, scale);

  const Rect inside = {sheet.left + kSheetSide, sheet.top, sheet.width - 2 * kSheetSide,
                       sheet.height - kSheetSide};
  const double spare = inside.height - kHeader - kCardGap - kMinCards - kMinTraining;
  const double cards = std::min(kMinCards + 0.55 * spare, kMaxCards);
  const double top = inside.top + kHeader;
  // The pad is about as wide as it is high without its headings and buttons. Five pictures fit side by side.
  const double pad = std::max(std::round(0.25 * inside.width), 264.0);
  const double pictures = std::max(std::round(0.335 * inside.width), 300.0);
  const double model = inside.width - pad - pictures - 2 * kCardGap;
  const double below = top + cards + kCardGap;
  const auto place = [&](double x, double y, double w, double h) {
    return whole_pixels(scaled({x, y, w, h}, scale));
  };
  places.header = place(inside.left, inside.top, inside.width, kHeader);
  places.pad = place(inside.left, top, pad, cards);
  places.model = place(inside.left + pad + kCardGap, top, model, cards);
  places.pictures = place(inside.right() - pictures, top, pictures, cards);
  places.training = place(inside.left, below, inside.width, inside.bottom() - below);
  return places;
}

DigitsPlaces phone_digits_places_for(double window_width, double window_height, double scale) {
  const double width = window_width / scale, height = window_height / scale;
  DigitsPlaces places;
  places.bar = scaled({0, 0, width, kBar}, scale);
  const Rect view = {0, kBar, width, std::max(1.0, height - kBar)};
  places.view = scaled(view, scale);
  const Rect sheet = {0, kBar, width, std::max(view.height, kMinPhoneHeight)};
  places.sheet = scaled(sheet, scale);
  const double side = kCardGap, inside = std::max(1.0, width - 2 * side);
  const auto place = [&](double y, double h) { return scaled({side, y, inside, h}, scale); };
  const double tabs = sheet.top + kHeader, top = tabs + kDigitTabs + kCardGap;
  const double bottom = sheet.bottom() - side;
  const double card = std::min(kPhoneCard, bottom - top - kCardGap - kPhoneFoot);
  places.header = place(sheet.top, kHeader);
  places.tabs = place(tabs, kDigitTabs);
  places.pad = places.model = places.pictures = place(top, card);
  places.foot = place(top + card + kCardGap, kPhoneFoot);
  places.training = place(top, bottom - top);
  return places;
}

}  // namespace surprisal::ui
