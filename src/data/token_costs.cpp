#include "data/token_costs.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "math/sum.h"

namespace surprisal::data {
namespace {

double entropy_term(double p) { return p > 0 ? -p * std::log(p) : 0; }

}  // namespace

std::optional<double> TokenTotals::per_token() const {
  if (counted == 0) return std::nullopt;
  return sum / static_cast<double>(counted);
}

std::optional<double> TokenTotals::per_byte() const {
  if (bytes == 0) return std::nullopt;
  return sum / static_cast<double>(bytes);
}

std::optional<double> TokenTotals::perplexity() const {
  const std::optional<double> mean = per_token();
  return mean ? std::optional(std::exp(*mean)) : std::nullopt;
}

TokenTotals totals_of(const Tokens& tokens) {
  TokenTotals totals;
  math::Sum sum;
  for (const Token& token : tokens.tokens) {
    if (!token.log_prob) {
      ++totals.left_out;
      continue;
    }
    ++totals.counted;
    totals.bytes += token.text.size();
    sum += 0 - *token.log_prob;
  }
  totals.sum = sum.value();
  return totals;
}

std::vector<double> running_sums(const Tokens& tokens) {
  std::vector<double> sums;
  math::Sum sum;
  for (const Token& token : tokens.tokens) {
    sum += 0 - token.log_prob.value_or(0);
    sums.push_back(sum.value());
  }
  return sums;
}

Choices choices_of(const Token& token) {
  Choices choices;
  for (const Alternative& one : token.alternatives) {
    if (!one.log_prob) continue;
    const double p = std::exp(*one.log_prob);
    choices.known.push_back({one.text, p, one.text == token.text});
    choices.largest_of_rest = std::min(choices.largest_of_rest, p);
  }
  choices.listed = choices.known.size();
  const bool is_listed = std::any_of(choices.known.begin(), choices.known.end(),
                                     [](const Choices::Choice& choice) { return choice.came; });
  if (!is_listed && token.log_prob) choices.known.push_back({token.text, std::exp(*token.log_prob), true});
  std::stable_sort(choices.known.begin(), choices.known.end(),
                   [](const Choices::Choice& a, const Choices::Choice& b) { return a.p > b.p; });
  math::Sum known;
  for (const Choices::Choice& choice : choices.known) known += choice.p;
  choices.rest = std::max(0.0, 1 - known.value());
  return choices;
}

EntropyBounds entropy_bounds(const Choices& choices, std::size_t others) {
  math::Sum known;
  for (const Choices::Choice& choice : choices.known) known += entropy_term(choice.p);
  EntropyBounds bounds = {known.value(), known.value()};
  if (!(choices.rest > 0) || others == 0) return bounds;
  const double largest = choices.largest_of_rest;
  if (largest > 0) {
    const double full = std::floor(choices.rest / largest);
    bounds.low += full * entropy_term(largest) + entropy_term(choices.rest - full * largest);
  }
  const auto count = static_cast<double>(others);
  bounds.high += count * entropy_term(choices.rest / count);
  bounds.low = std::min(bounds.low, bounds.high);  // rounding may have reversed their order
  return bounds;
}

}  // namespace surprisal::data
