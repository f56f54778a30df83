#include "command/diagnostics.h"

#include <cerrno>
#include <cstdio>

#include "base/system_language.h"

namespace surprisal::command {

int report(int exit_code, const Text& sentence) {
  std::fprintf(stderr, "surprisal: %s\n", sentence.in(system_language()).c_str());
  return exit_code;
}

int report(int exit_code, const Problem& problem) { return report(exit_code, problem.message); }

int report_no_memory() {
  std::fputs(system_language() == Language::Chinese
                 ? "surprisal: 内存不足；请关闭其他程序，或者要一幅小一些的图\n"
                 : "surprisal: not enough memory; close other programs, or ask for a smaller picture\n",
             stderr);
  return kFailed;
}

int print_result(std::string_view text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written && errno == EPIPE) return kFailed;  // the reader has closed the pipe: not an error to report
  if (!written)
    return report(kFailed, {"cannot write the result to standard output; check whether the disk is full",
                            "无法把结果写到标准输出；请检查磁盘是否已满"});
  return kDone;
}

}  // namespace surprisal::command
