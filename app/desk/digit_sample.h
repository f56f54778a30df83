// desk: opens and leaves the digits view, and makes its digit the sample of the session.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

void open_digits(Desk& desk);
bool shows_digits(const Desk& desk);

// Makes the digit on the pad the sample of the session, as one undo step.
void commit_sample(Desk& desk, const Text& what);

// Pauses training and updates the sample, so that the session matches what the view shows. Called before the
// session is saved, or a figure of it is shown or exported.
void settle_digits(Desk& desk);

// Once in each frame: takes over finished training steps, and restores the pad if undo restored its sample.
void advance_digits(Desk& desk);

}  // namespace surprisal::desk
