// command: writes the CSV file of the rows.
#pragma once

#include <string>

#include "base/result.h"

namespace surprisal::command {

// Ctrl+C during the write takes effect after it, so it leaves neither half a file nor a temporary one.
Done write_rows(const std::string& path, const std::string& csv);

}  // namespace surprisal::command
