// figures: the numbers at the head of a view of rows or of handwritten digits, and over its figures on a
// slide.
#pragma once

#include <vector>

#include "data/overview.h"
#include "figures/live_numbers.h"

namespace surprisal::figures {

// Mean loss, accuracy and calibration error; without labels, how uncertain the predictions are.
std::vector<LiveNumber> numbers_of_rows(const data::Overview& overview, Base base);

LiveNumber loss_number_of_rows(double mean_nats, Base base);  // the first of them, of any model

// The loss of the session's digit, and the results on the test digits. Trains if that has not been done yet.
std::vector<LiveNumber> numbers_of_digits(const Session& session);

}  // namespace surprisal::figures
