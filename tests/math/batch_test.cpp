// Checks that batch losses follow PyTorch's rules for weights, ignored rows, smoothing and reductions:
// compared with the rules written in long double, and with values computed by mpmath.
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "measure.h"
#include "source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

const Vector kLogits = {-0.5215, -0.4240, 0.8907, -0.2820, 0.0445, 1.3734, -1.0393, 0.8725, 0.1539};
const std::vector<int> kTargets = {1, 2, 0};
const Vector kWeights = {1, 2, 0.5};

void expect_losses(const BatchLoss& got, const Vector& losses, double sum, double mean) {
  ASSERT_EQ(got.losses.size(), losses.size());
  for (std::size_t i = 0; i < losses.size(); ++i) {
    EXPECT_NEAR(got.losses[i], losses[i], 8 * kEps * losses[i]);
  }
  EXPECT_NEAR(sum / got.divisor, mean, 8 * kEps * mean);
  EXPECT_NEAR(got.reduced, mean, 8 * kEps * mean);
}

TEST(Batch, KnownValues) {
  const Rows rows{kLogits, 3};
  LossOptions weighted;
  weighted.class_weights = kWeights;
  expect_losses(cross_entropy_batch(rows, kTargets, weighted),
                {3.45648034824481171, 0.187772286871017342, 2.40359463869590282}, 6.04784727381173187,
                1.72795636394620911);

  LossOptions ignoring;
  ignoring.ignore_index = 2;
  expect_losses(cross_entropy_batch(rows, kTargets, ignoring), {1.72824017412240585, 0, 2.40359463869590282},
                4.13183481281830867, 2.06591740640915434);

  LossOptions smooth;
  smooth.smoothing = 0.1;
  expect_losses(cross_entropy_batch(rows, kTargets, smooth),
                {1.68766684078907252, 0.47502124040870135, 2.30009463869590282}, 4.46278271989367669,
                1.4875942399645589);

  LossOptions smooth_weighted = weighted;
  smooth_weighted.smoothing = 0.1;
  expect_losses(cross_entropy_batch(rows, kTargets, smooth_weighted),
                {3.29379866706794455, 0.35658192512048632, 2.29631454934083454}, 5.94669514152926541,
                1.69905575472264726);

  LossOptions all = smooth_weighted;
  all.ignore_index = 2;
  expect_losses(cross_entropy_batch(rows, kTargets, all), {3.29379866706794455, 0, 2.29631454934083454},
                5.59011321640877909, 1.8633710721362597);

  // With a distribution instead of a class, the mean divides by the number of rows, with or without weights.
  const Vector labels = {0.7, 0.2, 0.1, 0, 0.5, 0.5, 1, 0, 0};
  expect_losses(cross_entropy_batch(rows, Rows{labels, 3}, weighted),
                {1.98999120024076673, 1.79833071717754335, 2.40359463869590282}, 3 * 2.0639721853714043,
                2.0639721853714043);
  expect_losses(cross_entropy_batch(rows, Rows{labels, 3}, smooth_weighted),
                {1.97395843386430407, 1.80608451239635973, 2.29631454934083454}, 3 * 2.02545249853383278,
                2.02545249853383278);
}

// PyTorch's own statement of its rules: with s the smoothing, K the classes, w the weights and t the target,
// (1-s) w_t (-log p_t) + s/K sum_k w_k (-log p_k); the mean divides by the sum of the w_t.
struct Expected {
  std::vector<long double> losses;
  long double sum = 0;
  long double divisor = 0;
};

std::vector<long double> minus_log_p(std::span<const double> z) {
  const std::size_t top = argmax(z);
  const auto above = [&](std::size_t k) {
    return static_cast<long double>(z[top]) - static_cast<long double>(z[k]);
  };
  long double others = 0;
  for (std::size_t k = 0; k < z.size(); ++k) {
    if (k != top) others += std::exp(-above(k));
  }
  std::vector<long double> result;
  for (std::size_t k = 0; k < z.size(); ++k) result.push_back(above(k) + std::log1p(others));
  return result;
}

Expected by_the_rules(Rows rows, const std::vector<int>& targets, const LossOptions& options) {
  Expected expected;
  const auto weight = [&](std::size_t k) {
    return options.class_weights.empty() ? 1.0L : static_cast<long double>(options.class_weights[k]);
  };
  const long double s = static_cast<long double>(options.smoothing);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    long double loss = 0;
    if (targets[i] != options.ignore_index) {
      const auto t = static_cast<std::size_t>(targets[i]);
      const std::vector<long double> nll = minus_log_p(rows.row(i));
      loss = (1 - s) * weight(t) * nll[t];
      for (std::size_t k = 0; k < nll.size(); ++k) {
        loss += s / static_cast<long double>(nll.size()) * weight(k) * nll[k];
      }
      expected.divisor += weight(t);
    }
    expected.losses.push_back(loss);
    expected.sum += loss;
  }
  return expected;
}

void expect_close(double got, long double expected) {
  EXPECT_NEAR(got, static_cast<double>(expected), 16 * kEps * static_cast<double>(expected));
}

TEST(Batch, FollowsTheRulesOnRandomBatches) {
#ifdef __EMSCRIPTEN__
  GTEST_SKIP() << "musl computes exp of a long double as that of a double, so the reference is no better";
#endif
  Source source(1);
  for (int i = 0; i < 2000; ++i) {
    const std::size_t classes = source.classes();
    const std::size_t count = 1 + source.below(8);
    const Vector z = source.logits(classes * count, i % 2 == 0 ? 3 : 200);
    std::vector<int> targets;
    for (std::size_t k = 0; k < count; ++k) targets.push_back(static_cast<int>(source.below(classes)));
    Vector weights = source.distribution(classes);
    LossOptions options;
    if (i % 3 == 0) options.class_weights = weights;
    if (i % 4 == 0) options.ignore_index = 1;
    if (i % 5 == 0) options.smoothing = source.uniform();
    const Expected expected = by_the_rules({z, classes}, targets, options);
    for (Reduction reduction : {Reduction::None, Reduction::Sum, Reduction::Mean}) {
      options.reduction = reduction;
      const BatchLoss got = cross_entropy_batch({z, classes}, targets, options);
      ASSERT_EQ(got.losses.size(), count);
      for (std::size_t k = 0; k < count; ++k) expect_close(got.losses[k], expected.losses[k]);
      expect_close(got.divisor, expected.divisor);
      if (reduction != Reduction::Mean) {
        expect_close(got.reduced, expected.sum);
      } else if (expected.divisor > 0) {
        expect_close(got.reduced, expected.sum / expected.divisor);
      } else {
        EXPECT_EQ(got.reduced, 0);
      }
    }
  }
}

TEST(Batch, ClassEqualsItsOneHotLabel) {
  Source source(2);
  for (int i = 0; i < 1000; ++i) {
    const std::size_t classes = source.classes();
    const Vector z = source.logits(classes, 10);
    const std::size_t target = source.below(classes);
    const Vector weights = source.distribution(classes);
    LossOptions options;
    options.class_weights = weights;
    options.smoothing = i % 2 == 0 ? 0 : source.uniform();
    const std::vector<int> targets = {static_cast<int>(target)};
    const Vector label = one_hot(target, classes);
    const BatchLoss of_class = cross_entropy_batch({z, classes}, targets, options);
    const BatchLoss of_label = cross_entropy_batch({z, classes}, Rows{label, classes}, options);
    EXPECT_EQ(of_class.losses, of_label.losses);
    EXPECT_EQ(of_class.divisor, weights[target]);
    EXPECT_EQ(of_label.divisor, 1);
    // The weighted mean of a single row divides by its weight.
    if (options.smoothing == 0) {
      expect_close(of_class.reduced, minus_log_p(z)[target]);
    }
  }
}

TEST(Batch, ProbabilitiesInsteadOfLogits) {
  Source source(3);
  for (int i = 0; i < 1000; ++i) {
    const Vector z = source.logits(4, 5);
    const std::vector<int> targets = {static_cast<int>(source.below(4))};
    const Vector p = softmax(z);
    LossOptions options;
    options.smoothing = i % 2 == 0 ? 0 : 0.2;
    // If p is off by 8 eps relative, its logarithm is off by 8 eps absolute, whatever its size.
    EXPECT_NEAR(cross_entropy_batch_from_probabilities({p, 4}, targets, options).reduced,
                cross_entropy_batch({z, 4}, targets, options).reduced, 8 * kEps + 16 * kEps * 12);
  }
  const Vector sure = {1, 0};
  const std::vector<int> wrong = {1};
  EXPECT_EQ(cross_entropy_batch_from_probabilities({sure, 2}, wrong).reduced, kInfinity);
}

TEST(Batch, IgnoredRowsAddNothing) {
  const Vector certain = {1000, 0, -1e308};
  const std::vector<int> targets = {2};
  const Vector weights = {1, 1, 0};
  LossOptions options;
  options.class_weights = weights;
  const BatchLoss none = cross_entropy_batch({certain, 3}, targets, options);
  EXPECT_EQ(none.losses, Vector{0});
  EXPECT_EQ(none.divisor, 0);
  EXPECT_EQ(none.reduced, 0);  // the mean of nothing
  LossOptions ignoring;
  ignoring.ignore_index = 2;
  EXPECT_EQ(cross_entropy_batch({certain, 3}, targets, ignoring).reduced, 0);
  EXPECT_EQ(cross_entropy_batch({certain, 3}, std::vector<int>{kIgnoreNothing}).losses, Vector{0});
  EXPECT_EQ(cross_entropy_batch(Rows{{}, 3}, std::vector<int>{}).reduced, 0);
  EXPECT_EQ((Rows{{}, 0}.count()), 0u);
  EXPECT_EQ((Rows{certain, 3}.count()), 1u);
}

TEST(Batch, ErrorsOfOneOutput) {
  EXPECT_EQ(squared_error(0.75, 0.25), 0.125);
  EXPECT_EQ(absolute_error(0.25, 0.75), 0.5);
  EXPECT_EQ(squared_error(3, 3), 0);
  Source source(4);
  for (int i = 0; i < 2000; ++i) {
    const double a = source.uniform();
    const double y = source.uniform();
    EXPECT_NEAR(binary_cross_entropy(a, y), cross_entropy(Vector{y, 1 - y}, Vector{a, 1 - a}), 1e-15 * 40);
    const double z = source.uniform(-30, 30);
    const long double wide = static_cast<long double>(z);
    const long double expected = static_cast<long double>(y) * std::log1p(std::exp(-wide)) +
                                 (1 - static_cast<long double>(y)) * std::log1p(std::exp(wide));
    EXPECT_NEAR(binary_cross_entropy_from_logit(z, y), static_cast<double>(expected),
                8 * kEps * static_cast<double>(expected));
  }
}

}  // namespace
}  // namespace surprisal::test
