// desk: the actions on a file with the log-probabilities of a text's tokens.
#pragma once

#include <cstddef>
#include <filesystem>

#include "desk/desk.h"

namespace surprisal::desk {

// False if it is not such a file. One that cannot be read leaves a fault in the data view.
bool open_token_file(Desk& desk, const std::filesystem::path& path);

// The token becomes the sample: its alternatives, and the rest as one class. A token with fewer than two
// known classes is only chosen. Choosing one token after the other is one undo step.
void choose_token(Desk& desk, std::size_t token);

}  // namespace surprisal::desk
