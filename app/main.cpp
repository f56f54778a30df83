// app: where the program starts.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "command/command_line.h"
#include "command/diagnostics.h"

namespace {

// Where a library has promised to throw nothing, an exception ends the program; it still says why. Some ends
// do not tell which exception it was: then it is the one that can come from anywhere.
[[noreturn]] void end_with_a_sentence() {
  if (!std::current_exception() && std::uncaught_exceptions() > 0)
    std::_Exit(surprisal::command::report_no_memory());
  try {
    if (std::current_exception()) throw;
  } catch (const std::bad_alloc&) {
    std::_Exit(surprisal::command::report_no_memory());
  } catch (const std::exception& error) {
    surprisal::command::report(surprisal::command::kCouldNot, error.what());
  } catch (...) {
  }
  std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away early (`surprisal list | head -1`) makes a write fail, and does not kill.
  std::signal(SIGPIPE, SIG_IGN);
  std::set_terminate(end_with_a_sentence);
  try {
    return surprisal::command::run_command_line(argc, argv);
  } catch (const std::bad_alloc&) {
    return surprisal::command::report_no_memory();
  }
}
