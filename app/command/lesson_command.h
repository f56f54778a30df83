// command: `surprisal lesson check`.
#pragma once

#include <string>
#include <vector>

namespace surprisal::command {

// Writes a line FILE:LINE:COLUMN: message to standard output for each error, which includes each difference
// between name.en.md and name.zh.md. Returns the exit code: 0 if there are no errors, otherwise 1.
int run_lesson_check(const std::vector<std::string>& files);

}  // namespace surprisal::command
