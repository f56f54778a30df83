// desk: the sliders shown below the figures of a step.
#pragma once

#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

// Sliders for the values that the step changes, and those of its figures. A slide leaves out sliders for what
// can be dragged in its figures, except for one logit.
std::vector<Slider> step_sliders(const Desk& desk);

}  // namespace surprisal::desk
