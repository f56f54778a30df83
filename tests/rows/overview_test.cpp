// Checks the data behind the figures of rows.
#include "data/overview.h"

#include "some_file.h"

namespace surprisal::test {
namespace {

// The mean over the odd rows, by a plain loop.
double loss_of_odd_rows(const data::Rows& rows, double temperature) {
  const std::size_t classes = rows.scores.columns;
  std::vector<double> z(classes);
  long double sum = 0;
  std::size_t count = 0;
  for (std::size_t row = 1; row < rows.scores.rows; row += 2) {
    copy_rows(rows.scores, row, 1, std::span<double>(z));
    const double largest = *std::max_element(z.begin(), z.end());
    long double whole = 0;
    for (double v : z) whole += std::exp((v - largest) / temperature);
    sum += std::log(whole) - (z[static_cast<std::size_t>(rows.labels[row])] - largest) / temperature;
    ++count;
  }
  return static_cast<double>(sum / count);
}

TEST(Overview, HasTheLossAtEveryTemperatureOfItsCurve) {
  const data::Rows rows = figures::synthetic_rows();
  const auto file = made_up_file();
  for (double t = 0.5; t <= 4; t *= 1.013)
    EXPECT_NEAR(*data::loss_at_temperature(file->overview, t), loss_of_odd_rows(rows, t), 1e-4) << t;
  EXPECT_FALSE(data::loss_at_temperature(file->overview, 0.01));
  EXPECT_FALSE(data::loss_at_temperature(file->overview, 1000));
  const data::TemperatureFit& fit = *file->overview.temperature;
  EXPECT_NEAR(*data::loss_at_temperature(file->overview, *fit.fitted), *fit.loss_after, 1e-5);
}

// 200,000 rows of ten classes; the label usually has the largest logit.
data::Rows many_rows() {
  constexpr std::size_t kRows = 200'000, kClasses = 10;
  std::uint64_t state = 5;
  const auto next = [&] { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 40; };
  std::vector<double> scores(kRows * kClasses);
  for (double& z : scores) z = static_cast<double>(next()) * (12.0 / (1 << 24)) - 6;
  data::Rows rows;
  for (std::size_t row = 0; row < kRows; ++row) {
    rows.labels.push_back(static_cast<std::int32_t>(next() % kClasses));
    scores[row * kClasses + static_cast<std::size_t>(rows.labels.back())] += 5;
  }
  rows.scores = data::matrix_of(std::move(scores), kClasses);
  return rows;
}

TEST(Overview, OfManyRowsHasACurveThroughTheKnownLossesAndThenTheExactOne) {
  const data::Rows rows = many_rows();
  const data::RowNumbers numbers = *data::row_numbers(rows);
  const data::Overview quick = *data::overview_of(rows, numbers);
  ASSERT_TRUE(quick.curve_is_of_sample);
  const data::TemperatureFit& fit = *quick.temperature;
  EXPECT_NEAR(*data::loss_at_temperature(quick, 1), *fit.loss_before, 1e-9);
  EXPECT_NEAR(*data::loss_at_temperature(quick, *fit.fitted), *fit.loss_after, 1e-9);
  const data::Overview exact = *data::with_exact_curve(rows, quick);
  EXPECT_FALSE(exact.curve_is_of_sample);
  for (const double t : {0.5, 0.8, 1.0, 1.7, 3.0, 4.0}) {
    const double loss = loss_of_odd_rows(rows, t);
    EXPECT_NEAR(*data::loss_at_temperature(exact, t), loss, 1e-4) << t;
    EXPECT_NEAR(*data::loss_at_temperature(quick, t), loss, 0.02 * loss) << t;
  }
}

TEST(Overview, SaysHowMuchOfTheLossFewRowsCarry) {
  const auto file = made_up_file();
  const data::RowNumbers& numbers = file->numbers;
  double all = 0, worst = 0, right = 0;
  for (std::size_t row = 0; row < file->count(); ++row) {
    all += numbers.loss[row];
    if (numbers.loss[row] >= file->overview.worst_hundredth->from) worst += numbers.loss[row];
    if (numbers.is_right(row)) right += numbers.loss[row];
  }
  EXPECT_NEAR(file->overview.worst_hundredth->share, worst / all, 1e-12);
  EXPECT_NEAR(*file->overview.right_share, right / all, 1e-12);
}

TEST(Overview, WithoutLabelsHasNoLoss) {
  const auto file = file_of({1, 2, 3, 4}, 2, {});
  EXPECT_FALSE(file->overview.has_labels());
  EXPECT_FALSE(file->overview.temperature);
  EXPECT_TRUE(file->overview.losses.bins.empty());
}

}  // namespace
}  // namespace surprisal::test
