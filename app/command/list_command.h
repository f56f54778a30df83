// command: `surprisal list`.
#pragma once

namespace surprisal::command {

int run_list(bool json);

}  // namespace surprisal::command
