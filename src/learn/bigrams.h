// learn: a model of the next letter that knows only the letter before it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "math/softmax.h"

namespace surprisal::learn {

inline constexpr double kUsualSmoothing = 0.1;

// How often each letter follows each other one in a text.
struct Bigrams {
  std::u32string alphabet;             // sorted
  std::vector<double> counts;          // a row for each letter, with the counts of the letters that follow it
  double smoothing = kUsualSmoothing;  // added to every count; 0 or more

  std::size_t size() const { return alphabet.size(); }
  std::optional<std::size_t> place_of(char32_t letter) const;  // its index in the alphabet
};

// The text is read as a circle, so every letter in it is followed by something. The alphabet has the letters
// of both texts; those that occur only in `others` have no counts but the smoothing.
Bigrams count_pairs(std::u32string_view text, std::u32string_view others = {});

Bigrams built_in_bigrams(Language language);  // counted in the seen part, with the letters of both parts

// The softmax of ln(count + smoothing): the shares of the smoothed counts. Without smoothing, a letter
// that was never followed by anything gives equal shares.
Softmax next_letter(const Bigrams& model, std::size_t after);

// What a letter of a text cost, given the one before it.
struct LetterCost {
  char32_t letter = 0;
  double probability = 0;
  double bits = 0;  // -log2 of it: infinite for a pair that never occurred, without smoothing
};

// The cost of each letter after the first. Pairs with a letter that is not in the alphabet are left out.
std::vector<LetterCost> costs_of(const Bigrams& model, std::u32string_view text);

double bits_per_letter(const Bigrams& model, std::u32string_view text);  // the mean; 0 if there are no pairs
double alphabet_bits(const Bigrams& model);  // what each letter costs if all are equally likely

}  // namespace surprisal::learn
