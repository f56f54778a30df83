// app: the window and its loop.
#pragma once

#include <string>

namespace surprisal {

// Opens the window and returns once it is closed. The exit code: 0, or 1 where no window can be had, which is
// then said on standard error. With a file, a session or a lesson, it opens that.
int run_window(const std::string& file = {});

}  // namespace surprisal
