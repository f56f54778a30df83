// desk: the numbers that a slide is about.
#pragma once

#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

// As sliders: those that the step has changed, and those of its figures.
std::vector<Slider> sliders_at_hand(const Desk& desk);

}  // namespace surprisal::desk
