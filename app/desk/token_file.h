// desk: a file with the log-probabilities of a text's tokens, in the data view.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "data/tokens.h"
#include "desk/row_sample.h"

namespace surprisal::desk {

struct Desk;

struct TokenFile {
  std::string name;  // of the file, safe to show
  data::Tokens tokens;
  std::size_t chosen = 0;
};

// False if it is not such a file. One that cannot be read leaves a fault in the data view.
bool open_token_file(Desk& desk, const std::filesystem::path& path);

void close_token_file(Desk& desk);  // back to the rows

// The token becomes the sample: its alternatives, and the rest as one class. A token with fewer than two
// known classes is only chosen. Choosing one token after the other is one undo step.
void choose_token(Desk& desk, std::size_t token);

// The token that came is the label. Empty if fewer than two classes are known.
RowSample sample_of_token(const data::Token& token, std::size_t most = session::kMostClasses);

}  // namespace surprisal::desk
