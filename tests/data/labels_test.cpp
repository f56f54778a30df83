#include "data/labels.h"

#include "data/class_names.h"
#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::kIgnored;
using data::LabelOptions;
using data::Labels;
using data::labels_from;
using data::matrix_of;
using Numbers = std::vector<double>;

Result<Labels> labels_of(const Numbers& numbers, std::size_t classes, const LabelOptions& options = {}) {
  return labels_from(matrix_of(numbers, 1), numbers.size(), classes, options);
}

std::vector<std::int32_t> classes_of(const Numbers& numbers, std::size_t classes,
                                     const LabelOptions& options = {}) {
  const Result<Labels> labels = labels_of(numbers, classes, options);
  if (labels) return labels->classes;
  ADD_FAILURE() << labels.problem().message.en;
  return {};
}

std::string first_fault(const Numbers& numbers, std::size_t classes, const LabelOptions& options = {}) {
  const Result<Labels> labels = labels_of(numbers, classes, options);
  if (!labels) return english(labels.problem().message);
  return labels->faults.any() ? english(sentence_of(*labels->faults.first, {})) : "no fault";
}

using Classes = std::vector<std::int32_t>;

TEST(Labels, AreClassesFromZero) { EXPECT_EQ(classes_of({0, 2, 1}, 3), (Classes{0, 2, 1})); }

TEST(Labels, IgnoreMarkersAreRecognisedAndCounted) {
  EXPECT_EQ(classes_of({0, -100, -1, 2, -1}, 3), (Classes{0, kIgnored, kIgnored, 2, kIgnored}));
  EXPECT_EQ(all_notes(labels_of({0, -100, -1, 2, -1}, 3)->notes),
            "1 row has the label -100 and is ignored\n2 rows have the label -1 and are ignored\n");
  EXPECT_EQ(classes_of({0, 255, 2, -1}, 3, {.ignore = 255}), (Classes{0, kIgnored, 2, kIgnored}));
  EXPECT_EQ(classes_of({0, 1, 2}, 3, {.ignore = 1}), (Classes{0, kIgnored, 2}));
}

TEST(Labels, OneBasedLabelsAreReportedButNotChanged) {
  EXPECT_EQ(problem_text(labels_of({1, 2, 3}, 3)),
            "there are 3 classes, and a label is 3 but none is 0, so the labels seem to start at 1; if they "
            "do, use --label-base 1");
  EXPECT_EQ(classes_of({1, 2, 3, -1}, 3, {.base = 1}), (Classes{0, 1, 2, kIgnored}));
  EXPECT_EQ(first_fault({1, 2, 3}, 3, {.base = 0}),
            "row 2 has the label 3; with 3 classes it must be from 0 to 2");
  EXPECT_EQ(first_fault({0, 2, 3}, 3), "row 2 has the label 3; with 3 classes it must be from 0 to 2");
  EXPECT_EQ(first_fault({1, 0, 3}, 3, {.base = 1}),
            "row 1 has the label 0; with 3 classes it must be from 1 to 3");

  const Numbers many = {1, 2, 1, 2, 1, 2};
  EXPECT_EQ(classes_of(many, 3), (Classes{1, 2, 1, 2, 1, 2}));
  EXPECT_EQ(all_notes(labels_of(many, 3)->notes),
            "no row has the label 0; if the labels start at 1, use --label-base 1\n");
  EXPECT_EQ(all_notes(labels_of({1, 2}, 3)->notes), "");
}

TEST(Labels, FaultsNameTheRow) {
  EXPECT_EQ(first_fault({0, 12, 1}, 3), "row 1 has the label 12; with 3 classes it must be from 0 to 2");
  EXPECT_EQ(first_fault({0, -2, 1}, 3), "row 1 has the label -2; with 3 classes it must be from 0 to 2");
  EXPECT_EQ(first_fault({0, 1.5, 1}, 3), "row 1 has the label 1.5, which is not a whole number");
  EXPECT_EQ(first_fault({0, std::nan(""), 1}, 3), "row 1 has no label");
  EXPECT_EQ(first_fault({0, 1e300, 1}, 3),
            "row 1 has the label 1e+300; with 3 classes it must be from 0 to 2");
  EXPECT_EQ(first_fault({0, HUGE_VAL, 1}, 3),
            "row 1 has the label inf; with 3 classes it must be from 0 to 2");
  EXPECT_EQ(problem_text(labels_from(matrix_of({0, 1}, 1), 3, 3, {})),
            "there are 2 labels for 3 rows; give one label per row");
  EXPECT_EQ(problem_text(labels_from(matrix_of({0, 1}, 2), 1, 3, {})),
            "the labels have 2 columns; give a single column of class numbers, or one column for each "
            "of the 3 classes");
}

TEST(Labels, OneHotBecomesClasses) {
  const Result<Labels> labels = labels_from(matrix_of({0, 1, 0, 1, 0, 0}, 3), 2, 3, {});
  ASSERT_TRUE(labels);
  EXPECT_EQ(labels->classes, (Classes{1, 0}));
  EXPECT_FALSE(labels->soft);
  EXPECT_EQ(all_notes(labels->notes), "the labels are one-hot\n");
}

TEST(Labels, DistributionsStayAsTheyAre) {
  const Result<Labels> labels = labels_from(matrix_of({0.5, 0.5, 0, 1, 0, 0}, 3), 2, 3, {});
  ASSERT_TRUE(labels && labels->soft);
  EXPECT_EQ(numbers_of(*labels->soft), (Numbers{0.5, 0.5, 0, 1, 0, 0}));
  EXPECT_TRUE(labels->classes.empty());
}

TEST(Labels, SeveralRightAnswersAreAFault) {
  const Result<Labels> labels = labels_from(matrix_of({1, 1, 0, 1, 0, 0, 0, 0, 0}, 3), 3, 3, {});
  ASSERT_TRUE(labels && labels->faults.any());
  EXPECT_EQ(english(sentence_of(*labels->faults.first, {})),
            "row 0 adds up to 2.000000; probabilities must add up to 1 within 0.000001");
  EXPECT_EQ(labels->faults.rows, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(labels->classes, (Classes{kIgnored, 0, kIgnored}));
}

TEST(ClassNames, AreReadFromOneLineEach) {
  const std::vector<std::string> names = {"cat", "a dog", "", "猫"};
  EXPECT_EQ(data::class_names_in("cat\na dog\n\n猫\n"), names);
  EXPECT_EQ(data::class_names_in("\xEF\xBB\xBF"
                                 "cat\r\na dog\r\n\r\n猫\r\n\r\n"),
            names);
  EXPECT_EQ(data::class_names_in(""), std::vector<std::string>());
  EXPECT_TRUE(names_fit(names, 4));
  EXPECT_EQ(problem_text(names_fit(names, 5)),
            "it has 4 names for 5 classes; list one name per class, one per line");
}

}  // namespace
}  // namespace surprisal::test
