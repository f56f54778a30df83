#include "data/summary.h"

#include "data/comparison.h"
#include "data/confusion.h"
#include "data/some_rows.h"
#include "data/temperature.h"

namespace surprisal::test {
namespace {

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

// Accuracy, top-5 accuracy and Brier score by a plain nested loop over rows and classes.
TEST(Summary, AgreesWithAPlainLoop) {
  for (std::size_t columns : {2, 5, 6, 10, 80}) {
    Rows rows = random_rows(3000, columns, columns);
    for (std::size_t row = 0; row < 3000; row += 7) rows.labels[row] = kIgnored;
    const Summary summary = summarize(rows, numbers_of(rows));
    std::size_t used = 0, right = 0, in_top_five = 0;
    long double brier = 0, loss = 0;
    for (std::size_t row = 0; row < 3000; ++row) {
      if (rows.labels[row] == kIgnored) continue;
      const auto label = static_cast<std::size_t>(rows.labels[row]);
      const std::vector<long double> p = exact_softmax(rows, row);
      std::size_t before = 0;
      for (std::size_t k = 0; k < columns; ++k) {
        before += p[k] > p[label] ? 1 : 0;
        const long double error = p[k] - (k == label ? 1 : 0);
        brier += error * error;
      }
      ++used;
      right += before == 0 ? 1 : 0;
      in_top_five += before < 5 ? 1 : 0;
      loss -= std::log(p[label]);
    }
    EXPECT_EQ(summary.rows, 3000u);
    EXPECT_EQ(summary.used, used);
    EXPECT_EQ(summary.ignored, 3000u - used);
    EXPECT_DOUBLE_EQ(*summary.accuracy, share(right, used));
    EXPECT_EQ(summary.top5.has_value(), columns > 5);
    EXPECT_DOUBLE_EQ(summary.top5.value_or(1), columns > 5 ? share(in_top_five, used) : 1);
    EXPECT_NEAR(*summary.brier, static_cast<double>(brier / used), 1e-7);
    EXPECT_NEAR(*summary.perplexity, static_cast<double>(std::exp(loss / used)), 1e-6);
  }
}

TEST(Summary, OfEachClassAddsUpToTheWhole) {
  const Rows rows = random_rows(2000, 6, 3);
  const LossRules rules = {{1, 2, 0.5, 1, 1, 0}, 0};
  const Summary summary = summarize(rows, numbers_of(rows, rules), rules);
  std::size_t count = 0;
  double sum = 0;
  for (std::size_t k = 0; k < 6; ++k) {
    const ClassSummary& of_class = summary.per_class[k];
    count += of_class.count;
    if (of_class.mean_loss)
      sum += *of_class.mean_loss * static_cast<double>(of_class.count) * rules.class_weights[k];
  }
  EXPECT_EQ(count, 2000u);
  EXPECT_NEAR(sum, summary.sum_loss, 1e-9 * sum);
  EXPECT_FALSE(summary.per_class[5].mean_loss);  // its weight is 0
  EXPECT_TRUE(summary.per_class[5].accuracy);
}

TEST(Summary, OfOneClassIsCertain) {
  const Rows rows = rows_of(std::vector<float>{3, -5, 1e30F}, 1, {0, 0, 0});
  const Summary summary = summarize(rows, numbers_of(rows));
  EXPECT_EQ(summary.mean_loss, 0);
  EXPECT_EQ(summary.accuracy, 1);
  EXPECT_EQ(summary.brier, 0);
  EXPECT_EQ(summary.perplexity, 1);
  EXPECT_EQ(summary.mean_entropy, 0);
}

TEST(Summary, OfEqualLogitsIsThatOfGuessing) {
  const Rows rows = rows_of(std::vector<float>(40, 7), 8, {0, 1, 2, 3, 7});
  const Summary summary = summarize(rows, numbers_of(rows));
  EXPECT_NEAR(*summary.mean_loss, std::log(8), 1e-8);
  EXPECT_DOUBLE_EQ(*summary.accuracy, 0.2);  // a tie goes to the first class
  EXPECT_DOUBLE_EQ(*summary.top5, 0.8);
  EXPECT_NEAR(*summary.brier, 7.0 / 8, 1e-8);
}

TEST(Summary, WithoutLabelsHasNoLoss) {
  const Rows rows = rows_of(std::vector<float>{1, 2, 3, 4}, 2);
  const Summary summary = summarize(rows, numbers_of(rows));
  EXPECT_EQ(summary.rows, 2u);
  EXPECT_EQ(summary.used, 0u);
  EXPECT_EQ(summary.ignored, 0u);
  EXPECT_FALSE(summary.mean_loss || summary.accuracy || summary.brier || summary.perplexity);
  EXPECT_TRUE(summary.per_class.empty());
  EXPECT_NEAR(*summary.mean_confidence, 1 / (1 + std::exp(-1)), 1e-8);
}

TEST(Summary, OfIgnoredRowsHasNoMeans) {
  const Rows rows = rows_of(std::vector<float>{1, 2, 3, 4}, 2, {kIgnored, kIgnored});
  const Summary summary = summarize(rows, numbers_of(rows));
  EXPECT_EQ(summary.ignored, 2u);
  EXPECT_EQ(summary.sum_loss, 0);
  EXPECT_FALSE(summary.mean_loss || summary.accuracy || summary.brier || summary.perplexity);
}

TEST(Summary, OfNoRowsIsEmpty) {
  Rows rows = rows_of(std::vector<float>{1, 2}, 2);
  rows.scores.rows = 0;
  const Summary summary = summarize(rows, numbers_of(rows));
  EXPECT_EQ(summary.rows, 0u);
  EXPECT_FALSE(summary.mean_confidence);
}

// As if the file did not have the row, whatever is in it.
TEST(Summary, RowsThatAreLeftOutCountNowhere) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const bool soft : {false, true}) {
    Rows rows = rows_of(std::vector<float>{2, 0, 1, nan, nan, 0, 3, 1, 0, 0, 1, 0}, 3, {0, kIgnored, 1, 2});
    if (soft) {
      rows.labels.clear();
      rows.soft_labels = matrix_over(std::vector<float>{0.5, 0.5, 0, 0, nan, 0, 0, 1, 0, 0, 0, 1}, 3);
    }
    rows.left_out = {1};
    const RowNumbers numbers = numbers_of(rows);
    EXPECT_FALSE(first_invalid_row(numbers, rows.left_out));
    Rows others = rows_of(std::vector<float>{2, 0, 1, 3, 1, 0, 0, 1, 0}, 3, {0, 1, 2});
    if (soft) {
      others.labels.clear();
      others.soft_labels = matrix_over(std::vector<float>{0.5, 0.5, 0, 0, 1, 0, 0, 0, 1}, 3);
    }
    const Summary summary = summarize(rows, numbers), right = summarize(others, numbers_of(others));
    EXPECT_EQ(summary.ignored, 1u);
    EXPECT_EQ(summary.mean_loss, right.mean_loss);
    EXPECT_EQ(summary.mean_confidence, right.mean_confidence);
    EXPECT_EQ(summary.mean_entropy, right.mean_entropy);
    EXPECT_EQ(loss_at_beta(rows, 0.5, Half::All)->loss, loss_at_beta(others, 0.5, Half::All)->loss);
  }
}

// ---- confusion

TEST(Confusion, CountsEachRowOnce) {
  const Rows rows = random_rows(2000, 7, 9);
  const RowNumbers numbers = numbers_of(rows);
  const Confusion confusion = confusion_of(numbers, 7);
  EXPECT_FALSE(confusion.others);
  for (std::size_t label = 0; label < 7; ++label) {
    for (std::size_t predicted = 0; predicted < 7; ++predicted) {
      std::size_t count = 0;
      double loss = 0;
      for (std::size_t row = 0; row < 2000; ++row) {
        if (static_cast<std::size_t>(numbers.label[row]) != label) continue;
        if (static_cast<std::size_t>(numbers.predicted[row]) != predicted) continue;
        ++count;
        loss += numbers.loss[row];
      }
      EXPECT_EQ(confusion.counts[confusion.at(label, predicted)], count);
      EXPECT_NEAR(confusion.losses[confusion.at(label, predicted)], loss, 1e-9);
    }
  }
}

TEST(Confusion, OfManyClassesShowsTheMostCostlyAndTheOthersTogether) {
  Rows rows = random_rows(3000, 40, 9);
  for (std::int32_t& label : rows.labels) label = label % 3 == 0 ? 33 : label;
  const RowNumbers numbers = numbers_of(rows);
  const Confusion confusion = confusion_of(numbers, 40, 4);
  EXPECT_TRUE(confusion.others);
  EXPECT_EQ(confusion.size(), 5u);
  EXPECT_NE(std::find(confusion.classes.begin(), confusion.classes.end(), 33), confusion.classes.end());
  EXPECT_TRUE(std::is_sorted(confusion.classes.begin(), confusion.classes.end()));
  std::size_t count = 0;
  double loss = 0;
  for (std::size_t cell : confusion.counts) count += cell;
  for (double cell : confusion.losses) loss += cell;
  EXPECT_EQ(count, 3000u);
  EXPECT_NEAR(loss, summarize(rows, numbers).sum_loss, 1e-8);
}

TEST(Confusion, OfFifteenClassesOrFewerShowsEach) {
  for (const std::size_t classes : {15u, 16u}) {
    const Confusion confusion = confusion_of(numbers_of(random_rows(500, classes, 9)), classes);
    EXPECT_EQ(confusion.classes.size(), 15u);
    EXPECT_EQ(confusion.others, classes == 16u);
  }
}

// Two classes that are only confused with each other cost little as a whole, compared with the others.
TEST(Confusion, ShowsTheMostCostlyPairOfClassesHoweverLittleEachCostsAlone) {
  constexpr std::size_t kClasses = 40, kRows = 4000, kPlanted = 20;
  Rows rows = random_rows(kRows, kClasses, 9, 0);
  for (std::int32_t& label : rows.labels) label %= 38;
  std::vector<float> scores(kRows * kClasses);
  for (std::size_t row = 0; row < kRows; ++row)
    copy_rows(rows.scores, row, 1, std::span(scores).subspan(row * kClasses, kClasses));
  for (std::size_t row = 0; row < kPlanted; ++row) {
    rows.labels[row] = 38;
    scores[row * kClasses + 39] = 30;
  }
  rows.scores = matrix_over(std::move(scores), kClasses);
  const Confusion confusion = confusion_of(numbers_of(rows), kClasses);
  const auto place = [&](std::int32_t k) {
    const auto found = std::find(confusion.classes.begin(), confusion.classes.end(), k);
    return static_cast<std::size_t>(found - confusion.classes.begin());
  };
  ASSERT_LT(place(38), confusion.classes.size());
  ASSERT_LT(place(39), confusion.classes.size());
  EXPECT_EQ(confusion.counts[confusion.at(place(38), place(39))], kPlanted);
}

// ---- two models

TEST(Comparison, IsTheDifferenceOfEachRow) {
  const Rows first = random_rows(500, 4, 1);
  Rows second = random_rows(500, 4, 2);
  second.labels = first.labels;
  const RowNumbers a = numbers_of(first), b = numbers_of(second);
  const Result<Comparison> comparison = compare(a, b);
  ASSERT_TRUE(comparison);
  double sum = 0;
  for (std::size_t row = 0; row < 500; ++row) {
    EXPECT_EQ(comparison->difference[row], b.loss[row] - a.loss[row]);
    sum += comparison->difference[row];
  }
  EXPECT_NEAR(*comparison->mean, sum / 500, 1e-12);
  double squares = 0;
  for (double difference : comparison->difference)
    squares += (difference - sum / 500) * (difference - sum / 500);
  EXPECT_NEAR(*comparison->standard_error, std::sqrt(squares / 499 / 500), 1e-12);
  EXPECT_EQ(comparison->better + comparison->worse + comparison->equal, 500u);
}

TEST(Comparison, OfDifferentRowsIsRefused) {
  const RowNumbers three = numbers_of(rows_of(std::vector<float>(6, 1), 2, {0, 1, 0}));
  const RowNumbers two = numbers_of(rows_of(std::vector<float>(4, 1), 2, {0, 1}));
  const RowNumbers others = numbers_of(rows_of(std::vector<float>(4, 1), 2, {0, 0}));
  const RowNumbers unlabelled = numbers_of(rows_of(std::vector<float>(4, 1), 2));
  EXPECT_NE(compare(three, two).problem().message.en.find("3 rows"), std::string::npos);
  EXPECT_NE(compare(two, others).problem().message.en.find("row 1"), std::string::npos);
  EXPECT_FALSE(compare(two, unlabelled));
  EXPECT_EQ(compare(two, two)->equal, 2u);
}

}  // namespace
}  // namespace surprisal::test
