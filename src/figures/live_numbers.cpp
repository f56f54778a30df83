#include "figures/live_numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "data/token_costs.h"
#include "figures/beads.h"
#include "figures/letter_play.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "figures/session_digits.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/regression.h"
#include "math/softmax.h"
#include "math/training.h"
#include "session/named_quantities.h"

namespace surprisal::figures {
namespace {

constexpr int kLiveDigits = 4;

std::optional<LiveNumber> make_number(const Text& words, std::optional<double> value, const Text& unit,
                                      Ink ink) {
  if (!value) return std::nullopt;
  return LiveNumber{words, number_text(*value, kLiveDigits), unit, ink};
}

Text probability_words(const Session& session, std::size_t k) {
  return {"probability of " + name_of(session, k).en, name_of(session, k).zh + "的概率"};
}

// The perplexity of the letters so far; `with_next` includes the letter at the current position.
std::optional<LiveNumber> letters_number(const Session& session, bool with_next) {
  const LetterPlay play = letter_play(session);
  const std::vector<double> sums = data::running_sums(letters_as_tokens(play));
  const std::size_t last = with_next ? play.position : play.position - 1;
  if (last == 0 || last >= sums.size()) return std::nullopt;
  return make_number({"perplexity so far", "到此为止的困惑度"},
                     std::exp(sums[last] / static_cast<double>(last)), {"letters", "个字符"}, Quantity::Loss);
}

}  // namespace

std::optional<LiveNumber> loss_number(const Session& session) {
  const Quantities all = quantities_of(session);
  const std::optional<double> of_one = all.bce ? std::optional((*all.bce)[session.focus]) : std::nullopt;
  return make_number({"loss", "损失"}, is_sigmoid(session) ? of_one : all.cross_entropy,
                     unit_name(session.base), Quantity::Loss);
}

std::optional<LiveNumber> cross_entropy_number(const Session& session) {
  return make_number({"cross-entropy", "交叉熵"}, quantities_of(session).cross_entropy,
                     unit_name(session.base), Quantity::Loss);
}

std::optional<LiveNumber> kl_number(const Session& session) {
  return make_number({"KL divergence", "KL 散度"}, quantities_of(session).kl, unit_name(session.base),
                     Quantity::Kl);
}

std::optional<LiveNumber> entropy_number(const Session& session) {
  return make_number({"entropy", "熵"}, quantities_of(session).entropy_softmax, unit_name(session.base),
                     Quantity::Entropy);
}

std::optional<LiveNumber> field_number(const Session& session) {
  switch (session.field) {
    case Field::Entropy:
      return entropy_number(session);
    case Field::Kl:
      return kl_number(session);
    case Field::CrossEntropy:
      break;
  }
  return cross_entropy_number(session);
}

std::optional<LiveNumber> least_loss_number(const Session& session) {
  return make_number({"least loss", "最小损失"}, quantities_of(session).entropy_labels,
                     unit_name(session.base), Quantity::Entropy);
}

std::optional<LiveNumber> perplexity_number(const Session& session) {
  const std::optional<double> loss = quantities_of(session).cross_entropy;
  if (!loss) return std::nullopt;
  return make_number({"perplexity", "困惑度"}, std::exp(*loss * ln(session.base)), {"doors", "扇门"},
                     Quantity::Loss);
}

std::optional<LiveNumber> probability_number(const Session& session) {
  const std::size_t k = main_class(session);
  return make_number(probability_words(session, k), softmax(session.logits, session.temperature)[k], {},
                     Quantity::Prediction);
}

std::optional<LiveNumber> largest_probability_number(const Session& session) {
  const std::vector<double> p = softmax(session.logits, session.temperature);
  const auto k = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
  return make_number(probability_words(session, k), p[k], {}, Quantity::Prediction);
}

std::optional<LiveNumber> output_number(const Session& session) {
  return make_number(
      {"output for " + name_of(session, session.focus).en, name_of(session, session.focus).zh + "的输出"},
      sigmoid(session.logits[session.focus]), {}, Quantity::Prediction);
}

std::optional<LiveNumber> sum_of_sigmoids_number(const Session& session) {
  double sum = 0;
  for (const double z : session.logits) sum += sigmoid(z);
  return make_number({"sum of the sigmoids", "sigmoid 之和"}, sum, {}, Quantity::Prediction);
}

std::optional<LiveNumber> odds_number(const Session& session) {
  const Text name = name_of(session, session.focus);
  return LiveNumber{{"odds of " + name.en, name.zh + "的几率"},
                    odds_text(session.logits[session.focus]),
                    {},
                    Quantity::Prediction};
}

std::optional<LiveNumber> gradient_number(const Session& session) {
  const std::size_t k = session.focus;
  const double gradient = output_error(session.logits[k], effective_labels(session)[k]);
  return make_number({"gradient $a - y$", "梯度 $a - y$"}, gradient, {}, Quantity::Gradient);
}

std::optional<LiveNumber> ratio_number(const Session& session) {
  return make_number({"ratio of the gradients", "梯度之比"}, gradient_ratio(session.logits[session.focus]),
                     {"times", "倍"}, Quantity::Gradient);
}

std::optional<LiveNumber> stretch_number(const Session& session) {
  const Softmax s = softmax_of(session.logits, session.temperature);
  return make_number({"a nudge is stretched at most", "微小变动最多放大到"},
                     softmax_jacobian_norm(s) / session.temperature, {"times", "倍"}, Quantity::Gradient);
}

std::optional<LiveNumber> race_number(const Session& session) {
  const Race& race = session.race;
  const std::vector<TrainingState> run =
      train({race.weight, race.bias}, {race.input, race.label, race.rate}, Loss::CrossEntropy, race.shown);
  return make_number({"output with cross-entropy", "用交叉熵时的输出"}, run.back().output, {},
                     Quantity::Prediction);
}

std::optional<LiveNumber> coin_number(const Session& session) {
  const Coin& coin = session.coin;
  const double tosses = coin.heads + coin.tails;
  if (!(tosses > 0)) return std::nullopt;
  const double log = coin_log_likelihood(coin.theta, coin.heads, coin.tails);
  return make_number({"mean loss of a toss", "每次抛掷的平均损失"},
                     from_nats((0 - log) / tosses, session.base), unit_name(session.base), Quantity::Loss);
}

std::optional<LiveNumber> tournament_number(const Session& session) {
  const Tournament& t = session.tournament;
  return make_number({"information", "信息量"}, from_bits(t.to - t.from, session.base),
                     unit_name(session.base), Quantity::Loss);
}

std::optional<LiveNumber> squares_number(const Session& session) {
  const LineFit& fit = session.line;
  return make_number({"sum of the squares", "平方和"},
                     sum_of_squares(residuals({fit.slope, fit.intercept}, fit.x, fit.y)), {},
                     Quantity::SquaredError);
}

std::optional<LiveNumber> batch_number(const Session& session) {
  if (session.batch.targets.empty()) return std::nullopt;
  return make_number({"mean loss", "平均损失"},
                     from_nats(batch_loss(session, session.batch).reduced, session.base),
                     unit_name(session.base), Quantity::Loss);
}

std::optional<LiveNumber> accuracy_number(const Session& session) {
  const double share = digit_run(session).curve.back().unseen_accuracy;
  return LiveNumber{{"right among the test digits", "测试数字答对"}, percent(share, 1), {}, Ink::Kind::Ink};
}

std::optional<LiveNumber> digit_number(const Session& session) {
  const Softmax s = digit_softmax(session);
  const int label = digit_label(session);
  const std::string digit = std::to_string(label);
  return make_number({"loss of the label " + digit, "标签 " + digit + " 的损失"},
                     from_nats(0 - s.log_p[static_cast<std::size_t>(label)], session.base),
                     unit_name(session.base), Quantity::Loss);
}

std::optional<LiveNumber> read_letters_number(const Session& session) {
  return letters_number(session, true);
}

std::optional<LiveNumber> next_letter_number(const Session& session) {
  return letters_number(session, false);
}

LiveNumber without(LiveNumber number, const std::vector<Hidden>& hidden) {
  // The number may give away what a hidden panel shows.
  const bool hides = std::any_of(hidden.begin(), hidden.end(), [&](const Hidden& one) {
    const bool numbers = one.part == HiddenPart::Numbers || one.part == HiddenPart::Values ||
                         one.part == HiddenPart::Everything;
    const bool its_ink = !one.of || number.ink == Ink(*one.of);
    return one.part == HiddenPart::Panel || (numbers && its_ink);
  });
  if (hides) number.value = {"?", "？"}, number.unit = {};
  return number;
}

}  // namespace surprisal::figures
