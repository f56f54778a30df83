// command: writes the CSV file of the rows.
#pragma once

#include <string>

#include "base/result.h"

namespace surprisal::command {

// Ctrl+C takes effect only after the write, so it leaves neither a partial nor a temporary file.
Done write_rows(const std::string& path, const std::string& csv);

}  // namespace surprisal::command
