// desk: the actions on a file with the log-probabilities of a text's tokens.
#pragma once

#include <cstddef>
#include <filesystem>

#include "desk/desk.h"

namespace surprisal::desk {

// Shows what has been read instead of the rows. `chosen` is ignored if there is no such token.
void show_tokens(Desk& desk, const std::filesystem::path& path, data::Tokens tokens, std::size_t chosen = 0);

// Makes the token the sample: its alternatives, and the rest as one class. If fewer than two classes are
// known, it is only chosen. Choosing several tokens in succession is one undo step.
void choose_token(Desk& desk, std::size_t token);

}  // namespace surprisal::desk
