#include "data/row_numbers.h"

#include <hwy/targets.h>

#include <atomic>
#include <limits>
#include <stop_token>

#include "data/some_rows.h"
#include "data/summary.h"
#include "math/table.h"

namespace surprisal::test {
namespace {

// ---- one row, compared with 900 digits

struct ReferenceRow {
  std::size_t columns = 0;
  std::int32_t label = 0, predicted = 0, rank = 0;
  std::vector<float> scores;
  double loss = 0, p = 0, confidence = 0, entropy = 0, norm = 0;
};

std::vector<ReferenceRow> reference_rows() {
  std::vector<ReferenceRow> rows;
  Table table("rows.txt");
  for (std::string word; table.next(word);) {
    ReferenceRow row;
    row.columns = table.count();
    row.label = static_cast<std::int32_t>(table.count());
    table.expect("|");
    for (std::size_t k = 0; k < row.columns; ++k) row.scores.push_back(static_cast<float>(table.number()));
    table.expect("|");
    row.predicted = static_cast<std::int32_t>(table.count());
    row.rank = static_cast<std::int32_t>(table.count());
    for (double* value : {&row.loss, &row.p, &row.confidence, &row.entropy, &row.norm})
      *value = table.number();
    rows.push_back(row);
  }
  return rows;
}

void expect_close(double got, double right, double tolerance, const char* what, std::size_t row) {
  if (std::isinf(right)) {
    EXPECT_EQ(got, right) << what << " of reference row " << row;
  } else {
    EXPECT_NEAR(got, right, tolerance + 1e-12 * std::abs(right)) << what << " of reference row " << row;
  }
}

void expect_as_in_reference(const RowNumbers& got, const ReferenceRow& right, std::size_t row) {
  EXPECT_EQ(got.predicted[0], right.predicted) << row;
  EXPECT_EQ(got.rank[0], right.rank) << row;
  expect_close(got.loss[0], right.loss, 1e-6 * std::min(1.0, std::max(right.loss, 1e-300)), "loss", row);
  expect_close(got.label_probability[0], right.p, 1e-7 * right.p + kSmallestNormal, "p of the label", row);
  expect_close(got.confidence[0], right.confidence, 1e-7, "confidence", row);
  expect_close(got.entropy[0], right.entropy, 1e-6, "entropy", row);
  expect_close(got.gradient_norm[0], right.norm, 1e-6, "|p - y|", row);
}

TEST(RowNumbers, EachRowIsWithinItsLimitsOfTheExactOne) {
  const std::vector<ReferenceRow> rows = reference_rows();
  ASSERT_GT(rows.size(), 150u);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ReferenceRow& row = rows[i];
    expect_as_in_reference(numbers_of(rows_of(row.scores, row.columns, {row.label})), row, i);
  }
}

TEST(RowNumbers, DoublesGiveWhatFloatsGive) {
  const std::vector<ReferenceRow> rows = reference_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ReferenceRow& row = rows[i];
    const std::vector<double> doubles(row.scores.begin(), row.scores.end());
    expect_as_in_reference(numbers_of(rows_of(doubles, row.columns, {row.label})), row, i);
  }
}

TEST(RowNumbers, ProbabilitiesAndTheirLogarithmsGiveWhatLogitsGive) {
  const std::vector<ReferenceRow> rows = reference_rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ReferenceRow& row = rows[i];
    if (row.loss > 700) continue;  // p would underflow
    const Rows logits = rows_of(row.scores, row.columns, {row.label});
    std::vector<double> p, log_p;
    for (long double v : exact_softmax(logits, 0)) {
      p.push_back(static_cast<double>(v));
      log_p.push_back(static_cast<double>(std::log(v)));
    }
    Rows probabilities = rows_of(p, row.columns, {row.label});
    probabilities.kind = Kind::Probabilities;
    Rows logarithms = rows_of(log_p, row.columns, {row.label});
    logarithms.kind = Kind::LogProbabilities;
    for (const Rows& given : {probabilities, logarithms}) {
      const RowNumbers got = numbers_of(given);
      expect_close(got.loss[0], row.loss, 1e-6, "loss", i);
      expect_close(got.label_probability[0], row.p, 1e-7 * row.p, "p of the label", i);
      expect_close(got.confidence[0], row.confidence, 1e-7, "confidence", i);
      expect_close(got.entropy[0], row.entropy, 1e-6, "entropy", i);
      expect_close(got.gradient_norm[0], row.norm, 1e-6, "|p - y|", i);
    }
  }
}

TEST(RowNumbers, ProbabilitiesAreTakenAsTheyAre) {
  Rows rows = rows_of(std::vector<double>{0.5, 0.25, 0.2500001, 1, 0, 0}, 3, {1, 1});
  rows.kind = Kind::Probabilities;
  const RowNumbers got = numbers_of(rows);
  EXPECT_DOUBLE_EQ(got.loss[0], std::log(4));
  EXPECT_EQ(got.loss[1], kInfinity);
  EXPECT_EQ(got.label_probability[1], 0);
  EXPECT_EQ(got.entropy[1], 0);
  EXPECT_NEAR(got.gradient_norm[1], std::sqrt(2), 1e-12);
}

// ---- many rows

TEST(RowNumbers, TheMeanIsWithinItsLimitOfTheExactOne) {
  for (const auto& [count, columns] : {std::pair<std::size_t, std::size_t>{100000, 10},
                                       {30000, 2},
                                       {5000, 100},
                                       {1000, 1000},
                                       {20, 50257},
                                       {1, 3}}) {
    for (double edge : {0.0, 3.0, 15.0}) {  // with the last, almost every row is right and has a small loss
      const Rows rows = random_rows(count, columns, columns, edge);
      const RowNumbers numbers = numbers_of(rows);
      long double sum = 0, worst = 0;
      for (std::size_t row = 0; row < count; ++row) {
        const long double right = exact_loss(rows, row);
        sum += right;
        worst = std::max(worst, std::abs(right - numbers.loss[row]));
      }
      const double mean = static_cast<double>(sum / static_cast<long double>(count));
      EXPECT_NEAR(*summarize(rows, numbers).mean_loss, mean, 1e-7 * mean) << count << " x " << columns;
      EXPECT_LE(worst, 1e-6L) << count << " x " << columns;
    }
  }
}

void expect_same_bits(const RowNumbers& a, const RowNumbers& b, const std::string& where) {
  EXPECT_EQ(a.predicted, b.predicted) << where;
  EXPECT_EQ(a.rank, b.rank) << where;
  EXPECT_EQ(a.loss, b.loss) << where;
  EXPECT_EQ(a.label_probability, b.label_probability) << where;
  EXPECT_EQ(a.confidence, b.confidence) << where;
  EXPECT_EQ(a.entropy, b.entropy) << where;
  EXPECT_EQ(a.gradient_norm, b.gradient_norm) << where;
}

TEST(RowNumbers, AreTheSameBitsOnAnyNumberOfThreads) {
  for (std::size_t columns : {10, 300}) {
    const Rows rows = random_rows(9001, columns, 5);
    const RowNumbers alone = *row_numbers(rows, {}, {.threads = 1});
    for (unsigned threads : {2u, 3u, 8u}) {
      expect_same_bits(*row_numbers(rows, {}, {.threads = threads}), alone, std::to_string(threads));
    }
    EXPECT_EQ(*row_losses(rows), alone.loss);
  }
}

TEST(RowNumbers, AreTheSameBitsOnEveryVectorUnit) {
  for (std::size_t columns : {1, 7, 10, 64, 65, 100, 1003}) {
    Rows rows = random_rows(50, columns, columns);
    const RowNumbers best = numbers_of(rows);
    rows.kind = Kind::LogProbabilities;
    const RowNumbers best_of_logarithms = numbers_of(rows);
    const std::vector<std::int64_t> targets = hwy::SupportedAndGeneratedTargets();
    for (std::int64_t target : targets) {
      hwy::SetSupportedTargetsForTest(target);
      rows.kind = Kind::Logits;
      expect_same_bits(numbers_of(rows), best, hwy::TargetName(target));
      rows.kind = Kind::LogProbabilities;
      expect_same_bits(numbers_of(rows), best_of_logarithms, hwy::TargetName(target));
      hwy::SetSupportedTargetsForTest(0);
    }
  }
}

TEST(RowNumbers, NeedLessThan100BytesARow) {
  const RowNumbers n = numbers_of(random_rows(1000, 10, 1));
  const std::size_t doubles = n.loss.capacity() + n.label_probability.capacity() +
                              n.gradient_norm.capacity() + n.confidence.capacity() + n.entropy.capacity();
  const std::size_t ints = n.label.capacity() + n.rank.capacity() + n.predicted.capacity();
  EXPECT_LT(8 * doubles + 4 * ints, 100u * 1000);
}

// ---- by PyTorch's rules

void check_batch(Table& table) {
  const std::size_t columns = table.count(), count = table.count();
  LossRules rules;
  rules.smoothing = table.number();
  const bool soft = table.word() == "soft";
  table.expect("weights");
  rules.class_weights = table.numbers(columns);
  std::vector<float> scores;
  std::vector<double> soft_labels, losses;
  std::vector<std::int32_t> labels;
  for (std::size_t row = 0; row < count; ++row) {
    table.expect("z");
    for (double z : table.numbers(columns)) scores.push_back(static_cast<float>(z));
    table.expect("y");
    if (soft) {
      for (double y : table.numbers(columns)) soft_labels.push_back(y);
    } else {
      labels.push_back(std::stoi(table.word()));
    }
    table.expect("loss");
    losses.push_back(table.number());
  }
  Rows rows = rows_of(scores, columns, labels);
  if (soft) rows.soft_labels = matrix_over(soft_labels, columns);
  const RowNumbers numbers = numbers_of(rows, rules);
  for (std::size_t row = 0; row < count; ++row) EXPECT_NEAR(numbers.loss[row], losses[row], 1e-6);
  EXPECT_EQ(*row_losses(rows, rules), numbers.loss);
  const Summary summary = summarize(rows, numbers, rules);
  table.expect("sum");
  const double sum = table.number();
  EXPECT_NEAR(summary.sum_loss, sum, 1e-7 * sum);
  table.expect("mean");
  const double mean = table.number();
  EXPECT_NEAR(*summary.mean_loss, mean, 1e-7 * mean);
}

TEST(LossRules, AreThoseOfPyTorch) {
  Table table("rules.txt");
  int batches = 0;
  for (std::string word; table.next(word); ++batches) {
    ASSERT_EQ(word, "batch");
    check_batch(table);
  }
  EXPECT_EQ(batches, 24);
}

TEST(LossRules, AnImpossibleClassWithoutWeightCostsNothing) {
  const auto minus_infinity = -std::numeric_limits<float>::infinity();
  Rows rows = rows_of(std::vector<float>{1, 1, minus_infinity}, 3, {0});
  EXPECT_NEAR(numbers_of(rows, {{1, 1, 0}, 0.3}).loss[0], 0.9 * std::log(2), 1e-8);
  EXPECT_EQ(numbers_of(rows, {{1, 1, 1}, 0.3}).loss[0], kInfinity);
  EXPECT_EQ(numbers_of(rows_of(std::vector<float>{1, 1, minus_infinity}, 3, {2}), {{1, 1, 0}, 0}).loss[0], 0);
  rows.labels.clear();
  rows.soft_labels = matrix_over(std::vector<double>{0.5, 0.5, 0}, 3);
  EXPECT_NEAR(numbers_of(rows).loss[0], std::log(2), 1e-8);
}

TEST(RowNumbers, SoftLabelsAreComparedAsDistributions) {
  Rows rows = rows_of(std::vector<float>{0, 0, 3, 1}, 2);
  rows.soft_labels = matrix_over(std::vector<double>{0.25, 0.75, 0.5, 0.5}, 2);
  const RowNumbers numbers = numbers_of(rows);
  EXPECT_EQ(numbers.label, (std::vector<std::int32_t>{1, 0}));  // a tie goes to the first class
  EXPECT_NEAR(numbers.gradient_norm[0], std::sqrt(2) * 0.25, 1e-8);
  const double p = 1 / (1 + std::exp(-2));
  EXPECT_NEAR(numbers.gradient_norm[1], std::sqrt(2) * (p - 0.5), 1e-8);
}

// ---- unusual rows

TEST(RowNumbers, WithoutLabelsHaveOnlyPredictions) {
  const Rows rows = rows_of(std::vector<float>{1, 2, 3, 3, 2, 3}, 3);
  const RowNumbers numbers = numbers_of(rows);
  EXPECT_FALSE(numbers.has_labels());
  EXPECT_TRUE(numbers.loss.empty());
  EXPECT_EQ(numbers.predicted, (std::vector<std::int32_t>{2, 0}));
  EXPECT_TRUE(row_losses(rows)->empty());
}

TEST(RowNumbers, AnIgnoredRowHasNoLoss) {
  const RowNumbers numbers = numbers_of(rows_of(std::vector<float>{1, 2, 3, 4}, 2, {kIgnored, 0}));
  EXPECT_FALSE(numbers.is_used(0));
  EXPECT_EQ(numbers.loss[0], 0);
  EXPECT_GT(numbers.loss[1], 1);
}

TEST(RowNumbers, InvalidRowsAreFound) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float minus_infinity = -std::numeric_limits<float>::infinity();
  for (std::size_t columns : {2, 3, 10, 64, 65, 200}) {
    for (std::size_t at = 0; at < columns; ++at) {
      std::vector<float> scores(2 * columns, 1);
      EXPECT_FALSE(first_invalid_row(numbers_of(rows_of(scores, columns))));
      scores[columns + at] = nan;
      EXPECT_EQ(first_invalid_row(numbers_of(rows_of(scores, columns))), 1u) << columns << " " << at;
      EXPECT_TRUE(std::isnan(numbers_of(rows_of(scores, columns, {0, 1})).loss[1])) << columns << " " << at;
    }
    const std::vector<float> impossible(columns, minus_infinity), unknown(columns, nan);
    EXPECT_EQ(first_invalid_row(numbers_of(rows_of(impossible, columns))), 0u) << columns;
    EXPECT_EQ(first_invalid_row(numbers_of(rows_of(unknown, columns))), 0u) << columns;
  }
  EXPECT_EQ(first_invalid_row(numbers_of(rows_of(std::vector<float>{nan}, 1))), 0u);
}

// ---- progress and cancelling

TEST(Work, ReportsHowManyRowsAreDone) {
  Progress progress;
  ASSERT_TRUE(row_numbers(random_rows(20001, 3, 1), {}, {.threads = 2, .stop = {}, .progress = &progress}));
  EXPECT_EQ(progress.done(), 20001u);
  EXPECT_EQ(progress.stage(), Stage::Losses);
  EXPECT_EQ(progress.share(), 1);
}

TEST(Work, CanBeStopped) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_FALSE(row_numbers(random_rows(100, 3, 1), {}, {.threads = 2, .stop = stop.get_token()}));
  EXPECT_FALSE(row_numbers(random_rows(100, 3, 1), {}, {.threads = 1, .stop = stop.get_token()}));
}

}  // namespace
}  // namespace surprisal::test
