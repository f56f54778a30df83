#include "data/temperature.h"

#include <stop_token>

#include "data/some_rows.h"

namespace surprisal::test {
namespace {

bool is_in(Half half, std::size_t row) { return half == Half::All || (row % 2 == 0) == (half == Half::Even); }

// In long double, from the definition.
long double sum_of_losses(const Rows& rows, Half half, long double beta) {
  long double sum = 0;
  for (std::size_t row = 0; row < rows.scores.rows; ++row) {
    if (is_in(half, row) && rows.labels[row] != kIgnored) sum += exact_loss(rows, row, beta);
  }
  return sum;
}

// The beta with the smallest loss: scans 1,000 temperatures spaced evenly on a log scale, then 1,000 between
// the neighbours of the best one, and so on until they are close together.
long double beta_by_scanning(const Rows& rows, Half half) {
  long double low = 1e-2L, high = 1e2L;
  while (high / low > 1 + 1e-5L) {
    constexpr int kSteps = 60;
    const long double factor = std::pow(high / low, 1.0L / kSteps);
    long double best = low, least = sum_of_losses(rows, half, low);
    for (int i = 1; i <= kSteps; ++i) {
      const long double beta = low * std::pow(factor, static_cast<long double>(i));
      const long double loss = sum_of_losses(rows, half, beta);
      if (loss < least) least = loss, best = beta;
    }
    low = best / factor, high = best * factor;
  }
  return std::sqrt(low * high);
}

Rows scaled(const Rows& rows, float factor) {
  std::vector<float> scores(rows.scores.rows * rows.scores.columns);
  copy_rows(rows.scores, 0, rows.scores.rows, scores);
  for (float& z : scores) z *= factor;
  return rows_of(scores, rows.scores.columns, rows.labels);
}

TEST(LossAtBeta, IsTheLossWithItsDerivatives) {
  Rows rows = random_rows(400, 7, 3);
  for (std::size_t row = 0; row < 400; row += 5) rows.labels[row] = kIgnored;
  for (Half half : {Half::All, Half::Even, Half::Odd}) {
    for (double beta : {0.01, 0.5, 1.0, 3.0}) {
      const LossAtBeta at = *loss_at_beta(rows, beta, half);
      const long double h = 1e-5L * beta, middle = sum_of_losses(rows, half, beta);
      const long double above = sum_of_losses(rows, half, beta + h),
                        below = sum_of_losses(rows, half, beta - h);
      EXPECT_NEAR(at.loss, static_cast<double>(middle), 1e-7 * at.loss);
      const auto slope = static_cast<double>((above - below) / (2 * h));
      EXPECT_NEAR(at.slope(), slope, 1e-6 * (at.behind + at.spread));
      EXPECT_NEAR(at.curvature, static_cast<double>((above - 2 * middle + below) / (h * h)),
                  1e-4 * at.curvature);
    }
  }
}

// Of the odd rows alone, and of scores that are divided by the temperature.
double ece_by_reliability(const Rows& rows, double beta) {
  const std::size_t columns = rows.scores.columns;
  std::vector<double> scores;
  std::vector<std::int32_t> labels;
  for (std::size_t row = 1; row < rows.scores.rows; row += 2) {
    std::vector<double> numbers(columns);
    copy_rows(rows.scores, row, 1, numbers);
    for (const double z : numbers) scores.push_back(z * beta);
    labels.push_back(rows.labels[row]);
  }
  Rows odd;
  odd.kind = rows.kind;
  odd.scores = matrix_of(std::move(scores), columns);
  odd.labels = std::move(labels);
  return *reliability_of(*row_numbers(odd)).ece;
}

TEST(Temperature, SaysWhatItDoesToTheCalibration) {
  Rows rows = scaled(random_rows(600, 10, 11), 3);
  rows.labels[7] = kIgnored;
  const TemperatureFit fit = *fit_temperature(rows);
  ASSERT_TRUE(fit.fitted && fit.ece_before && fit.ece_after);
  EXPECT_NEAR(*fit.ece_before, ece_by_reliability(rows, 1), 1e-9);
  EXPECT_NEAR(*fit.ece_after, ece_by_reliability(rows, 1 / *fit.fitted), 1e-9);
  EXPECT_LT(*fit.ece_after, *fit.ece_before) << "these scores were far too sure";
}

TEST(Temperature, IsWhereAFineScanFindsTheLeastLoss) {
  for (std::size_t columns : {2, 10, 70}) {
    for (float factor : {0.1F, 1.0F, 20.0F}) {
      Rows rows = scaled(random_rows(600, columns, 8), factor);
      rows.labels[4] = kIgnored;
      const TemperatureFit fit = *fit_temperature(rows);
      ASSERT_TRUE(fit.fitted) << columns << " " << factor;
      const long double beta = beta_by_scanning(rows, Half::Even);
      EXPECT_NEAR(*fit.fitted * static_cast<double>(beta), 1, 2e-5);
      EXPECT_NEAR(*fit.loss_before, static_cast<double>(sum_of_losses(rows, Half::Odd, 1) / 300), 1e-6);
      EXPECT_NEAR(*fit.loss_after, static_cast<double>(sum_of_losses(rows, Half::Odd, 1 / *fit.fitted) / 300),
                  1e-6);
      EXPECT_TRUE(fit.note.empty());
    }
  }
}

TEST(Temperature, HasItsIntervalFromTheCurvature) {
  const Rows rows = random_rows(2000, 5, 21);
  const TemperatureFit fit = *fit_temperature(rows);
  const long double beta = 1 / static_cast<long double>(*fit.fitted), h = 1e-4L;
  const long double curvature =
      (sum_of_losses(rows, Half::Even, beta + h) - 2 * sum_of_losses(rows, Half::Even, beta) +
       sum_of_losses(rows, Half::Even, beta - h)) /
      (h * h);
  const long double reach = 1.959963984540054L / std::sqrt(curvature);
  EXPECT_NEAR(*fit.low, static_cast<double>(1 / (beta + reach)), 1e-5);
  EXPECT_NEAR(*fit.high, static_cast<double>(1 / (beta - reach)), 1e-5);
}

// With this many rows, the search starts on a sample.
TEST(Temperature, IsThatOfAllRowsAndNotOfASample) {
  const Rows rows = scaled(random_rows(200'000, 10, 8), 0.5F);
  ASSERT_TRUE(has_sample(rows, Half::Even));
  const TemperatureFit fit = *fit_temperature(rows);
  const double beta = 1 / *fit.fitted;
  const LossAtBeta at = *loss_at_beta(rows, beta, Half::Even);
  EXPECT_NEAR(at.slope() / at.curvature / beta, 0, 1e-10) << "Newton's next step";
  EXPECT_NEAR(1 / *fit.low - beta, 1.959963984540054 / std::sqrt(at.curvature), 1e-6);
}

TEST(Sample, IsSpreadOverTheRowsOfItsHalfThatHaveALabel) {
  Rows rows = random_rows(200'000, 10, 8);
  for (std::size_t row = 1; row < rows.labels.size(); row += 10) rows.labels[row] = kIgnored;
  const Rows sample = *sample_of(rows, Half::Odd);
  const std::size_t count = sample.scores.rows;
  ASSERT_EQ(sample.labels.size(), count);
  EXPECT_EQ(std::count(sample.labels.begin(), sample.labels.end(), kIgnored), 0);
  const LossAtBeta all = *loss_at_beta(rows, 1, Half::Odd), some = *loss_at_beta(sample, 1, Half::All);
  const auto mean = [](const LossAtBeta& at) { return at.loss / static_cast<double>(at.count); };
  EXPECT_NEAR(mean(some) / mean(all), 1, 0.05);
  EXPECT_FALSE(sample_of(random_rows(2000, 10, 8), Half::Odd)) << "few rows are all taken";
}

TEST(Temperature, FollowsTheScaleOfTheLogits) {
  const Rows rows = random_rows(1000, 4, 5);
  const double fitted = *fit_temperature(rows)->fitted;
  for (float factor : {1e-20F, 1e-3F, 1e3F, 1e30F}) {
    EXPECT_NEAR(*fit_temperature(scaled(rows, factor))->fitted / static_cast<double>(factor) / fitted, 1,
                1e-5);
  }
}

TEST(Temperature, IsTheSameOnAnyNumberOfThreads) {
  const Rows rows = random_rows(30000, 10, 5);
  const TemperatureFit alone = *fit_temperature(rows, {.threads = 1});
  for (unsigned threads : {2u, 7u}) {
    const TemperatureFit fit = *fit_temperature(rows, {.threads = threads});
    EXPECT_EQ(fit.fitted, alone.fitted);
    EXPECT_EQ(fit.loss_after, alone.loss_after);
  }
}

TEST(Temperature, IsTheSameIfTheNumbersOfTheRowsAreKnown) {
  for (const Kind kind : {Kind::Logits, Kind::LogProbabilities}) {
    Rows rows = random_rows(2000, 5, 5);
    rows.kind = kind;
    for (std::size_t row = 0; row < 2000; row += 7) rows.labels[row] = kIgnored;
    const RowNumbers numbers = numbers_of(rows);
    const TemperatureFit with = *fit_temperature(rows, {}, &numbers), without = *fit_temperature(rows);
    EXPECT_NEAR(*with.loss_before, *without.loss_before, 1e-12);
    EXPECT_NEAR(*with.ece_before, *without.ece_before, 1e-12);
    EXPECT_EQ(with.fitted, without.fitted);
    EXPECT_EQ(with.loss_after, without.loss_after);
  }
}

TEST(Temperature, OfSoftLabelsAgreesWithHardOnes) {
  const Rows hard = random_rows(500, 3, 5);
  Rows soft = hard;
  std::vector<double> y(1500);
  for (std::size_t row = 0; row < 500; ++row) y[3 * row + static_cast<std::size_t>(hard.labels[row])] = 1;
  soft.labels.clear();
  soft.soft_labels = matrix_over(y, 3);
  EXPECT_DOUBLE_EQ(*fit_temperature(soft)->fitted, *fit_temperature(hard)->fitted);
}

void expect_none(const Rows& rows, const std::string& reason) {
  const TemperatureFit fit = *fit_temperature(rows);
  EXPECT_FALSE(fit.fitted || fit.low || fit.high || fit.loss_after);
  EXPECT_NE(fit.note.en.find(reason), std::string::npos) << fit.note.en;
  EXPECT_NE(fit.note.zh, fit.note.en);
}

TEST(Temperature, IsNoneWhereEveryLabelHasTheLargestLogit) {
  expect_none(rows_of(std::vector<float>{2, 1, 0, 9, 0, 3}, 2, {0, 0, 1}), "as T goes to 0");
  expect_none(rows_of(std::vector<float>{2, 2, 0, 9, 0, 3}, 2, {0, 0, 1}), "as T goes to 0");  // with a tie
}

TEST(Temperature, IsNoneIfNoPositiveTemperatureHelps) {
  expect_none(rows_of(std::vector<float>{2, 1, 0, 9, 3, 0}, 2, {1, 0, 1}), "no positive T");
  // Right and wrong equally often, by the same margin: the slope at 0 is 0.
  expect_none(rows_of(std::vector<float>{2, 1, 0, 0, 2, 1}, 2, {0, 0, 1}), "no positive T");
}

TEST(Temperature, IsNoneWhereItChangesNothing) {
  expect_none(rows_of(std::vector<float>{2, 2, 0, 9, 7, 7}, 2, {1, 0, 1}), "has no effect");
  expect_none(rows_of(std::vector<float>{2, 3, 4}, 1, {0, 0, 0}), "has no effect");
}

TEST(Temperature, IsNoneWhereALabelIsImpossible) {
  const float minus_infinity = -std::numeric_limits<float>::infinity();
  expect_none(rows_of(std::vector<float>{2, minus_infinity, 0, 9, 7, 6}, 2, {1, 0, 0}), "probability 0");
}

TEST(Temperature, IsNoneWithoutUsedRows) {
  expect_none(rows_of(std::vector<float>{2, 1, 0, 9}, 2), "no even-numbered row");
  expect_none(rows_of(std::vector<float>{2, 1, 0, 9}, 2, {kIgnored, 1}), "no even-numbered row");
}

TEST(Temperature, IgnoresImpossibleClassesOtherThanTheLabel) {
  const float minus_infinity = -std::numeric_limits<float>::infinity();
  std::vector<float> scores;
  std::vector<std::int32_t> labels;
  for (int i = 0; i < 8; ++i) {  // three of the four even rows are right, each by a margin of 1
    scores.insert(scores.end(), {1, 0, minus_infinity});
    labels.push_back(i == 2 || i == 3 ? 1 : 0);
  }
  const TemperatureFit fit = *fit_temperature(rows_of(scores, 3, labels));
  EXPECT_NEAR(*fit.fitted, 1 / std::log(3), 1e-6);  // p / (1 - p) = e^beta = 3
}

TEST(Temperature, OfFewRowsHasNoUpperBound) {
  const TemperatureFit fit =
      *fit_temperature(rows_of(std::vector<float>{1, 0, 1, 0, 1, 0, 1, 0, 1, 0}, 2, {0, 0, 1, 0, 0}));
  ASSERT_TRUE(fit.fitted);
  EXPECT_NEAR(*fit.fitted, 1 / std::log(2), 1e-6);
  EXPECT_FALSE(fit.high);
  EXPECT_FALSE(fit.note.empty());
}

TEST(Temperature, CanBeStopped) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(fit_temperature(random_rows(100, 3, 1), {.threads = 1, .stop = stop.get_token()}));
}

}  // namespace
}  // namespace surprisal::test
