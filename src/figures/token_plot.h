// figures: a text whose tokens are coloured by what they cost, with the alternatives of one of them.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "data/tokens.h"
#include "plot/plot.h"
#include "session/session.h"

namespace surprisal::figures {

struct TokenPlot {
  const data::Tokens& tokens;
  std::size_t chosen = 0;
  std::size_t kinds = 0;                    // how many different tokens there are
  bool by_letter = false;                   // the tokens are letters
  std::optional<std::size_t> pointed = {};  // shows its alternatives in place of those of the chosen one
  std::function<void(Session&, double)> choose = {};  // moves to the token at a place
};

// Of a file, whose model's vocabulary is not known.
inline constexpr std::size_t kMostKinds = 262144;

// In nats, in full colour: twice what a letter costs if all are equally likely.
double full_letter_cost(std::size_t kinds);

Plot token_plot(const TokenPlot& what, Base base);

// With the alternatives of the token that cost most.
Plot plot_of_token_file(const data::Tokens& tokens, const Session& session);

}  // namespace surprisal::figures
