// command: from the arguments to what they ask for. The window needs a display; nothing else here does.
#pragma once

namespace surprisal::command {

// The exit code: 0 done, 1 could not, 2 wrong usage.
int run_command_line(int argc, char** argv);

}  // namespace surprisal::command
