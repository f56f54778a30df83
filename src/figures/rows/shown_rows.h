// figures: what a figure of many rows shows: rows, or the tokens of a text.
#pragma once

#include <cstddef>
#include <memory>

#include "data/overview.h"
#include "data/tokens.h"

namespace surprisal::figures {

struct ShownRows {
  std::shared_ptr<const data::Overview> overview = {};  // null for tokens
  double temperature = 1;                               // where a figure marks the loss
  bool is_example = false;                              // made up, not from a file
  std::shared_ptr<const data::Tokens> tokens = {};      // of a text, instead of rows

  friend bool operator==(const ShownRows&, const ShownRows&) = default;
};

// Rows of ten classes from a seeded generator: an overconfident model.
inline constexpr std::size_t kMadeUpRows = 2000;
data::Rows synthetic_rows();
const ShownRows& example_rows();

}  // namespace surprisal::figures
