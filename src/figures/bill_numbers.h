// figures: a code's prices for letters that come at random, in numbers and words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "math/information.h"
#include "math/softmax.h"
#include "session/session.h"

namespace surprisal::figures {

struct Bill {
  std::vector<double> y;
  Softmax p;
  std::vector<double> charged;  // -log p, in the session's unit
  std::vector<double> best;     // -log y
  std::vector<double> y_ends;   // where the letters' parts end: y added up, and p
  std::vector<double> p_ends;
  Base base = Base::E;

  std::size_t size() const { return y.size(); }
  double start_of(std::size_t k) const { return k == 0 ? 0 : y_ends[k - 1]; }
  bool has_rectangle(std::size_t k) const;     // it comes often enough
  bool has_post(std::size_t k) const;          // it never comes, and its price is still shown
  std::optional<std::size_t> certain() const;  // the letter that comes every time, if there is one

  // What the code charges above the best price of a letter; 0 if that is only rounding.
  double difference(std::size_t k) const;
  // The areas of what is charged above the best prices and below them, over all letters.
  double overpaid() const;
  double saved() const;
};

Bill bill_of(const Session& session);

// The words of the code, if every probability is a power of 1/2 to within about a pixel of the strip; else
// none. The word of a letter is where its part begins, in binary; where the parts do not begin at such places
// in the order of the letters, they do with the smallest first.
std::vector<std::string> code_words(const std::vector<double>& p);

// The word of each letter; if there are no words, its price.
std::vector<Text> words_or_prices(const Bill& bill);

Text price_text(double amount, Base base);  // "3 bits", "1 bit"

}  // namespace surprisal::figures
