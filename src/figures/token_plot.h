// figures: a text whose tokens are coloured by their cost, with the alternatives to one of them.
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
  std::optional<std::size_t> pointed = {};  // its alternatives are shown instead of those of the chosen one
  std::function<void(Session&, double)> choose = {};  // moves to the token at a position
};

// For a file, because the vocabulary of its model is unknown.
inline constexpr std::size_t kMaxKinds = 262144;

// The cost, in nats, that has the full colour: twice the cost of a letter if all are equally likely.
double full_letter_cost(std::size_t kinds);

Plot token_plot(const TokenPlot& what, Base base);

// Shows the alternatives to the token with the highest cost.
Plot plot_of_token_file(const data::Tokens& tokens, const Session& session);

}  // namespace surprisal::figures
