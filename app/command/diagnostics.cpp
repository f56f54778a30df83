#include "command/diagnostics.h"

#include <cerrno>
#include <cstdio>

namespace surprisal::command {

int report(int exit_code, std::string_view sentence) {
  std::fprintf(stderr, "surprisal: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  return exit_code;
}

int report(int exit_code, const Problem& problem) { return report(exit_code, problem.message.en); }

int report_no_memory() {
  return report(kFailed, "not enough memory; close other programs, or ask for a smaller picture");
}

int print_result(std::string_view text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written && errno == EPIPE) return kFailed;  // the reader has closed the pipe: not an error to report
  if (!written)
    return report(kFailed, "cannot write the result to standard output; check whether the disk is full");
  return kDone;
}

}  // namespace surprisal::command
