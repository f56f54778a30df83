// command: `surprisal lesson check`.
#pragma once

#include <string>
#include <vector>

namespace surprisal::command {

// A line FILE:LINE:COLUMN: message on standard output for each fault; of name.en.md and name.zh.md also what
// differs between the two. The exit code: 0 no fault, 1 some.
int run_lesson_check(const std::vector<std::string>& files);

}  // namespace surprisal::command
