// Random valid sessions and edits, and a bitwise comparison of sessions.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "../math/source.h"
#include "base/number.h"
#include "session/keys.h"
#include "session/session.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {

// Every field as exact text, including the sign of zero.
inline std::string to_the_bit(const Session& session) {
  std::string all;
  const auto add_number = [&](double v) { all += exact(v) + " "; };
  const auto add_text = [&](const Text& t) { all += "<" + t.en + "|" + t.zh + "> "; };
  for (const Key& key : keys()) {
    all += std::string(key.name) + ": ";
    const Value value = key.read(session);
    if (const auto* number = std::get_if<double>(&value)) add_number(*number);
    if (const auto* text = std::get_if<Text>(&value)) add_text(*text);
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
      for (double v : *numbers) add_number(v);
    }
    if (const auto* texts = std::get_if<std::vector<Text>>(&value)) {
      for (const Text& t : *texts) add_text(t);
    }
    all += "\n";
  }
  return all;
}

inline double wild(Source& source) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kOdd[] = {0,
                             -0.0,
                             1,
                             -1,
                             0.5,
                             1e-300,
                             5e-324,
                             1 - 1e-16,
                             1e308,
                             -1e308,
                             kInfinity,
                             -kInfinity,
                             2.5e-17,
                             0.1,
                             1e9,
                             -40,
                             std::numeric_limits<double>::quiet_NaN()};
  switch (source.below(3)) {
    case 0:
      return kOdd[source.below(std::size(kOdd))];
    case 1:
      return source.uniform();
    default:
      return source.uniform(-20, 20);
  }
}

inline std::vector<double> wild_list(Source& source, std::size_t n) {
  std::vector<double> values(source.below(10) == 0 ? source.below(12) : n);
  for (double& v : values) v = wild(source);
  return values;
}

// A random edit, with any number that a user, a bug or a broken mouse could produce.
inline void edit(Session& s, Source& source) {
  const std::size_t n = class_count(s);
  const std::size_t k = source.below(n + 2);
  const int whole = static_cast<int>(source.below(5000)) - 1000;
  switch (source.below(28)) {
    case 0:
      return set_focus(s, k);
    case 1:
      return set_logit(s, k, wild(source));
    case 2:
      return set_probability(s, k, wild(source));
    case 3:
      return set_activation(s, k, wild(source));
    case 4:
      return set_prediction(s, wild_list(source, n));
    case 5:
      return set_rival(s, wild_list(source, n));
    case 6:
      return set_label(s, k, wild(source));
    case 7:
      return set_labels(s, wild_list(source, n));
    case 8:
      return set_label_mode(s, static_cast<LabelMode>(source.below(3)));
    case 9:
      return set_class_count(s, source.below(14));
    case 10:
      return set_class_weight(s, k, wild(source));
    case 11:
      return set_temperature(s, wild(source));
    case 12:
      return set_smoothing(s, wild(source));
    case 13:
      return set_coin(s, whole, -whole);
    case 14:
      return set_coin_theta(s, wild(source));
    case 15:
      return set_tournament(s, whole / 100, whole / 200, whole / 300);
    case 16:
      return set_race_start(s, wild(source), wild(source));
    case 24:
      return set_batch_rows(s, source.below(40));
    case 25:
      return set_batch_logit(s, source.below(40), source.below(12), wild(source));
    case 26:
      return set_rival_batch_logit(s, source.below(40), source.below(12), wild(source));
    case 27:
      return set_batch_target(s, source.below(40), whole);
    case 17:
      return set_race_shown(s, whole);
    case 18:
      return set_line(s, wild(source), wild(source));
    case 19:
      s.base = static_cast<Base>(source.below(3));
      return;
    case 20:
      s.field = static_cast<Field>(source.below(3));
      return;
    case 21:
      s.output = static_cast<OutputLayer>(source.below(2));
      return;
    case 22:
      s.class_names[source.below(n)] = Text(source.below(2) ? "a\"b\\c, d/e;f=%g [x] #" : "", "狗 🐕");
      return;
    default:
      s.title = Text("title " + std::to_string(whole));
      return;
  }
}

inline Session random_session(Source& source) {
  Session s;
  for (int i = 0; i < 40; ++i) edit(s, source);
  if (source.below(2)) {
    const std::size_t rows = 1 + source.below(kMaxRows);
    s.batch.logits = source.logits(rows * 4, 1e3);
    s.batch.rival_logits = source.below(2) ? source.logits(rows * 4, 1e-5) : std::vector<double>();
    s.batch.targets.assign(rows, 3);
    s.batch.reduction = static_cast<Reduction>(source.below(3));
    s.marked = source.distribution(source.below(11));
    s.coin.models = source.distribution(source.below(11));
    s.line.x = source.logits(2 + source.below(99), 1e6);
    s.line.y = source.logits(s.line.x.size(), 1e-3);
    s.race.rate = source.uniform(0.001, 1);
    s.race.label = -0.0;
    s.digits.drawn.assign(source.below(2) ? 64 : 0, 16);
    s.digits.label = static_cast<int>(source.below(11)) - 1;
    s.digits.loss = static_cast<Loss>(source.below(2));
    s.digits.other_loss = static_cast<OtherLoss>(source.below(2));
    s.digits.steps = static_cast<int>(source.below(kMaxDigitSteps + 1));
    s.digits.step_size = source.uniform(kLowestDigitRate, kHighestDigitRate);
    s.digits.hidden = 16 * static_cast<int>(source.below(3));
    s.digits.batch = static_cast<int>(source.below(kMaxInBatch + 1));
    s.digits.label_noise = source.uniform(0, kMaxLabelNoise);
    s.digits.smoothing = -0.0;
    s.digits.seed = static_cast<int>(source.below(kMaxDigitSeed + 1));
    s.letters.text = static_cast<LetterText>(source.below(2));
    s.letters.position = 1 + static_cast<int>(source.below(kLastLetter));
    s.letters.smoothing = source.uniform(kMinLetterSmoothing, kMaxLetterSmoothing);
    s.letters.shares = source.below(2) ? source.distribution(kLetterShares) : std::vector<double>();
    s.letters.first = 1 + static_cast<int>(source.below(kLastLetter));
    s.letters.bets = source.distribution(kLetterShares);
    s.message.letters = 1 + static_cast<int>(source.below(kMaxSent));
    s.message.seed = static_cast<int>(source.below(kMaxMessageSeed + 1));
    s.forecast.truth = source.uniform(0, 1);
    s.forecast.said = -0.0;
    s.noise.measured = source.distribution(1 + source.below(kMaxMarks));
    s.noise.spread = source.uniform(kMinSpread, kMaxSpread);
    s.derivation.step = source.uniform(0, kLastDerivationStep);
    s.line.best = static_cast<BestLine>(source.below(2));
    s.rule = static_cast<Rule>(source.below(5));
    s.own.curve = static_cast<OwnCurve>(source.below(6));
    for (std::size_t i = 0; i < kKnots.size(); ++i)
      set_own_price(s, source.below(kKnots.size()), wild(source));
    s.own.demand = static_cast<Demand>(source.below(4));
    s.own.bend = source.uniform(0, 1);
  }
  return s;
}

}  // namespace surprisal::test
