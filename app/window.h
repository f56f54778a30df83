// app: the window and its loop.
#pragma once

namespace surprisal {

// Opens the window and returns once it is closed. The exit code: 0, or 1 where no window can be had, which is
// then said on standard error.
int run_window();

}  // namespace surprisal
