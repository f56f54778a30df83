// Checks a run of gradient descent: its start, its numbers, its result, and that it is always the same.
#include "learn/training.h"

#include <numbers>
#include <set>

#include "learn/random.h"
#include "math/softmax.h"
#include "plain_training.h"
#include "testing.h"

namespace surprisal::test {
namespace {

class LearnDigits : public testing::Test {
 protected:
  DigitData data = digit_data();
};

// ---- the start

TEST_F(LearnDigits, TheLossStartsAtExactlyLnTen) {
  for (const std::size_t hidden : kHiddenSizes) {
    for (const double noise : {0.0, 0.3}) {
      TrainingSettings settings;
      settings.hidden = hidden;
      settings.label_noise = noise;
      const Training training = start_training(settings, data);
      const Measures& start = training.curve.front();
      EXPECT_EQ(start.seen_loss, std::numbers::ln10);
      EXPECT_EQ(start.unseen_loss, std::numbers::ln10);
      // All probabilities are equal, so the first class is predicted: 42 of the 360 digits are a 0.
      EXPECT_EQ(start.unseen_accuracy, 42 / 360.);
      const auto zeros = std::count(training.labels.begin(), training.labels.end(), 0);
      EXPECT_EQ(start.seen_accuracy, static_cast<double>(zeros) / 1437);
    }
  }
}

TEST_F(LearnDigits, HasSixHundredAndFiftyNumbers) {
  EXPECT_EQ(count_of_numbers(untrained(0, 1)), 650u);
  EXPECT_EQ(count_of_numbers(untrained(16, 1)), 65u * 16 + 17 * 10);
  EXPECT_EQ(count_of_numbers(untrained(32, 1)), 65u * 32 + 33 * 10);
}

// With variance 2/64, the sums of the hidden units are about as large as the pixels. The variance of 1,024
// uniform numbers has a relative standard error of sqrt(0.8/1024) = 0.028.
TEST_F(LearnDigits, TheHiddenLayerStartsRandomAndTheOutputLayerAtZero) {
  const Classifier classifier = untrained(16, 1);
  const Layer& hidden = classifier.layers.front();
  double sum = 0;
  double squares = 0;
  for (double weight : hidden.weights) {
    sum += weight;
    squares += weight * weight;
  }
  EXPECT_NEAR(squares / (64 * 16) / (2. / 64), 1, 4 * 0.028);
  EXPECT_NEAR(sum / (64 * 16), 0, 4 * std::sqrt(2. / 64 / (64 * 16)));
  for (std::size_t unit = 0; unit < 16; ++unit) EXPECT_EQ(hidden.bias(unit), 0);
  EXPECT_EQ(classifier.layers.back(), zero_layer(16, kDigitClasses));
}

// ---- comparison with plain loops in long double

std::vector<std::vector<Real>> plain_rows(const Layer& layer) {
  std::vector<std::vector<Real>> rows(layer.outputs);
  for (std::size_t k = 0; k < layer.outputs; ++k) {
    for (std::size_t i = 0; i < layer.inputs; ++i) rows[k].push_back(layer.weight(i, k));
    rows[k].push_back(layer.bias(k));
  }
  return rows;
}

double largest_difference(const Layer& layer, const std::vector<std::vector<Real>>& rows) {
  double largest = 0;
  for (std::size_t k = 0; k < layer.outputs; ++k) {
    for (std::size_t i = 0; i < layer.inputs; ++i) {
      largest = std::max(largest, std::abs(static_cast<double>(layer.weight(i, k) - rows[k][i])));
    }
    largest = std::max(largest, std::abs(static_cast<double>(layer.bias(k) - rows[k].back())));
  }
  return largest;
}

// A derivative is the mean of 1,437 terms below 1. Each addition rounds by at most eps / 2 of a sum below
// 1,437, and dividing by 1,437 leaves at most eps / 2 of that. The errors have both signs, so about
// sqrt(1437) = 38 of them add up. A step is 0.5 of the derivative, and there are 20 steps. The error of
// earlier steps does not grow, because descent on a convex function brings two runs closer together.
constexpr double kWeightTolerance = 20 * 0.5 * 38 * std::numeric_limits<double>::epsilon();

void expect_plain_run(const TrainingSettings& settings, const DigitData& data) {
  Training training = start_training(settings, data);
  PlainModel model = {settings.hidden, plain_rows(training.classifier.layers.front()), {}};
  if (settings.hidden > 0) model.second = plain_rows(training.classifier.layers.back());
  const PlainGoal goal = {settings.loss == Loss::SquaredError, settings.smoothing, settings.step_size};
  for (std::size_t step = 0; step < 20; ++step) {
    const std::vector<std::size_t> places = places_of_step(settings, data.seen.count(), step);
    take_step(training, data);
    plain_step(model, data.seen, training.labels, places, goal);
    EXPECT_LE(largest_difference(training.classifier.layers.front(), model.first), kWeightTolerance) << step;
    if (settings.hidden > 0) {
      EXPECT_LE(largest_difference(training.classifier.layers.back(), model.second), kWeightTolerance)
          << step;
    }
  }
  ASSERT_EQ(training.steps(), 20u);
  const Measures& end = training.curve.back();
  // A weight that is off by d moves a logit by at most 65 d, because no pixel is above 1.
  const double tolerance = 2 * 65 * kWeightTolerance;
  EXPECT_NEAR(end.seen_loss, static_cast<double>(plain_loss(model, data.seen, training.labels)), tolerance);
  EXPECT_NEAR(end.unseen_loss, static_cast<double>(plain_loss(model, data.unseen, data.unseen.labels)),
              tolerance);
}

TEST_F(LearnDigits, AgreesWithPlainLoopsInLongDouble) {
  expect_plain_run({}, data);
  expect_plain_run({.loss = Loss::SquaredError}, data);
  expect_plain_run({.smoothing = 0.1}, data);
}

TEST_F(LearnDigits, AgreesWithPlainLoopsWithAHiddenLayer) {
  expect_plain_run({.hidden = 16}, data);
  expect_plain_run({.loss = Loss::SquaredError, .hidden = 16, .smoothing = 0.2}, data);
}

TEST_F(LearnDigits, AgreesWithPlainLoopsInBatchesWithNoise) {
  expect_plain_run({.batch = 100, .label_noise = 0.2, .seed = 5}, data);
}

// ---- results

// Fully trained softmax regression is known to get about 95 % of unseen digits right; 2,000 steps get 96.7 %.
// After 200 steps of 0.5 it gets 93.9 %: 338 of the 360. That share has a standard error of 1.3 %, and the
// tolerance is two of them.
TEST_F(LearnDigits, CrossEntropyGetsMostUnseenDigitsRight) {
  const Training training = train({}, data, 200);
  const Measures& end = training.curve.back();
  EXPECT_GE(end.unseen_accuracy, 0.91);
  EXPECT_GE(end.seen_accuracy, end.unseen_accuracy);
  EXPECT_LT(end.unseen_loss, 0.4);
  EXPECT_LT(end.seen_loss, end.unseen_loss);
}

TEST_F(LearnDigits, SquaredErrorIsSlower) {
  const Measures entropy = train({}, data, 200).curve.back();
  const Measures squares = train({.loss = Loss::SquaredError}, data, 200).curve.back();
  EXPECT_GT(squares.unseen_loss, 2 * entropy.unseen_loss);
  EXPECT_LT(squares.unseen_accuracy, entropy.unseen_accuracy - 0.05);
}

TEST_F(LearnDigits, AHiddenLayerFitsBetter) {
  const Measures plain = train({}, data, 200).curve.back();
  for (const std::size_t hidden : {16u, 32u}) {
    const Measures end = train({.hidden = hidden}, data, 200).curve.back();
    EXPECT_LT(end.seen_loss, plain.seen_loss);
    EXPECT_GT(end.unseen_accuracy, 0.91);
  }
}

// Descent lowers the loss if the step size is below 2 / the largest curvature. The Jacobian of softmax has a
// norm of at most 1/2, so the curvature of the mean cross-entropy is at most half of the largest |x|^2, with
// the 1 of the bias.
TEST_F(LearnDigits, EveryFullStepLowersTheLoss) {
  double largest = 0;
  for (std::size_t i = 0; i < data.seen.count(); ++i) {
    double square = 1;
    for (double pixel : data.seen.image(i)) square += pixel * pixel;
    largest = std::max(largest, square);
  }
  ASSERT_LT(0.1, 2 / (largest / 2));
  const Training training = train({.step_size = 0.1}, data, 100);
  for (std::size_t i = 1; i < training.curve.size(); ++i) {
    EXPECT_LT(training.curve[i].seen_loss, training.curve[i - 1].seen_loss) << i;
  }
}

// If a known share of the labels is wrong, the lowest possible loss is the entropy of the noise. Here 0.3 of
// the labels are replaced by one of the nine other digits.
TEST_F(LearnDigits, NoiseKeepsTheSeenLossUp) {
  const Training training = train({.label_noise = 0.3}, data, 200);
  const double floor = -(0.7 * std::log(0.7) + 0.3 * std::log(0.3 / 9));
  EXPECT_GT(training.curve.back().seen_loss, 0.9 * floor);  // it can memorise a little of the noise
  EXPECT_GT(training.curve.back().unseen_accuracy, 0.85);
}

// With smoothed labels, certainty is not optimal.
TEST_F(LearnDigits, SmoothingKeepsPredictionsFromBeingSure) {
  const auto surest = [&](double smoothing) {
    const Training training = train({.step_size = 1, .smoothing = smoothing}, data, 100);
    double sum = 0;
    for (std::size_t i = 0; i < data.unseen.count(); ++i) {
      const std::vector<double> p = softmax(logits_of(training.classifier, data.unseen.image(i)));
      sum += p[argmax(p)];
    }
    return sum / static_cast<double>(data.unseen.count());
  };
  EXPECT_LT(surest(0.3), surest(0) - 0.1);
  EXPECT_NEAR(surest(1), 0.1, 0.01);  // all labels are uniform: there is nothing to learn
}

// ---- reproducibility

TEST_F(LearnDigits, TwoRunsAreEqualToTheBit) {
  const TrainingSettings settings = {.hidden = 16, .batch = 50, .label_noise = 0.1, .seed = 3};
  const Training once = train(settings, data, 40);
  Training again = train(settings, digit_data(), 15);
  const Training kept = again;
  for (int i = 0; i < 25; ++i) take_step(again, data);
  EXPECT_EQ(once, again);
  EXPECT_EQ(kept.steps(), 15u);  // a copy is independent
}

TEST_F(LearnDigits, AnotherSeedIsAnotherRun) {
  const TrainingSettings one = {.hidden = 16, .label_noise = 0.1};
  TrainingSettings other = one;
  other.seed = 2;
  const Training a = start_training(one, data);
  const Training b = start_training(other, data);
  EXPECT_NE(a.labels, b.labels);
  EXPECT_NE(a.classifier, b.classifier);
  EXPECT_EQ(start_training({.seed = 1}, data).classifier, start_training({.seed = 2}, data).classifier);
}

TEST(RandomNumbers, StayInTheirRange) {
  Random random(1, 2);
  std::vector<int> hits(7, 0);
  for (int i = 0; i < 7000; ++i) {
    const double u = random.uniform();
    EXPECT_TRUE(u >= 0 && u < 1);
    ++hits[random.below(7)];
  }
  // Each is hit 1,000 times, with a standard deviation below 30.
  for (int count : hits) EXPECT_NEAR(count, 1000, 5 * 30);
}

TEST(RandomNumbers, DependOnSeedAndStream) {
  std::set<std::uint64_t> firsts;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    for (std::uint64_t stream = 0; stream < 100; ++stream) firsts.insert(Random(seed, stream).next());
  }
  EXPECT_EQ(firsts.size(), 10'000u);
}

// ---- noise and batches

TEST_F(LearnDigits, NoiseReplacesItsShareByOtherDigits) {
  const std::vector<int>& labels = data.seen.labels;
  EXPECT_EQ(with_noise(labels, 0, 1), labels);
  std::size_t before = 0;
  for (const double probability : {0.1, 0.5, 1.0}) {
    const std::vector<int> noisy = with_noise(labels, probability, 1);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      wrong += noisy[i] != labels[i] ? 1 : 0;
      EXPECT_TRUE(noisy[i] >= 0 && noisy[i] < 10);
    }
    // The standard deviation of a binomial share of 1,437 is at most 0.0132.
    EXPECT_NEAR(static_cast<double>(wrong) / 1437, probability, 4 * 0.0132);
    EXPECT_GT(wrong, before);
    before = wrong;
  }
  EXPECT_EQ(before, labels.size());  // a noise of 1 makes every label wrong
}

TEST_F(LearnDigits, AnEpochHasEveryDigitOnce) {
  const TrainingSettings settings = {.batch = 100};
  std::vector<std::size_t> epoch;
  for (std::size_t step = 0; step < 15; ++step) {
    const std::vector<std::size_t> places = places_of_step(settings, 1437, step);
    EXPECT_EQ(places.size(), step < 14 ? 100u : 37u);
    epoch.insert(epoch.end(), places.begin(), places.end());
  }
  EXPECT_NE(places_of_step(settings, 1437, 15), places_of_step(settings, 1437, 0));
  std::sort(epoch.begin(), epoch.end());
  EXPECT_EQ(epoch, places_of_step({}, 1437, 0));  // a full batch is in order
  EXPECT_EQ(places_of_step({.batch = 1437}, 1437, 3), places_of_step({}, 1437, 0));
}

}  // namespace
}  // namespace surprisal::test
