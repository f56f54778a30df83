#include "learned_textbook.h"

#include <algorithm>
#include <set>

#include "learn/digits.h"
#include "learn/letters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// If all weights are 0, each probability is 1/10, so one step over all digits gives eta times the mean of
// (y - 1/10) x.
Expected digits_after_one_step(const Session& s) {
  const learn::DigitData data = learn::digit_data();
  const auto inputs = [](const learn::Digits& digits, std::size_t i) {
    Reals x = reals({digits.image(i).begin(), digits.image(i).end()});
    x.push_back(1);  // for the bias
    return x;
  };
  std::vector<Reals> weights(10, Reals(65, 0));
  for (std::size_t i = 0; i < data.seen.count(); ++i) {
    const Reals x = inputs(data.seen, i);
    for (int k = 0; k < 10; ++k) {
      const Real error = (data.seen.labels[i] == k ? 1 : 0) - 0.1L;
      for (std::size_t j = 0; j < x.size(); ++j)
        weights[static_cast<std::size_t>(k)][j] += s.digits.step_size * error * x[j] / data.seen.count();
    }
  }
  const auto prediction = [&](const learn::Digits& digits, std::size_t i) {
    const Reals x = inputs(digits, i);
    Reals z(10, 0);
    for (std::size_t k = 0; k < 10; ++k)
      for (std::size_t j = 0; j < x.size(); ++j) z[k] += weights[k][j] * x[j];
    return softmax(z);
  };
  Expected is;
  const auto judge = [&](const learn::Digits& digits, const std::string& which) {
    Real loss = 0, right = 0;
    for (std::size_t i = 0; i < digits.count(); ++i) {
      const Reals p = prediction(digits, i);
      const auto label = static_cast<std::size_t>(digits.labels[i]);
      loss -= in_bits(std::log(p[label]));
      right += std::max_element(p.begin(), p.end()) - p.begin() == digits.labels[i] ? 1 : 0;
    }
    is["digits_" + which + "_loss"] = {loss / digits.count()};
    is["digits_" + which + "_accuracy"] = {right / digits.count()};
  };
  judge(data.seen, "train");
  judge(data.unseen, "test");
  Real sure = 0, count = 0, forecast = 0, right = 0;
  for (std::size_t i = 0; i < data.unseen.count(); ++i) {
    Reals p = prediction(data.unseen, i);  // raised to 1/T and normalized below
    for (Real& share : p) share = std::pow(share, 1 / static_cast<Real>(s.temperature));
    const Real sum = total(p);
    const auto top = std::max_element(p.begin(), p.end());
    const Real confidence = *top / sum;
    sure += confidence / data.unseen.count();
    if (confidence < 10 / 15.0L || confidence >= 11 / 15.0L) continue;
    ++count;
    forecast += confidence;
    right += top - p.begin() == data.unseen.labels[i] ? 1 : 0;
  }
  is["calibration_sure"] = {sure};
  is["calibration_count"] = {count};
  is["calibration_forecast"] = {count > 0 ? forecast / count : 0};
  is["calibration_right"] = {count > 0 ? right / count : 0};
  is["digit_softmax"] = prediction(data.unseen, 7);
  is["digit_loss"] = {-in_bits(std::log(is["digit_softmax"][3]))};
  is["digit_label"] = {3};
  return is;
}

Expected letters_by_counting(const Session& s) {
  const learn::LetterParts parts = learn::letter_parts(Language::English);
  const std::u32string circle = parts.seen + parts.seen.substr(0, 1);
  const std::u32string all = parts.seen + parts.unseen;
  const std::set<char32_t> alphabet(all.begin(), all.end());
  const auto given = [&](char32_t before, char32_t letter) {
    Real pairs = 0, befores = 0;
    for (std::size_t i = 0; i + 1 < circle.size(); ++i) {
      befores += circle[i] == before ? 1 : 0;
      pairs += circle[i] == before && circle[i + 1] == letter ? 1 : 0;
    }
    const Real added = s.letters.smoothing;
    return (pairs + added) / (befores + added * static_cast<Real>(alphabet.size()));
  };
  const auto loss_at = [&](std::size_t i) {
    return -in_bits(std::log(given(parts.unseen[i - 1], parts.unseen[i])));
  };
  const std::size_t last = parts.unseen.size() - 1;
  Expected is;
  is["letters_possible"] = {static_cast<Real>(alphabet.size())};
  is["letter_loss"] = {loss_at(12)};
  is["letters_mean_loss"] = {total(each(last, [&](std::size_t i) { return loss_at(i + 1); })) /
                             static_cast<Real>(last)};
  Reals next;
  for (char32_t letter : alphabet) next.push_back(given(parts.unseen[11], letter));
  std::sort(next.rbegin(), next.rend());
  is["letters_model"] = {next[0], next[1], next[2],
                         next[3], next[4], total(Reals(next.begin() + 5, next.end()))};
  const Real even = 1 / static_cast<Real>(alphabet.size());
  is["letters_bet"] = {even, even, even, even, even, 1 - 5 * even};
  is["letters_prices"] = Reals(6, -in_bits(std::log(even)));
  return is;
}

}  // namespace

Expected learned_textbook(const Session& s) {
  Expected is = digits_after_one_step(s);
  is.merge(letters_by_counting(s));
  return is;
}

}  // namespace surprisal::test
