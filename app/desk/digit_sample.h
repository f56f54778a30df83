// desk: the digits in the window: opened and left, and given to the rest of the program as its sample.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

void open_digits(Desk& desk);
bool shows_digits(const Desk& desk);

// The pad becomes the sample of the program, as one step of undo.
void give_sample(Desk& desk, const Text& what);

// Pauses training and gives the sample, so that the session says what the view shows: before it is saved, or
// a figure of it is shown or exported.
void settle_digits(Desk& desk);

// Once in each frame: takes over training steps, and brings the pad back that an undone sample came from.
void advance_digits(Desk& desk);

}  // namespace surprisal::desk
