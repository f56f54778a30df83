// desk: the sliders shown next to a presentation slide.
#pragma once

#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

// Sliders for the values that the step changes, and those of its figures.
std::vector<Slider> step_sliders(const Desk& desk);

}  // namespace surprisal::desk
