#include "learn/bigrams.h"

#include <algorithm>
#include <cmath>

#include "learn/letters.h"
#include "math/log_base.h"
#include "math/sum.h"

namespace surprisal::learn {

std::optional<std::size_t> Bigrams::place_of(char32_t letter) const {
  const auto found = std::lower_bound(alphabet.begin(), alphabet.end(), letter);
  if (found == alphabet.end() || *found != letter) return std::nullopt;
  return static_cast<std::size_t>(found - alphabet.begin());
}

Bigrams count_pairs(std::u32string_view text, std::u32string_view others) {
  Bigrams model;
  model.alphabet = std::u32string(text) + std::u32string(others);
  std::sort(model.alphabet.begin(), model.alphabet.end());
  model.alphabet.erase(std::unique(model.alphabet.begin(), model.alphabet.end()), model.alphabet.end());
  model.counts.assign(model.size() * model.size(), 0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t letter = *model.place_of(text[i]);
    const std::size_t next = *model.place_of(text[(i + 1) % text.size()]);
    ++model.counts[letter * model.size() + next];
  }
  return model;
}

Bigrams built_in_bigrams(Language language) {
  const LetterParts parts = letter_parts(language);
  return count_pairs(parts.seen, parts.unseen);
}

Softmax next_letter(const Bigrams& model, std::size_t after) {
  const auto row = model.counts.begin() + static_cast<std::ptrdiff_t>(after * model.size());
  std::vector<double> logits(row, row + static_cast<std::ptrdiff_t>(model.size()));
  for (double& logit : logits) logit = std::log(logit + model.smoothing);
  const bool nothing_known =
      std::all_of(logits.begin(), logits.end(), [](double z) { return std::isinf(z); });
  return softmax_of(nothing_known ? std::vector<double>(model.size(), 0) : logits);
}

std::vector<LetterCost> costs_of(const Bigrams& model, std::u32string_view text) {
  std::vector<std::optional<Softmax>> next(model.size());  // computed once per row
  std::vector<LetterCost> costs;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::optional<std::size_t> before = model.place_of(text[i - 1]);
    const std::optional<std::size_t> letter = model.place_of(text[i]);
    if (!before || !letter) continue;
    if (!next[*before]) next[*before] = next_letter(model, *before);
    const Softmax& s = *next[*before];
    costs.push_back({text[i], s.p[*letter], from_nats(0 - s.log_p[*letter], Base::Two)});
  }
  return costs;
}

double bits_per_letter(const Bigrams& model, std::u32string_view text) {
  const std::vector<LetterCost> costs = costs_of(model, text);
  Sum bits;
  for (const LetterCost& cost : costs) bits += cost.bits;
  return costs.empty() ? 0 : bits.value() / static_cast<double>(costs.size());
}

double alphabet_bits(const Bigrams& model) { return std::log2(static_cast<double>(model.size())); }

}  // namespace surprisal::learn
