// desk: moves sliders, with keys and by animation.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

void move_slider(Desk& desk, const Slider& slider, double value);

void play(Desk& desk, const Slider& slider);
void play_or_pause(Desk& desk);
void toggle_player(Player& player);
void advance_player(Desk& desk, double seconds);
void step_player(Desk& desk, int steps);

}  // namespace surprisal::desk
