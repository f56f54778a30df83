// figures: the numbers at the head of a view of rows or of handwritten digits, and over its figures on a
// slide.
#pragma once

#include <vector>

#include "data/overview.h"
#include "figures/live_numbers.h"
#include "learn/digits.h"
#include "learn/training.h"

namespace surprisal::figures {

// Mean loss, accuracy and calibration error; without labels, how uncertain the predictions are.
std::vector<LiveNumber> numbers_of_rows(const data::Overview& overview, Base base);

LiveNumber loss_number_of_rows(double mean_nats, Base base);  // the first of them, of any model

// The digit's loss, of the kind that the run minimizes, and the results of the run on the test digits.
std::vector<LiveNumber> numbers_of_digits(const learn::Training& run, const learn::DigitCounts& digit,
                                          int label, Base base);

// Of the session's digit and run. Trains if that has not been done yet.
std::vector<LiveNumber> numbers_of_digits(const Session& session);

}  // namespace surprisal::figures
