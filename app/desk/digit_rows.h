// desk: the 360 test digits as rows, with the predictions of a classifier.
#pragma once

#include <cstddef>
#include <optional>

#include "data/rows.h"
#include "desk/row_source.h"
#include "learn/digits.h"

namespace surprisal::desk {

// Trains the classifier if necessary.
data::Rows rows_of_test_digits(const session::DigitRun& run);

// Nothing for the rows of a file.
std::optional<learn::DigitCounts> picture_of_row(const RowFile& file, std::size_t row);

// The row as the digit of a session.
session::DigitRun digit_of_row(const RowFile& file, std::size_t row);

}  // namespace surprisal::desk
