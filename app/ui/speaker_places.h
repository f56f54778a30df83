// ui: on which screen the speaker notes are, and where each part of them is on it. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "draw/geometry.h"

namespace surprisal::ui {

// The first screen that does not overlap the one with the slides: on a mirrored screen, the notes would cover
// the slides.
std::optional<std::size_t> screen_beside(std::span<const Rect> screens, std::size_t slides);

struct SpeakerPlaces {
  double scale = 1;  // screen pixels per pixel of a 1280 x 720 screen
  Rect head;         // the step's title
  Rect notes;
  Rect elapsed;  // the time since the presentation began
  Rect clock;
  Rect next;  // the next step's title
};

SpeakerPlaces speaker_places_for(double width, double height);

}  // namespace surprisal::ui
