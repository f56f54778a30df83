// ui: which screen the speaker's notes go to, and where each part of them stands there. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "draw/geometry.h"

namespace surprisal::ui {

// The first screen that shares nothing with the one the slides are on: a mirror of it would cover them.
std::optional<std::size_t> screen_beside(std::span<const Rect> screens, std::size_t slides);

struct SpeakerPlaces {
  double scale = 1;  // pixels for one of a screen of 1280 x 720
  Rect head;         // the step's title
  Rect notes;
  Rect elapsed;  // the time since the presentation began
  Rect clock;
  Rect next;  // the next step's title
};

SpeakerPlaces speaker_places_for(double width, double height);

}  // namespace surprisal::ui
