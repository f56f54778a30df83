// Checks that every gradient of the core is the gradient of its loss: compared with central differences,
// factor by factor, and where differences are too coarse, with values computed at 100 digits.
#include "math/gradients.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "math/activations.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "measure.h"
#include "source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr int kRounds = 3000;

// The largest error of a central difference with the core's step: h^2/6 times the third derivative, plus,
// divided by h, the rounding of the loss, which is within 8 eps, and of x + h, which moves the loss by its
// slope.
double tolerance(double x, double third_derivative, double loss, double slope) {
  const double h = finite_difference_step(x);
  return h * h / 6 * third_derivative + (8 * kEps * loss + kEps * std::abs(x) * std::abs(slope)) / h +
         8 * kEps * std::abs(slope);
}

// A hard label half of the time.
double label(Source& source, int i) {
  return i % 2 == 0 ? static_cast<double>(source.below(2)) : source.uniform();
}

// One output ----------------------------------------------------------------------------------------------

TEST(Gradients, Activations) {
  Source source(1);
  for (int i = 0; i < kRounds; ++i) {
    const double z = source.uniform(-20, 20);
    // Third derivatives: of sigmoid at most 1/8, of tanh 2, of softplus 0.1.
    EXPECT_NEAR(central_difference(sigmoid, z), sigmoid_derivative(z), tolerance(z, 0.125, 1, 0.25));
    const auto tanh = [](double x) { return std::tanh(x); };
    EXPECT_NEAR(central_difference(tanh, z), tanh_derivative(z), tolerance(z, 2, 1, 1));
    EXPECT_NEAR(central_difference(softplus, z), sigmoid(z), tolerance(z, 0.1, softplus(z), 1));
    EXPECT_NEAR(central_difference(log_sigmoid, z), sigmoid(-z), tolerance(z, 0.1, softplus(-z), 1));
    if (std::abs(z) > 0.001) {
      EXPECT_NEAR(central_difference(relu, z), relu_derivative(z), tolerance(z, 0, 20, 1));
    }
  }
}

TEST(Gradients, ChainsOfOneOutput) {
  Source source(2);
  for (int i = 0; i < kRounds; ++i) {
    const double z = source.uniform(-10, 10);
    const double y = label(source, i);
    const double a = sigmoid(z);

    const ChainRule squared = squared_error_chain(z, y);
    const auto squared_loss = [&](double x) { return squared_error(sigmoid(x), y); };
    // The third derivative of 1/2 (a-y)^2: 3 a' a'' + (a-y) a''', below 3/40 + 1/8.
    EXPECT_NEAR(squared.loss_by_logit, central_difference(squared_loss, z), tolerance(z, 0.2, 0.5, 0.25));
    EXPECT_NEAR(squared.loss_by_output, a - y, 4 * kEps);
    EXPECT_EQ(squared.output_by_logit, sigmoid_derivative(z));
    EXPECT_NEAR(squared.loss_by_output * squared.output_by_logit, squared.loss_by_logit, 0);

    const ChainRule entropy = binary_cross_entropy_chain(z, y);
    const auto entropy_loss = [&](double x) { return binary_cross_entropy_from_logit(x, y); };
    EXPECT_NEAR(entropy.loss_by_logit, central_difference(entropy_loss, z), tolerance(z, 0.1, 11, 1));
    EXPECT_NEAR(entropy.loss_by_logit, a - y, 4 * kEps);
    const double size = (1 - y) / sigmoid(-z) + y / a;
    EXPECT_NEAR(entropy.loss_by_output, (1 - y) / sigmoid(-z) - y / a, 12 * kEps * size);
    EXPECT_NEAR(entropy.loss_by_output * entropy.output_by_logit, entropy.loss_by_logit,
                16 * kEps * size * sigmoid_derivative(z));
    EXPECT_EQ(entropy.loss_by_logit, output_error(z, y));

    const ChainRule absolute = absolute_error_chain(z, y);
    if (std::abs(a - y) > 0.001) {  // not at the kink
      const auto absolute_loss = [&](double x) { return absolute_error(sigmoid(x), y); };
      EXPECT_NEAR(absolute.loss_by_logit, central_difference(absolute_loss, z), tolerance(z, 0.125, 1, 0.25));
      EXPECT_EQ(absolute.loss_by_output, a > y ? 1 : -1);
    }
    EXPECT_EQ(absolute.output_by_logit, sigmoid_derivative(z));
  }
  EXPECT_EQ(absolute_error_chain(0, 0.5).loss_by_logit, 0);
}

// The derivative with respect to the output, for losses that are functions of the output.
TEST(Gradients, FactorsOfTheChainByDifferences) {
  Source source(3);
  for (int i = 0; i < kRounds; ++i) {
    const double a = source.uniform(0.2, 0.8);
    const double y = label(source, i);
    const double z = logit(a);
    const auto squared = [&](double x) { return squared_error(x, y); };
    EXPECT_NEAR(squared_error_chain(z, y).loss_by_output, central_difference(squared, a),
                tolerance(a, 0, 0.5, 1));
    const auto entropy = [&](double x) { return binary_cross_entropy(x, y); };
    // Third derivatives of the logarithms: 2/a^3, at most 2/0.2^3.
    EXPECT_NEAR(binary_cross_entropy_chain(z, y).loss_by_output, central_difference(entropy, a),
                tolerance(a, 2 / 0.008, 2, 5));
  }
}

TEST(Gradients, RatioOfTheTwoLosses) {
  EXPECT_EQ(gradient_ratio(0), 4);
  Source source(4);
  for (int i = 0; i < kRounds; ++i) {
    const double z = source.uniform(-300, 300);
    const double y = static_cast<double>(source.below(2));
    const double ratio =
        binary_cross_entropy_chain(z, y).loss_by_logit / squared_error_chain(z, y).loss_by_logit;
    EXPECT_NEAR(ratio / gradient_ratio(z), 1, 16 * kEps);
    EXPECT_NEAR(gradient_ratio(z) * sigmoid_derivative(z), 1, 8 * kEps);
    EXPECT_GE(gradient_ratio(z), 4);
  }
}

// Softmax -------------------------------------------------------------------------------------------------

// Each entry of a gradient against the central difference of its loss in that logit.
template <typename LossOfLogits>
void expect_gradient(const Vector& gradient, const Vector& z, LossOfLogits loss, double third_derivative) {
  ASSERT_EQ(gradient.size(), z.size());
  for (std::size_t k = 0; k < z.size(); ++k) {
    const auto along = [&](double x) {
      Vector moved = z;
      moved[k] = x;
      return loss(moved);
    };
    EXPECT_NEAR(gradient[k], central_difference(along, z[k]),
                tolerance(z[k], third_derivative, std::abs(loss(z)), gradient[k]))
        << "logit " << k << " of " << z.size();
  }
}

// The third derivative of log p_k and of log(1 - p_k) in any logit is at most 0.1 and 0.2, over T^3: both are
// differences of logsumexps, whose third derivative is p(1-p)(1-2p). That of p_k itself is at most 1/8.

TEST(Gradients, SoftmaxCrossEntropy) {
  Source source(5);
  for (int i = 0; i < kRounds / 3; ++i) {
    const Vector z = source.logits(source.classes(), 4);
    const double t = source.uniform(0.5, 3);
    const Vector y = i % 2 == 0 ? one_hot(source.below(z.size()), z.size()) : source.distribution(z.size());
    const auto loss = [&](const Vector& x) { return cross_entropy(y, softmax_of(x, t)); };
    const Vector gradient = softmax_cross_entropy_gradient(softmax_of(z, t), y, t);
    expect_gradient(gradient, z, loss, 0.1 / (t * t * t));
    double sum = 0;
    for (double g : gradient) sum += g;
    EXPECT_NEAR(sum, 0, 16 * kEps / t);
  }
}

TEST(Gradients, WeightedSoftmaxCrossEntropy) {
  Source source(6);
  for (int i = 0; i < kRounds / 3; ++i) {
    const Vector z = source.logits(source.classes(), 4);
    const Vector y = i % 2 == 0 ? one_hot(source.below(z.size()), z.size()) : source.distribution(z.size());
    Vector weights = source.logits(z.size(), 2);
    for (double& w : weights) w = std::abs(w);
    LossOptions options;
    options.class_weights = weights;
    options.reduction = Reduction::Sum;
    const auto loss = [&](const Vector& x) {
      return cross_entropy_batch({x, x.size()}, {y, y.size()}, options).reduced;
    };
    const Softmax s = softmax_of(z);
    expect_gradient(weighted_softmax_cross_entropy_gradient(s, y, weights), z, loss, 0.1 * 2);

    const Vector plain = softmax_cross_entropy_gradient(s, y);
    const Vector doubled = weighted_softmax_cross_entropy_gradient(s, y, Vector(z.size(), 2));
    for (std::size_t k = 0; k < z.size(); ++k) EXPECT_NEAR(doubled[k], 2 * plain[k], 16 * kEps);
  }
}

TEST(Gradients, SoftmaxSquaredError) {
  Source source(7);
  for (int i = 0; i < kRounds / 3; ++i) {
    const Vector z = source.logits(source.classes(), 4);
    const Vector y = i % 2 == 0 ? one_hot(source.below(z.size()), z.size()) : source.distribution(z.size());
    const auto loss = [&](const Vector& x) {
      const Vector p = softmax(x);
      double sum = 0;
      for (std::size_t k = 0; k < y.size(); ++k) sum += squared_error(p[k], y[k]);
      return sum;
    };
    // Per class 3 p' p'' + (p-y) p''', below 3/40 + 1/8.
    expect_gradient(softmax_squared_error_gradient(softmax_of(z), y), z, loss,
                    0.2 * static_cast<double>(z.size()));
  }
}

TEST(Gradients, SoftmaxWithOneBinaryTermPerClass) {
  Source source(8);
  for (int i = 0; i < kRounds / 3; ++i) {
    const Vector z = source.logits(source.classes(), 4);
    const Vector y = i % 2 == 0 ? one_hot(source.below(z.size()), z.size()) : source.distribution(z.size());
    const auto loss = [&](const Vector& x) {
      const Softmax s = softmax_of(x);
      double sum = 0;
      for (std::size_t k = 0; k < y.size(); ++k) {
        // This makes the rounding of the loss relative to its own size, as the tolerance assumes.
        const double log_rest = s.p[k] < 0.5 ? std::log1p(-s.p[k]) : std::log(s.rest[k]);
        sum += y[k] * -s.log_p[k] + (1 - y[k]) * -log_rest;
      }
      return sum;
    };
    expect_gradient(softmax_per_class_binary_gradient(softmax_of(z), y), z, loss,
                    0.2 * static_cast<double>(z.size()));
  }
}

// Computed with mpmath at 100 digits from the definitions: for a certain prediction, p - 1 would cancel, and
// differences would be 0.
TEST(Gradients, CertainPredictionsKeepTheirDigits) {
  const auto expect_digits = [](const Vector& got, const Vector& truth) {
    for (std::size_t k = 0; k < truth.size(); ++k) EXPECT_NEAR(got[k] / truth[k], 1, 8 * kEps) << k;
  };
  const Softmax right = softmax_of(Vector{40, 0, -3});
  expect_digits(softmax_squared_error_gradient(right, one_hot(0, 3)),
                {-3.7983668531841801e-35, 3.6995610351313241e-35, 9.8805818052856046e-37});
  expect_digits(softmax_per_class_binary_gradient(right, one_hot(0, 3)),
                {-8.919734718101394e-18, 8.496708510583178e-18, 4.2302620751821609e-19});
  const Softmax wrong = softmax_of(Vector{3, 0.5, -30});
  expect_digits(softmax_squared_error_gradient(wrong, one_hot(2, 3)),
                {0.059467835845440956, -0.059467835845432948, -8.0072839321873933e-15});
  // At a margin of 800 the wrong class is certain: its own term and that of the right class have full
  // strength.
  EXPECT_EQ(softmax_per_class_binary_gradient(softmax_of(Vector{800, 0, -30}), one_hot(2, 3)),
            (Vector{2, 0, -1}));
}

// The step ------------------------------------------------------------------------------------------------

TEST(Gradients, StepOfADifference) {
  EXPECT_NEAR(finite_difference_step(0), 6.06e-6, 1e-8);
  EXPECT_EQ(finite_difference_step(-100), 100 * finite_difference_step(1));
  // With h as it is after rounding, a straight line has its exact slope, except for the rounding of its
  // values.
  const auto line = [](double x) { return 3 * x; };
  EXPECT_NEAR(central_difference(line, 1.0 / 3), 3, 4 * kEps / finite_difference_step(1));
  EXPECT_EQ(central_difference([](double x) { return x; }, 0.1, 1e-17 + 1e-10), 1);
  EXPECT_NEAR(central_difference([](double x) { return std::exp(x); }, 0.0, 0.1), std::sinh(0.1) / 0.1,
              32 * kEps);
}

}  // namespace
}  // namespace surprisal::test
