// command: `surprisal list`.
#pragma once

namespace surprisal::app {

int run_list(bool json);

}  // namespace surprisal::app
