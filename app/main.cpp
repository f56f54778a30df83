// app: where the program starts.
#include <csignal>

#include "command_line.h"

int main(int argc, char** argv) {
  // A reader that goes away early (`surprisal list | head -1`) makes a write fail, and does not kill.
  std::signal(SIGPIPE, SIG_IGN);
  return surprisal::run_command_line(argc, argv);
}
