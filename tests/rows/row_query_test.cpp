// Checks that the filter of the data view reads what a person types and finds the matching rows.
#include "desk/row_query.h"

#include <algorithm>

#include "base/number.h"
#include "data/notable_rows.h"
#include "desk/row_list.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

const std::vector<std::string> kNames = {"cat", "dog", "pig"};

RowQuery query(std::string_view text, math::Base base = math::Base::E) {
  const Result<RowQuery> read = parse_row_query(text, kNames, base);
  EXPECT_TRUE(read) << text << ": " << (read ? "" : read.problem().message.en);
  return read ? *read : RowQuery();
}

RowCondition one(std::string_view text) {
  const RowQuery read = query(text);
  EXPECT_EQ(read.size(), 1U) << text;
  return read.empty() ? RowCondition() : read.front();
}

std::vector<std::size_t> found(std::string_view text) {
  const auto file = four_rows();
  const RowQuery read = query(text);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < file->count(); ++row) {
    if (matches(read, *file, row)) rows.push_back(row);
  }
  return rows;
}

using Rows = std::vector<std::size_t>;

TEST(RowQuery, ReadsConditionsWithOrWithoutBlanks) {
  for (const char* text : {"label = 4", "label=4", "label 4", "  y ==4", "标签 = 4", "LABEL = 4"}) {
    const RowCondition condition = one(text);
    EXPECT_EQ(condition.column, RowColumn::Label) << text;
    EXPECT_EQ(condition.relation, RowRelation::Equal) << text;
    EXPECT_EQ(condition.value, 4) << text;
  }
  const RowQuery both = query("label = 1  p < 0.1, row >= 1207");
  ASSERT_EQ(both.size(), 3U);
  EXPECT_EQ(both[1], (RowCondition{RowColumn::Probability, RowRelation::Less, 0.1, ""}));
  EXPECT_EQ(both[2], (RowCondition{RowColumn::Row, RowRelation::GreaterOrEqual, 1207, ""}));
  EXPECT_TRUE(query("").empty());
  EXPECT_TRUE(query("   ").empty());
}

TEST(RowQuery, ReadsWhatAChineseKeyboardTypes) {
  const RowQuery wide = query("标签＝4，概率＜0.1；损失＞2");
  EXPECT_EQ(wide.size(), 3u);
  EXPECT_EQ(wide, query("label = 4  p < 0.1  loss > 2"));
}

TEST(RowQuery, ReadsEachRelation) {
  using enum RowRelation;
  const std::pair<const char*, RowRelation> relations[] = {
      {"<", Less},   {"<=", LessOrEqual}, {">", Greater},     {">=", GreaterOrEqual}, {"=", Equal},
      {"==", Equal}, {"!=", NotEqual},    {"≤", LessOrEqual}, {"≥", GreaterOrEqual},  {"≠", NotEqual}};
  for (const auto& [sign, relation] : relations)
    EXPECT_EQ(one(std::string("loss") + sign + "2").relation, relation) << sign;
}

TEST(RowQuery, TakesClassesByNameAndTextInQuotes) {
  EXPECT_EQ(one("label = dog").value, 1);
  EXPECT_EQ(one("predicted != pig").value, 2);
  EXPECT_EQ(one("text \"A Cat\"").text, "a cat");
  EXPECT_EQ(one("\"two words\"").column, RowColumn::Text);
}

TEST(RowQuery, TakesLossesInTheUnitThatIsShown) {
  EXPECT_DOUBLE_EQ(query("loss > 3", math::Base::Two)[0].value, 3 * std::log(2.0));
  EXPECT_DOUBLE_EQ(query("entropy > 3", math::Base::Ten)[0].value, 3 * std::log(10.0));
  EXPECT_DOUBLE_EQ(query("p > 0.3", math::Base::Two)[0].value, 0.3);
}

TEST(RowQuery, SaysWhatItDoesNotUnderstand) {
  for (const char* text :
       {"labl = 4", "label =", "label = cow", "p < x", "loss", "= 4", "?", "p < 0.1 and p > 0"}) {
    const Result<RowQuery> read = parse_row_query(text, kNames);
    ASSERT_FALSE(read) << text;
    EXPECT_FALSE(read.problem().message.en.empty());
    EXPECT_FALSE(read.problem().message.zh.empty());
  }
}

TEST(RowQuery, FindsTheRows) {
  EXPECT_EQ(found(""), (Rows{0, 1, 2, 3}));
  EXPECT_EQ(found("label = cat"), (Rows{0, 1}));
  EXPECT_EQ(found("label != cat"), (Rows{2})) << "an ignored row has no label";
  EXPECT_EQ(found("predicted = 1"), (Rows{1, 2}));
  EXPECT_EQ(found("p < 0.001"), (Rows{2}));
  EXPECT_EQ(found("row > 1 confidence > 0.9"), (Rows{2, 3}));
  EXPECT_EQ(found("text cat"), (Rows{0, 3}));
  EXPECT_EQ(found("text \"SMALL DOG\""), (Rows{1}));
  EXPECT_EQ(found("row 3"), (Rows{3}));
}

TEST(RowGroup, HasTheRowsThatItsNameSays) {
  const auto file = four_rows();
  const auto in = [&](RowGroup group) {
    Rows rows;
    for (std::size_t row = 0; row < file->count(); ++row) {
      if (belongs_to(group, *file, row)) rows.push_back(row);
    }
    return rows;
  };
  EXPECT_EQ(in(RowGroup::All), (Rows{0, 1, 2, 3}));
  EXPECT_EQ(in(RowGroup::Wrong), (Rows{1, 2}));
  EXPECT_EQ(in(RowGroup::SureAndWrong), (Rows{2}));
  EXPECT_EQ(in(RowGroup::LabelInDoubt), Rows()) << "no row is a dog, so nothing says how sure a dog is";
}

TEST(RowGroup, LabelsInDoubtAreThoseThatAreLikelyWrong) {
  const auto file = made_up_file();
  Rows wanted;
  for (const auto& wrong : data::likely_wrong_labels(file->numbers, file->classes()))
    wanted.push_back(wrong.row);
  std::sort(wanted.begin(), wanted.end());
  Rows found;
  for (std::size_t row = 0; row < file->count(); ++row) {
    if (belongs_to(RowGroup::LabelInDoubt, *file, row)) found.push_back(row);
  }
  EXPECT_GT(wanted.size(), 0U);
  EXPECT_EQ(found, wanted);
}

TEST(SortedRows, AreInOrderWithEqualOnesAsInTheFile) {
  const auto file = made_up_file();
  using enum RowColumn;
  for (const RowColumn column : {Row, Label, Predicted, Probability, Loss, Confidence, Entropy}) {
    for (const bool descending : {false, true}) {
      const std::vector<std::uint32_t> rows = sorted_rows(*file, column, descending)->rows;
      std::vector<bool> seen(file->count(), false);
      for (const std::uint32_t row : rows) seen[row] = true;
      EXPECT_EQ(std::count(seen.begin(), seen.end(), true), static_cast<std::ptrdiff_t>(rows.size()));
      const auto key = [&](std::uint32_t row) -> double {
        const data::RowNumbers& n = file->numbers;
        switch (column) {
          case Row:
            return row;
          case Label:
            return n.label[row];
          case Predicted:
            return n.predicted[row];
          case Probability:
            return n.label_probability[row];
          case Loss:
            return n.loss[row];
          case Confidence:
            return n.confidence[row];
          case Entropy:
            return n.entropy[row];
          case Difference:
          case Text:
            break;
        }
        return 0;
      };
      for (std::size_t i = 1; i < rows.size(); ++i) {
        const double a = key(rows[i - 1]), b = key(rows[i]);
        EXPECT_TRUE(a == b ? rows[i - 1] < rows[i] : (a > b) == descending);
      }
    }
  }
}

TEST(SortedRows, HaveThoseWithoutALabelLast) {
  for (const bool descending : {false, true})
    EXPECT_EQ(sorted_rows(*four_rows(), RowColumn::Loss, descending)->rows.back(), 3U);
}

}  // namespace
}  // namespace surprisal::test
