#include "lesson/learned_values.h"

#include <cmath>
#include <span>
#include <vector>

#include "figures/letter_play.h"
#include "figures/session_digits.h"
#include "learn/classifier.h"
#include "learn/kept_runs.h"
#include "math/information.h"
#include "math/log_base.h"
#include "math/softmax.h"

namespace surprisal::lesson {

Numbers digit_probabilities(const Session& session) { return digit_softmax(session).p; }

double digit_loss(const Session& session) {
  const auto label = static_cast<std::size_t>(digit_label(session));
  return from_nats(0 - digit_softmax(session).log_p[label], session.base);
}

learn::Measures measures_of_run(const Session& session) {
  learn::Measures measures = digit_run(session).curve.back();
  measures.seen_loss = from_nats(measures.seen_loss, session.base);
  measures.unseen_loss = from_nats(measures.unseen_loss, session.base);
  return measures;
}

SeventyPercentBin seventy_percent_bin(const Session& session) {
  constexpr double kBins = 15;  // the same as in the reliability diagram
  const double bin = std::floor(0.7 * kBins);
  const learn::Digits& digits = learn::kept_digits().unseen;
  const std::vector<double> logits = learn::logits_of(digit_run(session).classifier, digits);
  SeventyPercentBin said;
  for (std::size_t i = 0; i < digits.count(); ++i) {
    const auto row = std::span(logits).subspan(i * learn::kDigitClasses, learn::kDigitClasses);
    const std::vector<double> p = softmax(row, session.temperature);
    const std::size_t top = argmax(p);
    said.sure += p[top] / static_cast<double>(digits.count());
    if (std::floor(p[top] * kBins) != bin) continue;
    ++said.count;
    said.forecast += p[top];
    if (top == static_cast<std::size_t>(digits.labels[i])) ++said.right;
  }
  if (said.count == 0) return said;
  said.forecast /= said.count;
  said.right /= said.count;
  return said;
}

double letter_loss(const Session& session) {
  const LetterPlay play = letter_play(session);
  const std::u32string_view text = play.text;
  return from_bits(learn::costs_of(play.model, text.substr(play.position - 1, 2)).back().bits, session.base);
}

double letters_mean_loss(const Session& session) {
  const LetterPlay play = letter_play(session);
  return from_bits(learn::bits_per_letter(play.model, play.text), session.base);
}

std::vector<double> letters_prices(const Session& session) {
  const learn::Bet bet = letter_play(session).bet;
  std::vector<double> prices = bet.reader;
  prices.back() = bet.share_of_each_other();
  for (double& price : prices) price = surprisal(price, session.base);
  return prices;
}

}  // namespace surprisal::lesson
