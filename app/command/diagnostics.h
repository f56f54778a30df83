// command: how the program says that something went wrong, and the exit codes of the command line.
#pragma once

#include <string_view>

#include "base/result.h"

namespace surprisal::command {

inline constexpr int kDone = 0;
inline constexpr int kCouldNot = 1;
inline constexpr int kWrongUsage = 2;

// "surprisal: what, where, what to do" on standard error. Returns the code, so that one can `return
// report(...)`.
int report(int exit_code, std::string_view sentence);
int report(int exit_code, const Problem& problem);

// Where no memory is left; it asks for none itself.
int report_no_memory();

// Results on standard output, whole or not at all: a full disk behind it is a failure and not a short file.
int print_result(std::string_view text);

}  // namespace surprisal::command
