// command: runs what the arguments ask for. Only the window needs a display.
#pragma once

namespace surprisal::command {

// Returns the exit code: 0 done, 1 failed, 2 wrong usage.
int run_command_line(int argc, char** argv);

}  // namespace surprisal::command
