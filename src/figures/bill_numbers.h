// figures: a code's prices for letters that come at random, in numbers and words.
#pragma once

#include <optional>
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

// What the code writes for each letter: its word if every probability is a power of 1/2 to within about a
// pixel of the strip; otherwise its price.
struct Code {
  std::vector<Text> words;
  bool has_prices = false;  // in place of words
};
Code code_of(const Bill& bill);

Text price_text(double amount, Base base);  // "3 bits", "1 bit"

}  // namespace surprisal::figures
