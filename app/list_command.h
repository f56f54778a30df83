// app: `surprisal list`.
#pragma once

namespace surprisal {

int run_list(bool json);

}  // namespace surprisal
