// desk: the actions on a file with the log-probabilities of a text's tokens.
#pragma once

#include <cstddef>
#include <filesystem>

#include "desk/desk.h"

namespace surprisal::desk {

// What has been read, in place of the rows. A token that the text does not have is not chosen.
void show_tokens(Desk& desk, const std::filesystem::path& path, data::Tokens tokens, std::size_t chosen = 0);

// The token becomes the sample: its alternatives, and the rest as one class. A token with fewer than two
// known classes is only chosen. Choosing one token after the other is one undo step.
void choose_token(Desk& desk, std::size_t token);

}  // namespace surprisal::desk
