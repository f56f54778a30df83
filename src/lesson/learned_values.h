// lesson: the numbers of the classifier of digits and of the model of letter pairs, as live values give them.
// Losses are in the session's base.
#pragma once

#include "learn/training.h"
#include "math/quantities.h"
#include "session/session.h"

namespace surprisal::lesson {

Numbers digit_softmax(const Session& session);  // of the digit on the pad
double digit_loss(const Session& session);
learn::Measures measures_of_run(const Session& session);  // after its last step

// What a letter costs the model: the one at the session's place, and the mean over the text.
double letter_loss(const Session& session);
double letters_mean_loss(const Session& session);

}  // namespace surprisal::lesson
