// Checks that backpropagation gives the derivative of the objective with respect to every single weight.
#include "learn/gradient.h"

#include <cmath>
#include <numeric>

#include "learn/random.h"
#include "math/gradients.h"
#include "math/losses.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kEps = std::numeric_limits<double>::epsilon();

// A few digits with labels, some of them wrong.
struct FewDigits {
  DigitData data = digit_data();
  std::vector<int> labels = data.unseen.labels;
  std::vector<std::size_t> places = {0, 3, 17, 101, 202, 355, 17};  // one of them twice

  FewDigits() { labels[3] = 9; }
  Batch batch() const { return {data.unseen, labels, places}; }
};

// With random weights in every layer, so that no derivative is 0 by symmetry.
Classifier somewhere(std::size_t hidden) {
  Classifier classifier = untrained(hidden, 7);
  Random random(8, 0);
  for (Layer& layer : classifier.layers) {
    for (double& weight : layer.weights) weight += random.uniform(-0.3, 0.3);
  }
  return classifier;
}

// The objective as a function of one weight, compared with the derivative. When a weight changes by h = 6e-6,
// the sum of a hidden unit changes by at most h, so it does not cross the kink of ReLU; NoSumIsAtTheKink
// checks this. A logit changes by at most 4 h, because no output weight exceeds 0.3 and no feature exceeds 4.
// The third derivative in a logit is below 0.2 (tests/math/gradients_test.cpp), so that of the objective in a
// weight is below 0.2 * 4^3, times ten for squared errors of ten classes. Rounding adds 8 eps of the
// objective, divided by h.
void expect_every_derivative(std::size_t hidden, Objective objective) {
  const FewDigits few;
  const Classifier classifier = somewhere(hidden);
  const Classifier gradient = gradient_of(classifier, few.batch(), objective);
  ASSERT_EQ(gradient.layers.size(), classifier.layers.size());
  const double value = mean_objective(classifier, few.batch(), objective);
  const double h = finite_difference_step(0);
  const double tolerance = h * h / 6 * (10 * 0.2 * 64) + 16 * kEps * value / h;
  for (std::size_t l = 0; l < classifier.layers.size(); ++l) {
    ASSERT_EQ(gradient.layers[l].weights.size(), classifier.layers[l].weights.size());
    for (std::size_t i = 0; i < classifier.layers[l].weights.size(); ++i) {
      Classifier moved = classifier;
      double& weight = moved.layers[l].weights[i];
      const auto along = [&](double x) {
        weight = x;
        return mean_objective(moved, few.batch(), objective);
      };
      ASSERT_NEAR(gradient.layers[l].weights[i], central_difference(along, weight), tolerance)
          << "weight " << i << " of layer " << l;
    }
  }
}

TEST(Gradient, OfCrossEntropy) { expect_every_derivative(0, {Loss::CrossEntropy, 0}); }
TEST(Gradient, OfCrossEntropyWithSmoothing) { expect_every_derivative(0, {Loss::CrossEntropy, 0.2}); }
TEST(Gradient, OfSquaredError) { expect_every_derivative(0, {Loss::SquaredError, 0}); }
TEST(Gradient, OfSquaredErrorWithSmoothing) { expect_every_derivative(0, {Loss::SquaredError, 0.2}); }
TEST(Gradient, OfAHiddenLayer) {
  expect_every_derivative(16, {Loss::CrossEntropy, 0});
  expect_every_derivative(32, {Loss::CrossEntropy, 0.1});
}
TEST(Gradient, OfAHiddenLayerWithSquaredError) {
  expect_every_derivative(16, {Loss::SquaredError, 0});
  expect_every_derivative(16, {Loss::SquaredError, 0.3});
}

TEST(Gradient, NoSumIsAtTheKink) {
  const FewDigits few;
  for (const std::size_t hidden : {16u, 32u}) {
    const Classifier classifier = somewhere(hidden);
    for (const std::size_t place : few.places) {
      for (double sum : outputs_of(classifier.layers.front(), few.data.unseen.image(place))) {
        EXPECT_GT(std::abs(sum), 2 * finite_difference_step(1));
        EXPECT_LT(std::abs(sum), 4);
      }
    }
  }
}

// The gradient of a batch is the mean of the gradients of its digits.
TEST(Gradient, IsTheMeanOverTheBatch) {
  const FewDigits few;
  const Classifier classifier = somewhere(16);
  const Objective objective = {Loss::CrossEntropy, 0.1};
  const Classifier whole = gradient_of(classifier, few.batch(), objective);
  std::vector<double> sum(whole.layers.front().weights.size(), 0);
  double objectives = 0;
  for (const std::size_t place : few.places) {
    const Batch one = {few.data.unseen, few.labels, std::span(&place, 1)};
    const Classifier gradient = gradient_of(classifier, one, objective);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += gradient.layers.front().weights[i];
    objectives += mean_objective(classifier, one, objective);
  }
  for (std::size_t i = 0; i < sum.size(); ++i)
    EXPECT_NEAR(sum[i] / 7, whole.layers.front().weights[i], 8 * kEps);
  EXPECT_NEAR(objectives / 7, mean_objective(classifier, few.batch(), objective), 8 * kEps * objectives);
}

// The derivatives of the second softmax are smaller than those of the first, so the tolerance holds here too.
TEST(Gradient, OfASoftmaxTakenTwiceIsTheDerivativeInEveryWeight) {
  for (const double smoothing : {0.0, 0.2}) {
    expect_every_derivative(0, {Loss::CrossEntropy, smoothing, true});
    expect_every_derivative(16, {Loss::CrossEntropy, smoothing, true});
  }
}

// No prediction costs less than the floor, and one that is certain and right costs exactly that.
TEST(Gradient, UnderASoftmaxTakenTwiceTheLossHasAFloor) {
  EXPECT_NEAR(twice_softmax_floor(3), 0.5514, 5e-5);
  const FewDigits few;
  const std::size_t place = 3;
  const Batch one = {few.data.unseen, few.labels, {&place, 1}};
  const auto label = static_cast<std::size_t>(few.labels[place]);
  Classifier classifier = untrained(0, 1);
  double before = mean_objective(classifier, one, {Loss::CrossEntropy, 0, true});
  EXPECT_NEAR(before, std::log(10), 8 * kEps * before);
  for (int i = 0; i < 60; ++i) {
    classifier.layers.front().weights[64 * kDigitClasses + label] += 1;  // the bias
    const double now = mean_objective(classifier, one, {Loss::CrossEntropy, 0, true});
    EXPECT_LE(now, before + 8 * kEps);
    EXPECT_GE(now, twice_softmax_floor(kDigitClasses) - 8 * kEps);
    before = now;
  }
  EXPECT_NEAR(before, twice_softmax_floor(kDigitClasses), 8 * kEps * before);
}

// The objective with smoothing equals the core's batch loss.
TEST(Gradient, ObjectiveIsTheLossOfTheCore) {
  const FewDigits few;
  const Classifier classifier = somewhere(0);
  std::vector<double> logits;
  std::vector<int> labels;
  for (const std::size_t place : few.places) {
    const std::vector<double> z = logits_of(classifier, few.data.unseen.image(place));
    logits.insert(logits.end(), z.begin(), z.end());
    labels.push_back(few.labels[place]);
  }
  LossOptions options;
  options.smoothing = 0.2;
  const double expected = cross_entropy_batch({logits, kDigitClasses}, labels, options).reduced;
  EXPECT_NEAR(mean_objective(classifier, few.batch(), {Loss::CrossEntropy, 0.2}), expected,
              8 * kEps * expected);
}

// For the bias, the gradients of the ten classes add up to 0, because shifting all logits changes nothing.
TEST(Gradient, OfTheBiasesAddsToZero) {
  const FewDigits few;
  for (const Loss loss : {Loss::CrossEntropy, Loss::SquaredError}) {
    const Classifier gradient = gradient_of(somewhere(0), few.batch(), {loss, 0});
    double sum = 0;
    for (std::size_t k = 0; k < kDigitClasses; ++k) sum += gradient.layers.front().bias(k);
    EXPECT_NEAR(sum, 0, 16 * kEps);
  }
}

}  // namespace
}  // namespace surprisal::test
