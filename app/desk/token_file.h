// desk: a file with the log-probabilities of a text's tokens, and a token as a sample.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "data/tokens.h"
#include "desk/row_sample.h"

namespace surprisal::desk {

struct TokenFile {
  std::filesystem::path path;
  std::string name;  // of the file, safe to show
  data::Tokens tokens;
  std::size_t chosen = 0;
};

// The token in the text is the label. Empty if fewer than two classes are known.
RowSample sample_of_token(const data::Token& token, std::size_t most = session::kMaxClasses);

}  // namespace surprisal::desk
