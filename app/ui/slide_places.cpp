#include "ui/slide_places.h"

#include <algorithm>
#include <cmath>

#include "ui/lesson_places.h"

namespace surprisal::ui {
namespace {

// At scale 1, for a screen of 960 x 540.
constexpr double kSlideMargin = 24;
constexpr double kSlideGap = 35;
constexpr double kFigureShare = 0.64;
constexpr double kSlideFoot = 44;
constexpr double kControlGapOnSlide = 33;
constexpr double kLiveNumberHeight = 78;
constexpr double kHeadlineHeight = 46;
constexpr double kPlaceWidth = 56;            // "12 / 12", after the last row of controls
constexpr double kShareOfFigureAbove = 0.56;  // if the text is below it

Rect cut_top(Rect& area, double height) {
  const Rect cut = {area.left, area.top, area.width, height};
  area.top += height;
  area.height -= height;
  return cut;
}

Rect cut_bottom(Rect& area, double height) {
  const Rect cut = {area.left, area.bottom() - height, area.width, height};
  area.height -= height;
  return cut;
}

}  // namespace

SlidePlaces slide_places_for(const SlideLayoutOptions& wishes) {
  const double scale = wishes.scale;
  const Rect all = Rect{0, 0, wishes.width, wishes.height}.inset(kSlideMargin * scale);
  const bool wide = wishes.width > 1.1 * wishes.height;
  const bool has_figures = wishes.figures > 0;
  SlidePlaces places;
  Rect figures = all;
  Rect text = all;
  places.foot = cut_bottom(text, kSlideFoot * scale);
  if (wishes.has_text && has_figures && wide) {
    figures.width = kFigureShare * wishes.width;
    text.left = figures.right() + kSlideGap * scale;
    text.width = all.right() - text.left;
    places.foot.left = text.left;
    places.foot.width = text.width;
  } else if (wishes.has_text && has_figures) {
    figures.height = kShareOfFigureAbove * wishes.height;
    text.top = figures.bottom() + kSlideMargin * scale;
    text.height = places.foot.top - text.top;
  } else if (wishes.has_text) {
    const double width = std::min(all.width, 640 * scale);
    text.left += (all.width - width) / 2;
    text.width = width;
    figures = {};
  } else {
    figures.height -= wishes.controls > 0 ? 0 : kSlideFoot * scale;
    if (wishes.has_headline) places.headline = cut_top(figures, kHeadlineHeight * scale);
  }
  if (wishes.controls > 0 && has_figures) {
    const double room = std::max(0.0, figures.width - (wishes.has_text ? 0 : kPlaceWidth * scale));
    places.control_columns = control_columns(wishes.controls, room, scale);
    const auto columns = static_cast<double>(places.control_columns);
    if (columns * (wishes.control_width + kControlGapOnSlide * scale) > room) places.control_columns = 1;
    const auto rows =
        static_cast<double>((wishes.controls + places.control_columns - 1) / places.control_columns);
    places.controls = cut_bottom(figures, rows * (kControlRow + 4) * scale);
    figures.height -= 8 * scale;
    places.controls.width = room;
  }
  if (wide && wishes.has_text && has_figures && text.height > 3 * kLiveNumberHeight * scale)
    places.live_number = cut_bottom(text, kLiveNumberHeight * scale);
  places.text = text;
  if (has_figures && figures.height > 8) places.figures = figure_grid(wishes.figures, figures, 12 * scale);
  return places;
}

}  // namespace surprisal::ui
