#include "data/reliability.h"

#include "data/loss_histogram.h"
#include "data/some_rows.h"
#include "math/table.h"

namespace surprisal::test {
namespace {

// Rows of two classes with a given confidence in class 0. The prediction is right when the label is 0.
RowNumbers with_confidence(const std::vector<double>& confidences, const std::vector<std::int32_t>& labels) {
  std::vector<double> p;
  for (double confidence : confidences) p.insert(p.end(), {confidence, 1 - confidence});
  Rows rows = rows_of(p, 2, labels);
  rows.kind = Kind::Probabilities;
  RowNumbers numbers = numbers_of(rows);
  numbers.confidence = confidences;  // without the rounding of a softmax
  return numbers;
}

TEST(Wilson, IsItsFormula) {
  Table table("wilson.txt");
  int lines = 0;
  for (std::string word; table.next(word); ++lines) {
    const std::size_t successes = std::stoul(word), count = table.count();
    const Interval interval = wilson_interval(successes, count);
    const double low = table.number(), high = table.number();
    EXPECT_NEAR(interval.low, low, 4e-15 * low) << successes << " of " << count;
    EXPECT_NEAR(interval.high, high, 4e-15) << successes << " of " << count;
  }
  EXPECT_GT(lines, 40);
}

double ece_by_a_double_loop(const RowNumbers& numbers, int bins) {
  double ece = 0;
  for (int bin = 0; bin < bins; ++bin) {
    const double low = static_cast<double>(bin) / bins, high = static_cast<double>(bin + 1) / bins;
    double count = 0, right = 0, confidence = 0;
    for (std::size_t row = 0; row < numbers.rows(); ++row) {
      const double c = numbers.confidence[row];
      if (c < low || (c >= high && bin + 1 < bins)) continue;
      ++count;
      right += numbers.predicted[row] == numbers.label[row] ? 1 : 0;
      confidence += c;
    }
    if (count > 0)
      ece += count / static_cast<double>(numbers.rows()) * std::abs(right / count - confidence / count);
  }
  return ece;
}

TEST(Reliability, AgreesWithADoubleLoop) {
  for (std::size_t columns : {2, 3, 10, 50}) {
    const RowNumbers numbers = numbers_of(random_rows(4000, columns, columns));
    for (int bins : {1, 2, 10, 15, 49}) {
      const Reliability reliability = reliability_of(numbers, static_cast<std::size_t>(bins));
      EXPECT_EQ(reliability.bins.size(), static_cast<std::size_t>(bins));
      EXPECT_NEAR(*reliability.ece, ece_by_a_double_loop(numbers, bins), 1e-12);
    }
  }
}

TEST(Reliability, ABinHoldsItsLowerEdgeAndTheLastOneHoldsOne) {
  for (std::size_t bins = 1; bins <= 100; ++bins) {
    for (std::size_t edge = (bins + 1) / 2; edge <= bins; ++edge) {
      const double at = static_cast<double>(edge) / static_cast<double>(bins);
      const double below = std::nextafter(at, 0);
      const Reliability reliability = reliability_of(with_confidence({at, below}, {0, 0}), bins);
      EXPECT_GE(reliability.bins[std::min(edge, bins - 1)].count, 1u) << edge << " of " << bins;
      EXPECT_GE(reliability.bins[edge - 1].count, 1u) << edge << " of " << bins;
    }
  }
}

TEST(Reliability, EqualMassBinsHaveEqualRowCounts) {
  RowNumbers numbers = numbers_of(random_rows(1003, 4, 4));
  numbers.label[0] = kIgnored;
  const Reliability reliability = reliability_of(numbers, 15, Binning::EqualMass);
  ASSERT_EQ(reliability.bins.size(), 15u);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t row = 1; row < numbers.rows(); ++row) order.emplace_back(numbers.confidence[row], row);
  std::sort(order.begin(), order.end());
  std::size_t next = 0;
  double ece = 0;
  for (std::size_t b = 0; b < 15; ++b) {
    const ReliabilityBin& bin = reliability.bins[b];
    EXPECT_EQ(bin.count, b < 1002 % 15 ? 67u : 66u);
    EXPECT_EQ(bin.low, order[next].first);
    double right = 0, confidence = 0;
    for (std::size_t i = 0; i < bin.count; ++i, ++next) {
      right += numbers.is_right(order[next].second) ? 1 : 0;
      confidence += order[next].first;
    }
    EXPECT_EQ(bin.high, order[next - 1].first);
    ece += std::abs(right - confidence) / 1002;
  }
  EXPECT_NEAR(*reliability.ece, ece, 1e-12);
  EXPECT_EQ(reliability_of(with_confidence({0.7, 0.8}, {0, 1}), 15, Binning::EqualMass).bins.size(), 2u);
}

TEST(Reliability, WithoutUsedRowsHasNoError) {
  EXPECT_FALSE(reliability_of(numbers_of(rows_of(std::vector<float>{1, 2}, 2))).ece);
  const RowNumbers ignored = with_confidence({0.9}, {kIgnored});
  EXPECT_FALSE(reliability_of(ignored).ece);
  EXPECT_FALSE(reliability_of(ignored, 15, Binning::EqualMass).ece);
}

// ---- the histogram of losses

RowNumbers with_losses(std::vector<double> losses) {
  RowNumbers numbers;
  numbers.label.assign(losses.size(), 0);
  numbers.predicted.assign(losses.size(), 0);
  numbers.loss = std::move(losses);
  return numbers;
}

TEST(LossHistogram, HoldsEachRowAndAddsUpTheLoss) {
  const RowNumbers numbers = with_losses({0, 1e-7, 1e-5, 0.02, 0.5, 0.5, 3, 10, kInfinity});
  const LossHistogram with_infinity = loss_histogram(numbers);
  EXPECT_EQ(with_infinity.infinite, 1u);
  EXPECT_TRUE(with_infinity.shares.empty());

  const LossHistogram histogram = loss_histogram(with_losses({0, 1e-7, 1e-5, 0.02, 0.5, 0.5, 3, 10}));
  EXPECT_EQ(histogram.below, 2u);
  EXPECT_EQ(histogram.bins.front().count, 3u);
  EXPECT_GT(histogram.bins.back().high, 10);
  std::size_t count = 0;
  for (const LossBin& bin : histogram.bins) {
    count += bin.count;
    EXPECT_NEAR(bin.high / bin.low, std::pow(10, 0.25), 1e-12);
  }
  EXPECT_EQ(count, 8u);
}

// The share at a loss is that of the rows below it, and the largest loss has all of it.
TEST(LossHistogram, AddsUpTheLossFromLeftToRight) {
  std::vector<double> many;
  for (int i = 0; i < 3000; ++i) many.push_back(std::exp(0.005 * i - 12));
  for (const std::vector<double>& losses :
       {std::vector<double>{0, 1e-7, 1e-5, 0.02, 0.5, 0.5, 3, 10}, many, {1e-9, 2e-9}}) {
    double whole = 0;
    for (const double loss : losses) whole += loss;
    const LossHistogram histogram = loss_histogram(with_losses(losses));
    ASSERT_FALSE(histogram.shares.empty());
    EXPECT_EQ(histogram.shares.front().loss, histogram.bins.front().low);
    EXPECT_EQ(histogram.shares.back().share, 1);
    EXPECT_LE(histogram.shares.back().loss, histogram.bins.back().high);
    for (std::size_t i = 0; i + 1 < histogram.shares.size(); ++i) {
      const LossShare& at = histogram.shares[i];
      double below = 0;
      for (const double loss : losses) below += loss < at.loss ? loss : 0;
      EXPECT_NEAR(at.share, below / whole, 1e-12) << at.loss;
    }
  }
}

TEST(LossHistogram, OfNoLossHasOneBin) {
  EXPECT_EQ(loss_histogram(with_losses({0, 0})).bins.size(), 1u);
  EXPECT_EQ(loss_histogram(with_losses({})).bins.size(), 1u);
}

TEST(WorstShare, IsTheLossOfTheWorstRows) {
  std::vector<double> losses(100, 1);
  losses[40] = 101;
  EXPECT_DOUBLE_EQ(worst_part(with_losses(losses), 0.01)->share, 0.505);
  EXPECT_DOUBLE_EQ(worst_part(with_losses(losses), 0.001)->share, 0.505);  // at least one row
  EXPECT_DOUBLE_EQ(worst_part(with_losses(losses), 1)->share, 1);
  EXPECT_DOUBLE_EQ(worst_part(with_losses({3, 1, 2, 4}), 0.5)->from, 3);
  EXPECT_FALSE(worst_part(with_losses({0, 0}), 0.5));
  EXPECT_FALSE(worst_part(with_losses({}), 0.5));
}

}  // namespace
}  // namespace surprisal::test
