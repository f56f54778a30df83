// command: the numbers of each row as a CSV file.
#pragma once

#include <string>

#include "base/result.h"
#include "data/row_numbers.h"
#include "math/log_base.h"

namespace surprisal::command {

// Losses and entropies are in the base. What a row does not have is an empty cell.
std::string rows_as_csv(const data::Rows& rows, const data::RowNumbers& numbers, math::Base base);

// Ctrl+C during the write takes effect after it, so it leaves neither half a file nor a temporary one.
Done write_rows(const std::string& path, const std::string& csv);

}  // namespace surprisal::command
