// app: the entry point.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "command/command_line.h"
#include "command/diagnostics.h"

namespace {

// Called if an exception leaves a noexcept function of a library: reports the reason before the program ends.
// If the exception is unknown, it is assumed to be bad_alloc, which can come from anywhere.
[[noreturn]] void report_and_exit() {
  if (!std::current_exception() && std::uncaught_exceptions() > 0)
    std::_Exit(surprisal::command::report_no_memory());
  try {
    if (std::current_exception()) throw;
  } catch (const std::bad_alloc&) {
    std::_Exit(surprisal::command::report_no_memory());
  } catch (const std::exception& error) {
    surprisal::command::report(surprisal::command::kFailed, error.what());
  } catch (...) {
  }
  std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  // If the reader closes the pipe early (`surprisal list | head -1`), writes fail instead of killing the
  // program.
  std::signal(SIGPIPE, SIG_IGN);
  std::set_terminate(report_and_exit);
  try {
    return surprisal::command::run_command_line(argc, argv);
  } catch (const std::bad_alloc&) {
    return surprisal::command::report_no_memory();
  }
}
