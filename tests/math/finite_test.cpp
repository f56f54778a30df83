// Checks that no public function returns NaN for finite input: zeros of both signs, subnormals, the largest
// doubles, probabilities of exactly 0 and 1, temperatures from the smallest double to the largest.
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/quantities.h"
#include "math/regression.h"
#include "math/softmax.h"
#include "math/training.h"
#include "source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();

Vector with_both_signs(Vector values) {
  const std::size_t n = values.size();
  for (std::size_t i = 0; i < n; ++i) values.push_back(-values[i]);
  return values;
}

const Vector kNumbers = with_both_signs({0,      5e-324,  1e-310, std::numeric_limits<double>::min(),
                                         1e-200, 1e-16,   0.5,    1,
                                         5,      36.7,    88.8,   700,
                                         709.8,  745.1,   746,    1e4,
                                         1e8,    1e16,    1e154,  1e300,
                                         1e308,  kLargest});
const Vector kTemperatures = {5e-324, 1e-310, 1e-300, 1e-8, 0.1, 1, 10, 1e8, 1e300, 1e308, kLargest};
const Vector kShares = {0, 5e-324, 1e-310, 1e-300, 1e-17, 0.1, 0.5, 0.9, 1 - 0x1p-53, 1};
const Base kBases[] = {Base::E, Base::Two, Base::Ten};

// Reports each failing call once.
void expect_number(double value, const char* call) { EXPECT_FALSE(std::isnan(value)) << call; }

void expect_number(const Vector& values, const char* call) {
  for (double v : values) {
    if (std::isnan(v)) {
      ADD_FAILURE() << call;
      return;
    }
  }
}

template <typename T>
void expect_number(const std::optional<T>& value, const char* call) {
  if (value) expect_number(*value, call);
}

void expect_number(const ChainRule& chain, const char* call) {
  expect_number(Vector{chain.loss_by_output, chain.output_by_logit, chain.loss_by_logit}, call);
}

void expect_number(const BatchLoss& batch, const char* call) {
  expect_number(batch.losses, call);
  expect_number(Vector{batch.divisor, batch.reduced}, call);
}

void expect_number(const Softmax& s, const char* call) {
  expect_number(s.p, call);
  expect_number(s.log_p, call);
  expect_number(s.rest, call);
  expect_number(s.logsumexp, call);
}

void expect_number(const Quantities& q, const char* call) {
  for (const std::optional<Numbers>* list : {&q.logits, &q.labels, &q.linear, &q.bce, &q.squared_error,
                                             &q.grad_softmax_ce, &q.grad_sigmoid_bce, &q.grad_sigmoid_mse}) {
    expect_number(*list, call);
  }
  for (const Numbers* list : {&q.sigmoid, &q.softmax, &q.log_softmax, &q.surprisal})
    expect_number(*list, call);
  for (const std::optional<double>* number : {&q.logsumexp, &q.entropy_labels, &q.cross_entropy, &q.kl,
                                              &q.kl_reverse, &q.bce_mean, &q.bce_sum, &q.temperature}) {
    expect_number(*number, call);
  }
  expect_number(q.entropy_softmax, call);
}

#define EXPECT_NUMBER(call) expect_number(call, #call)

TEST(Finite, FunctionsOfOneNumber) {
  for (double z : kNumbers) {
    EXPECT_NUMBER(sigmoid(z));
    EXPECT_NUMBER(sigmoid_derivative(z));
    EXPECT_NUMBER(tanh_derivative(z));
    EXPECT_NUMBER(relu(z));
    EXPECT_NUMBER(relu_derivative(z));
    EXPECT_NUMBER(softplus(z));
    EXPECT_NUMBER(log_sigmoid(z));
    EXPECT_NUMBER(gradient_ratio(z));
    EXPECT_NUMBER(finite_difference_step(z));
    if (std::abs(z) <= 1e308) {
      EXPECT_NUMBER(central_difference(sigmoid, z));
    }
    for (double y : kNumbers) {
      EXPECT_NUMBER(squared_error(z, y));
      EXPECT_NUMBER(absolute_error(z, y));
    }
    for (double y : kShares) {
      EXPECT_NUMBER(output_error(z, y));
      EXPECT_NUMBER(squared_error_chain(z, y));
      EXPECT_NUMBER(absolute_error_chain(z, y));
      EXPECT_NUMBER(binary_cross_entropy_chain(z, y));
      for (Base base : kBases) EXPECT_NUMBER(binary_cross_entropy_from_logit(z, y, base));
    }
  }
}

TEST(Finite, Probabilities) {
  for (double p : kShares) {
    EXPECT_NUMBER(logit(p));
    for (Base base : kBases) {
      EXPECT_NUMBER(math::surprisal(p, base));
      EXPECT_NUMBER(binary_entropy(p, base));
    }
    for (double y : kShares) {
      EXPECT_NUMBER(bits_gained(p, y));
      EXPECT_NUMBER(bernoulli(p, y));
      EXPECT_NUMBER(log_bernoulli(p, y));
      for (Base base : kBases) EXPECT_NUMBER(binary_cross_entropy(p, y, base));
    }
    for (int heads : {0, 1, 9, 1000, std::numeric_limits<int>::max()}) {
      for (int tails : {0, 1, 9, 1000, std::numeric_limits<int>::max()}) {
        EXPECT_NUMBER(coin_likelihood(p, heads, tails));
        EXPECT_NUMBER(coin_log_likelihood(p, heads, tails));
        EXPECT_NUMBER(coin_best_theta(heads, tails));
        EXPECT_NUMBER(binomial(p, heads, tails));
      }
    }
    for (std::size_t classes : {1u, 2u, 1000u}) {
      for (Base base : kBases) EXPECT_NUMBER(best_smoothed_loss(classes, p, base));
    }
  }
}

TEST(Finite, PairsOfDistributions) {
  for (double a : kShares) {
    for (double b : kShares) {
      for (double c : kShares) {
        for (double d : kShares) {
          const Vector p = {a, b};
          const Vector q = {c, d};
          for (Base base : kBases) {
            EXPECT_NUMBER(kl_terms(p, q, base));
            EXPECT_NUMBER(cross_entropy(p, q, base));
            EXPECT_NUMBER(kl(p, q, base));
            EXPECT_NUMBER(jensen_shannon(p, q, base));
          }
          EXPECT_NUMBER(cross_entropy_terms(p, q));
          EXPECT_NUMBER(entropy_terms(p));
          EXPECT_NUMBER(per_class_binary_terms(p, q));
          EXPECT_NUMBER(per_class_binary_sum(p, q));
          EXPECT_NUMBER(likelihood(p, q));
          EXPECT_NUMBER(log_likelihood(p, q));
          EXPECT_NUMBER(mixture(p, q, 0.3));
          EXPECT_NUMBER(smoothed(p, c));
          // Two rows, and weights instead of the second distribution.
          LossOptions options;
          options.class_weights = q;
          options.smoothing = b;
          EXPECT_NUMBER(cross_entropy_batch_from_probabilities({p, 2}, std::vector<int>{1}, options));
        }
      }
      EXPECT_NUMBER(quantities_of({{}, {a, b}, {1, 0}, 1, Base::Two}));
      EXPECT_NUMBER(quantities_of({{}, {a, b}, {b, a}, 1, Base::Ten}));
    }
  }
}

void expect_numbers_of(const Vector& z, double temperature) {
  const std::size_t n = z.size();
  const Softmax s = softmax_of(z, temperature);
  EXPECT_NUMBER(s);
  EXPECT_NUMBER(plain_normalized(z));
  EXPECT_NUMBER(entropy(s));
  EXPECT_NUMBER(softmax_jacobian(s, temperature));
  double sum = 0;
  for (double p : s.p) sum += p;
  EXPECT_NEAR(sum, 1, 8 * std::numeric_limits<double>::epsilon());

  Vector weights(n, 0);
  weights[0] = 1e300;
  Vector even(n, 1 / static_cast<double>(n));
  Vector tiny(n, 5e-324);
  tiny[0] = 1;
  for (const Vector& y : {one_hot(0, n), one_hot(n - 1, n), even, tiny}) {
    EXPECT_NUMBER(cross_entropy(y, s));
    EXPECT_NUMBER(kl(y, s));
    EXPECT_NUMBER(kl(s, y));
    EXPECT_NUMBER(softmax_cross_entropy_gradient(s, y, temperature));
    EXPECT_NUMBER(weighted_softmax_cross_entropy_gradient(s, y, weights));
    EXPECT_NUMBER(softmax_squared_error_gradient(s, y));
    EXPECT_NUMBER(softmax_per_class_binary_gradient(s, y));
    EXPECT_NUMBER(quantities_of({z, {}, y, temperature, Base::Two}));
  }
  for (double p : {0.0, 5e-324, 0.5, 1.0}) EXPECT_NUMBER(logit_for_probability(z, 0, p, temperature));
}

TEST(Finite, PairsOfLogits) {
  for (double temperature : kTemperatures) {
    for (double a : kNumbers) {
      expect_numbers_of({a}, temperature);
      for (double b : kNumbers) expect_numbers_of({a, b}, temperature);
    }
  }
}

TEST(Finite, ThreeLogitsOfAnySize) {
  Source source(1);
  const auto any = [&] { return kNumbers[source.below(kNumbers.size())]; };
  for (int i = 0; i < 3000; ++i) {
    const Vector z = {any(), any(), any()};
    expect_numbers_of(z, kTemperatures[source.below(kTemperatures.size())]);
    EXPECT_NUMBER(softmax_jacobian_norm(softmax_of(z)));
    LossOptions options;
    const Vector weights = {0, 5e-324, 1e300};
    if (i % 2 == 0) options.class_weights = weights;
    options.smoothing = kShares[source.below(kShares.size())];
    options.ignore_index = i % 3;
    EXPECT_NUMBER(cross_entropy_batch({z, 1}, std::vector<int>{0, 0, 0}));
    EXPECT_NUMBER(cross_entropy_batch({z, 3}, std::vector<int>{static_cast<int>(source.below(3))}, options));
    EXPECT_NUMBER(cross_entropy_batch({z, 3}, Rows{one_hot(1, 3), 3}, options));
  }
}

// A training step from any finite state, and regression over points whose squares do not overflow.
TEST(Finite, TrainingAndRegression) {
  Source source(2);
  const auto any = [&] { return kNumbers[source.below(kNumbers.size())]; };
  for (int i = 0; i < 20000; ++i) {
    const Exercise exercise{any(), kShares[source.below(kShares.size())], std::abs(any())};
    for (Loss loss : {Loss::SquaredError, Loss::CrossEntropy}) {
      const TrainingState state = state_of({any(), any()}, exercise, loss);
      EXPECT_NUMBER((Vector{state.logit, state.output, state.loss, state.gradient}));
      const Neuron next = descend(state, exercise);
      EXPECT_NUMBER((Vector{next.weight, next.bias}));
    }
    const auto moderate = [&] {
      const double v = any();
      return std::abs(v) > 1e150 ? std::copysign(1e150, v) : v;
    };
    const Vector x = {moderate(), moderate(), moderate()};
    const Vector y = {moderate(), moderate(), moderate()};
    const Line line = least_squares(x, y);
    EXPECT_NUMBER((Vector{line.slope, line.intercept, line.at(x[0])}));
    EXPECT_NUMBER(residuals(line, x, y));
    EXPECT_NUMBER(sum_of_squares(y));
    EXPECT_NUMBER(sum_of_absolutes(y));
  }
}

}  // namespace
}  // namespace surprisal::test
