// lesson: the numbers of the digit classifier and of the model of letter pairs, for live values. Losses are
// in the session's base.
#pragma once

#include "learn/training.h"
#include "math/quantities.h"
#include "session/session.h"

namespace surprisal::lesson {

Numbers digit_probabilities(const Session& session);  // of the digit on the pad
double digit_loss(const Session& session);
learn::Measures measures_of_run(const Session& session);  // after its last step

// For the unseen digits, at the session's temperature: those that it classifies with about 70% confidence,
// which are in one bin of the reliability diagram, and its average confidence.
struct SeventyPercentBin {
  double forecast = 0;  // the mean confidence of the bin
  double right = 0;     // the fraction of the bin that is right
  int count = 0;        // of digits in the bin
  double sure = 0;      // the mean confidence of all digits
};
SeventyPercentBin seventy_percent_bin(const Session& session);

// What a letter costs the model: the one at the session's place, and the mean over the text.
double letter_loss(const Session& session);
double letters_mean_loss(const Session& session);

// What the reader would pay for each of the listed letters, and for each of the others.
std::vector<double> letters_prices(const Session& session);

}  // namespace surprisal::lesson
