#include "lesson/names.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>

#include "base/nearest.h"
#include "figures/letter_play.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "figures/session_digits.h"
#include "lesson/learned_values.h"
#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/naive.h"
#include "math/own_loss.h"
#include "math/regression.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "math/training.h"
#include "session/named_quantities.h"

namespace surprisal::lesson {
namespace {

using In = const Session&;

Amount amount(const std::optional<double>& value) { return value ? Amount(*value) : Amount(); }
Amount amount(const std::optional<Numbers>& value) { return value ? Amount(*value) : Amount(); }
Amount amount(double value) { return value; }
Amount amount(int value) { return static_cast<double>(value); }
Amount amount(std::size_t value) { return static_cast<double>(value); }
Amount amount(const Numbers& values) { return values; }
Amount amount(const std::vector<int>& values) { return Numbers(values.begin(), values.end()); }
Amount amount(Text word) { return word; }
Amount amount(std::vector<Text> words) { return words; }
Amount amount(Amount value) { return value; }

template <typename F>
Numbers each(const Numbers& values, F f) {
  Numbers result(values.size());
  std::transform(values.begin(), values.end(), result.begin(), f);
  return result;
}

Softmax softmax_in(In s) { return softmax_of(s.logits, s.temperature); }
Numbers prediction(In s) { return softmax_in(s).p; }
std::size_t right_class(In s) { return argmax(s.labels); }
std::size_t predicted_class(In s) { return argmax(softmax_in(s).p); }

// Returns nothing if the labels are not a distribution, as when several classes are right.
template <typename F>
Amount with_distribution(In s, F f) {
  const Numbers y = effective_labels(s);
  return adds_to_one(y) ? amount(f(y)) : Amount();
}

// The numeric gradient of the loss in nats, the unit of the other gradients.
Numbers numeric_gradient(In s) {
  const Numbers y = effective_labels(s);
  Numbers slopes;
  for (std::size_t k = 0; k < s.logits.size(); ++k) {
    const auto loss = [&, logits = s.logits](double z) mutable {
      if (s.label_mode == LabelMode::Several) return binary_cross_entropy_from_logit(z, y[k]);
      logits[k] = z;
      return cross_entropy(y, softmax_of(logits, s.temperature));
    };
    slopes.push_back(central_difference(loss, s.logits[k]));
  }
  return slopes;
}

Numbers jacobian_row(In s) {
  const Numbers all = softmax_jacobian(softmax_in(s), s.temperature);
  const auto row = all.begin() + static_cast<std::ptrdiff_t>(s.focus * s.logits.size());
  return {row, row + static_cast<std::ptrdiff_t>(s.logits.size())};
}

Numbers outputs_of_race(In s, Loss loss) {
  const Exercise exercise = {s.race.input, s.race.label, s.race.rate};
  Numbers outputs;
  for (const TrainingState& state : train({s.race.weight, s.race.bias}, exercise, loss, s.race.steps)) {
    outputs.push_back(state.output);
  }
  return outputs;
}

// ---- batches

BatchLoss loss_of(In s, const Batch& batch, bool weighted) {
  BatchLoss loss = batch_loss(s, batch, weighted);
  const auto in_base = [&](double nats) { return from_nats(nats, s.base); };
  loss.losses = each(loss.losses, in_base);
  loss.reduced = in_base(loss.reduced);
  return loss;
}

// The batch's loss, reduced as set in the session.
Amount reduced(In s, const Batch& batch) {
  const BatchLoss loss = loss_of(s, batch, true);
  switch (s.batch.reduction) {
    case Reduction::None:
      return loss.losses;
    case Reduction::Sum:
      return sum_of(loss.losses);
    case Reduction::Mean:
      break;
  }
  return loss.reduced;
}

std::size_t rows_right(const Batch& batch) {
  const Rows rows = {batch.logits, columns_of(batch)};
  std::size_t right = 0;
  for (std::size_t i = 0; i < batch.targets.size(); ++i) {
    if (argmax(rows.row(i)) == static_cast<std::size_t>(batch.targets[i])) ++right;
  }
  return right;
}

template <typename F>
Amount with_rival_batch(In s, F f) {
  return s.batch.rival_logits.empty() ? Amount() : amount(f(rival_batch(s)));
}

// Treats each row as a yes-no question about the class in focus.
Numbers binary_losses(In s) {
  const std::size_t columns = columns_of(s.batch);
  const std::size_t k = std::min(s.focus, columns - 1);
  const Rows rows = {s.batch.logits, columns};
  Numbers losses;
  for (std::size_t i = 0; i < s.batch.targets.size(); ++i) {
    const double y = static_cast<std::size_t>(s.batch.targets[i]) == k ? 1 : 0;
    losses.push_back(binary_cross_entropy_from_logit(rows.row(i)[k], y, s.base));
  }
  return losses;
}

// ---- the textbook formulas, without numerical safeguards

template <typename Real>
Numbers naive_softmax(In s) {
  std::vector<Real> z;
  for (double v : s.logits) z.push_back(static_cast<Real>(v / s.temperature));
  const std::vector<Real> p = naive::softmax(std::span<const Real>(z));
  return Numbers(p.begin(), p.end());
}

template <typename Real>
double naive_loss(In s) {
  const auto p = static_cast<Real>(naive_softmax<Real>(s)[right_class(s)]);
  return from_nats(0 - static_cast<double>(std::log(p)), s.base);
}

Numbers listed(const ThreeOutcomes& p) { return {p.begin(), p.end()}; }

Line line_in(In s) { return {s.line.slope, s.line.intercept}; }
Line best_line(In s) { return least_squares(s.line.x, s.line.y); }
Numbers residuals_of(In s, Line line) { return residuals(line, s.line.x, s.line.y); }

std::vector<Text> class_names(In s) {
  std::vector<Text> all;
  for (std::size_t k = 0; k < class_count(s); ++k) all.push_back(class_name(s, k));
  return all;
}

template <typename F>
constexpr Name row(std::string_view name, std::optional<Quantity> quantity, F) {
  static_assert(std::is_empty_v<F>);  // a lambda without captures, which the function below constructs
  return {name, quantity, false, [](const Values& v) -> Amount { return amount(F{}(v.session())); }, nullptr};
}

template <typename F>
constexpr Name set(std::string_view name, std::optional<Quantity> quantity, F f) {
  Name result = row(name, quantity, f);
  result.as_set = true;
  return result;
}

constexpr Name learned(std::size_t numbers, Name name) {
  name.trains = numbers;
  return name;
}

template <auto Member>
constexpr Name of_sample(std::string_view name, Quantity colour) {
  return {name, colour, false, [](const Values& v) -> Amount { return amount(v.quantities().*Member); },
          nullptr};
}

template <auto Member>
constexpr Name of_rival(std::string_view name, Quantity colour) {
  return {name, colour, false, [](const Values& v) -> Amount { return amount(v.rival_quantities().*Member); },
          nullptr};
}

template <typename F>
constexpr Name of_class(std::string_view name, F) {
  static_assert(std::is_empty_v<F>);
  return {name, std::nullopt, true,
          [](const Values& v) -> Amount { return class_name(v.session(), F{}(v.session())); },
          [](In s) -> std::size_t { return F{}(s); }};
}

using enum Quantity;
constexpr std::nullopt_t kInk = std::nullopt;

// clang-format off
constexpr Name kNames[] = {
    // Everything that `surprisal compute --json` prints, for the sample in the session.
    set("logits", Logit, [](In s) { return s.logits; }),
    set("labels", Label, [](In s) { return effective_labels(s); }),
    set("base", kInk, [](In s) { return Text(std::string(name_of(s.base))); }),
    set("temperature", Logit, [](In s) { return s.temperature; }),
    of_sample<&Quantities::sigmoid>("sigmoid", Prediction),
    of_sample<&Quantities::softmax>("softmax", Prediction),
    of_sample<&Quantities::log_softmax>("log_softmax", Loss),
    of_sample<&Quantities::logsumexp>("logsumexp", Logit),
    of_sample<&Quantities::linear>("linear", Prediction),
    of_sample<&Quantities::surprisal>("surprisal", Loss),
    of_sample<&Quantities::entropy_labels>("entropy_labels", Entropy),
    of_sample<&Quantities::entropy_softmax>("entropy_softmax", Entropy),
    of_sample<&Quantities::cross_entropy>("cross_entropy", Loss),
    of_sample<&Quantities::kl>("kl", Kl),
    of_sample<&Quantities::kl_reverse>("kl_reverse", Kl),
    of_sample<&Quantities::bce>("bce", Loss),
    of_sample<&Quantities::bce_mean>("bce_mean", Loss),
    of_sample<&Quantities::bce_sum>("bce_sum", Loss),
    of_sample<&Quantities::squared_error>("squared_error", SquaredError),
    of_sample<&Quantities::grad_softmax_ce>("grad_softmax_ce", Gradient),
    of_sample<&Quantities::grad_sigmoid_bce>("grad_sigmoid_bce", Gradient),
    of_sample<&Quantities::grad_sigmoid_mse>("grad_sigmoid_mse", SquaredError),

    // Numbers and lists of the session, named after their keys.
    set("class_names", kInk, [](In s) { return class_names(s); }),
    set("class_weights", kInk, [](In s) { return s.class_weights; }),
    set("focus", kInk, [](In s) { return s.focus; }),
    set("smoothing", Label, [](In s) { return s.smoothing; }),
    set("rival", Prediction, [](In s) { return s.rival; }),
    set("marked", Prediction, [](In s) { return s.marked; }),
    set("batch.logits", Logit, [](In s) { return s.batch.logits; }),
    set("batch.rival_logits", Logit, [](In s) { return s.batch.rival_logits; }),
    set("batch.targets", Label, [](In s) { return s.batch.targets; }),
    set("coin.heads", kInk, [](In s) { return s.coin.heads; }),
    set("coin.tails", kInk, [](In s) { return s.coin.tails; }),
    set("coin.theta", Prediction, [](In s) { return s.coin.theta; }),
    set("coin.models", kInk, [](In s) { return s.coin.models; }),
    set("tournament.rounds", kInk, [](In s) { return s.tournament.rounds; }),
    set("tournament.from", kInk, [](In s) { return s.tournament.from; }),
    set("tournament.to", kInk, [](In s) { return s.tournament.to; }),
    set("race.weight", kInk, [](In s) { return s.race.weight; }),
    set("race.bias", kInk, [](In s) { return s.race.bias; }),
    set("race.input", kInk, [](In s) { return s.race.input; }),
    set("race.label", Label, [](In s) { return s.race.label; }),
    set("race.rate", kInk, [](In s) { return s.race.rate; }),
    set("race.steps", kInk, [](In s) { return s.race.steps; }),
    set("race.shown", kInk, [](In s) { return s.race.shown; }),
    set("digits.test_digit", kInk, [](In s) { return s.digits.test_digit; }),
    set("digits.drawn", kInk, [](In s) { return s.digits.drawn; }),
    set("digits.label", Label, [](In s) { return s.digits.label; }),
    set("digits.steps", kInk, [](In s) { return s.digits.steps; }),
    set("digits.step_size", kInk, [](In s) { return s.digits.step_size; }),
    set("digits.hidden", kInk, [](In s) { return s.digits.hidden; }),
    set("digits.batch", kInk, [](In s) { return s.digits.batch; }),
    set("digits.label_noise", Label, [](In s) { return s.digits.label_noise; }),
    set("digits.smoothing", Label, [](In s) { return s.digits.smoothing; }),
    set("digits.seed", kInk, [](In s) { return s.digits.seed; }),
    set("letters.position", kInk, [](In s) { return s.letters.position; }),
    set("letters.smoothing", kInk, [](In s) { return s.letters.smoothing; }),
    set("letters.shares", Prediction, [](In s) { return s.letters.shares; }),
    set("letters.first", kInk, [](In s) { return s.letters.first; }),
    set("letters.bets", Prediction, [](In s) { return s.letters.bets; }),
    set("message.letters", kInk, [](In s) { return s.message.letters; }),
    set("message.seed", kInk, [](In s) { return s.message.seed; }),
    set("forecast.truth", Label, [](In s) { return s.forecast.truth; }),
    set("forecast.said", Prediction, [](In s) { return s.forecast.said; }),
    set("noise.measured", Label, [](In s) { return s.noise.measured; }),
    set("noise.spread", kInk, [](In s) { return s.noise.spread; }),
    set("derivation.step", kInk, [](In s) { return s.derivation.step; }),
    set("own.prices", Loss, [](In s) { return s.own.prices; }),
    set("own.bend", kInk, [](In s) { return s.own.bend; }),
    set("line.x", kInk, [](In s) { return s.line.x; }),
    set("line.y", Label, [](In s) { return s.line.y; }),
    set("line.slope", Prediction, [](In s) { return s.line.slope; }),
    set("line.intercept", Prediction, [](In s) { return s.line.intercept; }),

    // Words.
    set("class_name", kInk, [](In s) { return class_names(s); }),
    of_class("predicted", [](In s) { return predicted_class(s); }),
    of_class("right", [](In s) { return right_class(s); }),
    set("unit", kInk, [](In s) { return unit_name(s.base); }),
    set("base_name", kInk, [](In s) { return Text(std::string(name_of(s.base))); }),

    // Values of the sample.
    set("right_class", kInk, [](In s) { return right_class(s); }),
    row("exponentials", Logit, [](In s) { return each(s.logits, [&](double z) { return std::exp(z / s.temperature); }); }),
    row("sigmoid_slope", kInk, [](In s) { return each(s.logits, sigmoid_derivative); }),
    row("gradient_ratio", kInk, [](In s) { return each(s.logits, gradient_ratio); }),
    row("entropy_terms", Entropy, [](In s) { return entropy_terms(prediction(s), s.base); }),
    row("kl_terms", Kl, [](In s) {
      return with_distribution(s, [&](const Numbers& y) { return kl_terms(y, prediction(s), s.base); });
    }),
    row("kl_reverse_terms", Kl, [](In s) {
      return with_distribution(s, [&](const Numbers& y) { return kl_terms(prediction(s), y, s.base); });
    }),
    row("cross_entropy_terms", Loss, [](In s) {
      return with_distribution(s, [&](const Numbers& y) { return cross_entropy_terms(y, prediction(s), s.base); });
    }),
    row("binary_terms", Loss, [](In s) { return per_class_binary_terms(prediction(s), effective_labels(s), s.base); }),
    row("binary_sum", Loss, [](In s) { return per_class_binary_sum(prediction(s), effective_labels(s), s.base); }),
    row("jacobian", Gradient, [](In s) { return jacobian_row(s); }),
    row("jacobian_norm", Gradient, [](In s) { return softmax_jacobian_norm(softmax_in(s)) / s.temperature; }),
    row("numeric_gradient", Gradient, [](In s) { return numeric_gradient(s); }),

    // The rival prediction and the marked probabilities.
    of_rival<&Quantities::cross_entropy>("rival_cross_entropy", Loss),
    of_rival<&Quantities::kl>("rival_kl", Kl),
    of_rival<&Quantities::bce_sum>("rival_bce_sum", Loss),
    of_rival<&Quantities::bce>("rival_binary_terms", Loss),
    of_rival<&Quantities::surprisal>("rival_surprisal", Loss),
    row("marked_surprisal", Loss,
        [](In s) { return each(s.marked, [&](double p) { return surprisal(p, s.base); }); }),
    row("marked_entropy", Entropy,
        [](In s) { return each(s.marked, [&](double p) { return binary_entropy(p, s.base); }); }),

    // The coin and the tournament.
    row("coin_likelihood", Prediction,
        [](In s) { return coin_likelihood(s.coin.theta, s.coin.heads, s.coin.tails); }),
    row("coin_log_likelihood", Prediction,
        [](In s) { return from_nats(coin_log_likelihood(s.coin.theta, s.coin.heads, s.coin.tails), s.base); }),
    row("coin_model_likelihoods", Prediction, [](In s) {
      return each(s.coin.models, [&](double theta) { return coin_likelihood(theta, s.coin.heads, s.coin.tails); });
    }),
    set("coin_best", Prediction, [](In s) { return coin_best_theta(s.coin.heads, s.coin.tails); }),
    set("tournament_bits", Loss,
        [](In s) { return tournament_bits(s.tournament.from, s.tournament.to, s.tournament.rounds); }),
    set("tournament_entropy", Entropy, [](In s) { return tournament_entropy(s.tournament.rounds); }),

    // The race.
    row("race_squared_error", SquaredError, [](In s) { return outputs_of_race(s, Loss::SquaredError); }),
    row("race_cross_entropy", Prediction, [](In s) { return outputs_of_race(s, Loss::CrossEntropy); }),

    // The user's own loss.
    row("own_cheapest", Prediction, [](In s) { return cheapest_forecast(own_loss(s), s.forecast.truth); }),
    row("own_truths", Label, [](In s) { return listed(three_outcomes_of(s)); }),
    row("own_forecasts", Prediction, [](In s) { return listed(cheapest_of_three(own_loss(s), three_outcomes_of(s))); }),
    row("own_halvings", Loss, [](In s) { return each({0.5, 0.25, 0.125, 0.0625, 0.03125}, own_loss(s).loss); }),
    row("own_outputs", Prediction, [](In s) { return outputs_of_own(s, own_loss(s), s.race.steps); }),
    row("own_start_gradient", Gradient, [](In s) {
      return gradient_at_logit(own_loss(s), s.race.weight * s.race.input + s.race.bias, s.race.label);
    }),
    row("own_off_sums", kInk, [](In s) { return additivity_violation(own_loss(s)); }),
    row("own_off_honesty", kInk, [](In s) { return honesty_violation(own_loss(s)); }),
    row("own_off_gradient", kInk, [](In s) { return gradient_violation(own_loss(s)); }),

    // The batch. Names that depend on the class weights say so.
    row("batch_losses", Loss, [](In s) { return loss_of(s, s.batch, false).losses; }),
    row("batch_loss", Loss, [](In s) { return reduced(s, s.batch); }),
    row("batch_sum", Loss, [](In s) { return sum_of(loss_of(s, s.batch, false).losses); }),
    row("batch_mean", Loss, [](In s) { return loss_of(s, s.batch, false).reduced; }),
    row("batch_weighted_losses", Loss, [](In s) { return loss_of(s, s.batch, true).losses; }),
    set("batch_weight_sum", kInk, [](In s) { return loss_of(s, s.batch, true).divisor; }),
    set("batch_right", kInk, [](In s) { return rows_right(s.batch); }),
    set("batch_rows", kInk, [](In s) { return s.batch.targets.size(); }),
    row("rival_batch_losses", Loss, [](In s) {
      return with_rival_batch(s, [&](const Batch& batch) { return loss_of(s, batch, false).losses; });
    }),
    row("rival_batch_loss", Loss, [](In s) {
      return with_rival_batch(s, [&](const Batch& batch) { return reduced(s, batch); });
    }),
    set("rival_batch_right", kInk, [](In s) { return with_rival_batch(s, rows_right); }),
    row("batch_binary_losses", Loss, [](In s) { return binary_losses(s); }),
    row("batch_binary_sum", Loss, [](In s) { return sum_of(binary_losses(s)); }),
    row("batch_binary_mean", Loss,
        [](In s) { return sum_of(binary_losses(s)) / static_cast<double>(s.batch.targets.size()); }),

    // The digit classifier and its current digit.
    set("digit_label", Label, [](In s) { return digit_label(s); }),
    learned(learn::kDigitClasses, row("digit_softmax", Prediction, [](In s) { return digit_probabilities(s); })),
    learned(1, row("digit_loss", Loss, [](In s) { return digit_loss(s); })),
    learned(1, row("digits_train_loss", Loss, [](In s) { return measures_of_run(s).seen_loss; })),
    learned(1, row("digits_test_loss", Loss, [](In s) { return measures_of_run(s).unseen_loss; })),
    learned(1, row("digits_train_accuracy", kInk, [](In s) { return measures_of_run(s).seen_accuracy; })),
    learned(1, row("digits_test_accuracy", kInk, [](In s) { return measures_of_run(s).unseen_accuracy; })),

    learned(1, row("calibration_forecast", Prediction, [](In s) { return seventy_percent_bin(s).forecast; })),
    learned(1, row("calibration_right", Prediction, [](In s) { return seventy_percent_bin(s).right; })),
    learned(1, set("calibration_count", kInk, [](In s) { return seventy_percent_bin(s).count; })),
    learned(1, row("calibration_sure", Prediction, [](In s) { return seventy_percent_bin(s).sure; })),

    // The model of letter pairs and the bets against it.
    set("letters_possible", kInk, [](In s) { return letter_play(s).model.size(); }),
    row("letter_loss", Loss, [](In s) { return letter_loss(s); }),
    row("letters_mean_loss", Loss, [](In s) { return letters_mean_loss(s); }),
    row("letters_bet", Prediction, [](In s) { return letter_play(s).bet.reader; }),
    row("letters_prices", Loss, [](In s) { return letters_prices(s); }),
    row("letters_model", Prediction, [](In s) { return letter_play(s).bet.model; }),

    // The line.
    row("line_squares", SquaredError, [](In s) { return sum_of_squares(residuals_of(s, line_in(s))); }),
    row("line_absolute", kInk, [](In s) { return sum_of_absolutes(residuals_of(s, line_in(s))); }),
    row("line_best_squares", SquaredError, [](In s) { return sum_of_squares(residuals_of(s, best_line(s))); }),
    row("line_best_slope", Prediction, [](In s) { return best_line(s).slope; }),
    row("line_best_intercept", Prediction, [](In s) { return best_line(s).intercept; }),

    // Computed by the plain formulas, with the infinities and NaN that they can give.
    row("naive_softmax_float", Prediction, [](In s) { return naive_softmax<float>(s); }),
    row("naive_softmax_double", Prediction, [](In s) { return naive_softmax<double>(s); }),
    row("naive_loss_float", Loss, [](In s) { return naive_loss<float>(s); }),
    row("naive_loss_double", Loss, [](In s) { return naive_loss<double>(s); }),
};
// clang-format on

}  // namespace

std::span<const Name> names() { return kNames; }

const Name* find_name(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kNames), std::end(kNames), [&](const Name& row) { return row.name == name; });
  return found == std::end(kNames) ? nullptr : found;
}

std::string_view nearest_name(std::string_view to) {
  std::vector<std::string_view> known;
  for (const Name& name : kNames) known.push_back(name.name);
  return nearest(to, known);
}

Values::Values(Session session, Trained trained)
    : session_(std::move(session)), trained_(trained), known_(std::size(kNames)) {}

const Amount& Values::of(const Name& name) const {
  std::optional<Amount>& known = known_[static_cast<std::size_t>(&name - kNames)];
  if (known) return *known;
  if (name.trains == 0 || trained_ == Trained::Fully)
    known = name.of(*this);
  else
    known = name.trains == 1 ? Amount(0.5) : Amount(Numbers(name.trains, 0.5));
  return *known;
}

}  // namespace surprisal::lesson
