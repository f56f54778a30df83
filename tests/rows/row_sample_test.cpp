// Checks that a row that becomes the sample of the session keeps its loss and its probabilities, however many
// classes it has.
#include "desk/row_sample.h"

#include "session/keys.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

std::shared_ptr<const RowFile> wide_file(std::size_t rows, std::size_t classes) {
  std::mt19937 random(7);
  std::normal_distribution<double> scores(0, 3);
  std::vector<double> all(rows * classes);
  for (double& score : all) score = scores(random);
  std::vector<std::int32_t> labels(rows);
  for (std::size_t row = 0; row < rows; ++row)
    labels[row] = static_cast<std::int32_t>((row * 7919) % classes);
  return file_of(std::move(all), classes, std::move(labels));
}

// The textbook softmax of a whole row.
std::vector<long double> exact_softmax(const RowFile& file, std::size_t row) {
  std::vector<double> z(file.classes());
  copy_rows(file.rows.scores, row, 1, std::span<double>(z));
  const long double largest = *std::max_element(z.begin(), z.end());
  std::vector<long double> p;
  long double sum = 0;
  for (double v : z) p.push_back(std::exp(v - largest)), sum += p.back();
  for (long double& v : p) v /= sum;
  return p;
}

TEST(RowSample, OfAFewClassesIsTheRow) {
  const auto file = four_rows();
  const RowSample sample = sample_of_row(*file, 1);
  ASSERT_EQ(sample.classes.size(), 3U);
  EXPECT_FALSE(sample.is_reduced());
  EXPECT_EQ(sample.label, 0U);
  EXPECT_EQ(sample.predicted, 1U);
  EXPECT_EQ(sample.classes[2].name.en, "pig");
  EXPECT_EQ(sample.classes[1].score, 1.5);
  EXPECT_NEAR(sample.classes[0].surprise, -std::log(static_cast<double>(exact_softmax(*file, 1)[0])), 1e-12);
}

TEST(RowSample, OfManyClassesKeepsTheLossAndTheNamedProbabilities) {
  for (const std::size_t classes : {11U, 100U, 1000U}) {
    const auto file = wide_file(40, classes);
    for (std::size_t row = 0; row < file->count(); ++row) {
      const RowSample sample = sample_of_row(*file, row);
      ASSERT_EQ(sample.classes.size(), kMaxClasses);
      EXPECT_EQ(sample.all_classes, classes);
      EXPECT_FALSE(sample.classes.back().index) << "the others are last";
      const Session session = with_row(Session{}, sample);
      EXPECT_EQ(fault_of(session), "");
      const Quantities q = quantities_of(session);
      const std::vector<long double> p = exact_softmax(*file, row);
      const auto exact = [&](std::int32_t k) { return static_cast<double>(p[static_cast<std::size_t>(k)]); };
      EXPECT_NEAR(*q.cross_entropy, -std::log(exact(file->numbers.label[row])), 1e-12);
      EXPECT_NEAR(q.softmax[sample.predicted], exact(file->numbers.predicted[row]), 1e-12);
      EXPECT_NEAR(q.softmax[sample.label], exact(file->numbers.label[row]), 1e-12);
      for (std::size_t k = 0; k < kMaxClasses; ++k) EXPECT_NEAR(q.softmax[k], sample.classes[k].p, 1e-12);
    }
  }
}

TEST(RowSample, NamesTheLabelThePredictionAndTheLargest) {
  const std::size_t classes = 200;
  const auto file = wide_file(20, classes);
  for (std::size_t row = 0; row < file->count(); ++row) {
    const RowSample sample = sample_of_row(*file, row);
    EXPECT_EQ(*sample.classes[sample.label].index, static_cast<std::size_t>(file->numbers.label[row]));
    EXPECT_EQ(*sample.classes[sample.predicted].index,
              static_cast<std::size_t>(file->numbers.predicted[row]));
    std::vector<double> scores(classes);
    copy_rows(file->rows.scores, row, 1, std::span<double>(scores));
    std::vector<double> named;
    for (const RowClass& one : sample.classes) {
      if (one.index) named.push_back(scores[*one.index]);
    }
    std::sort(scores.rbegin(), scores.rend());
    std::sort(named.rbegin(), named.rend());
    for (std::size_t k = 0; k + 1 < named.size(); ++k) EXPECT_EQ(named[k], scores[k]);
  }
}

TEST(RowSample, OfProbabilitiesHasTheirLogarithms) {
  const auto file = file_of({0.7, 0.2, 0.1, 0.5, 0, 0.5}, 3, {1, 1}, data::Kind::Probabilities);
  const Session session = with_row(Session{}, sample_of_row(*file, 0));
  EXPECT_NEAR(quantities_of(session).softmax[1], 0.2, 1e-12);
  const RowSample impossible = sample_of_row(*file, 1);
  EXPECT_EQ(impossible.classes[1].p, 0);
  EXPECT_TRUE(std::isinf(impossible.classes[1].surprise));
  const Session finite = with_row(Session{}, impossible);
  EXPECT_EQ(fault_of(finite), "");
  EXPECT_EQ(quantities_of(finite).softmax[1], 0);
}

TEST(RowSample, LeavesAValidSessionWhateverItWas) {
  Session before;
  before.output = OutputLayer::Sigmoid;
  before.label_mode = LabelMode::Several;
  before.temperature = 5;
  before.smoothing = 0.2;
  before.focus = 2;
  const auto file = file_of({1, 2, 3, 4}, 2, {0, data::kIgnored});
  for (std::size_t row = 0; row < 2; ++row) {
    const Session session = with_row(before, sample_of_row(*file, row));
    EXPECT_EQ(fault_of(session), "");
    EXPECT_EQ(class_count(session), 2U);
    EXPECT_EQ(session.temperature, 1);
    EXPECT_EQ(session.smoothing, 0);
  }
}

}  // namespace
}  // namespace surprisal::test
