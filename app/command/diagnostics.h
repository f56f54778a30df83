// command: error messages and exit codes of the command line.
#pragma once

#include <string_view>

#include "base/result.h"

namespace surprisal::command {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

// Writes "surprisal: what, where, what to do" to standard error, in the system's language, and returns the
// code, so that callers can `return report(...)`.
int report(int exit_code, const Text& sentence);
int report(int exit_code, const Problem& problem);

// For when memory has run out. It allocates none.
int report_no_memory();

// Writes a result to standard output. Returns an exit code: a failed write, for example on a full disk, makes
// the program fail.
int print_result(std::string_view text);

}  // namespace surprisal::command
