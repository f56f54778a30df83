#include "data/delimited_text.h"

#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::DelimitedOptions;
using data::read_delimited;
using data::RowTable;
using Numbers = std::vector<double>;

RowTable table_of(std::string_view text, const DelimitedOptions& options = {}) {
  Result<RowTable> table = read_delimited(text, options);
  if (!table) {
    ADD_FAILURE() << table.problem().message.en << " in:\n" << text;
    return {};
  }
  return *table;
}

std::string first_fault(const RowTable& table) {
  return table.faults.any() ? english(sentence_of(*table.faults.first, table.lines)) : "no fault";
}

// ---- the same table in many forms

struct Form {
  const char* name;
  const char* text;
};

class SameTable : public testing::TestWithParam<Form> {};

TEST_P(SameTable, HasTheSameScores) {
  const RowTable table = table_of(GetParam().text);
  EXPECT_EQ(first_fault(table), "no fault");
  EXPECT_EQ(table.scores.columns, 3u);
  EXPECT_EQ(numbers_of(table.scores), (Numbers{1, -0.5, 2.25, 1000, 0, -3})) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    DelimitedText, SameTable,
    testing::Values(Form{"commas", "1,-0.5,2.25\n1e3,0,-3\n"}, Form{"tabs", "1\t-0.5\t2.25\n1e3\t0\t-3\n"},
                    Form{"semicolons", "1;-0.5;2.25\n1e3;0;-3\n"}, Form{"bars", "1|-0.5|2.25\n1e3|0|-3\n"},
                    Form{"blanks", "1 -0.5 2.25\n1e3 0 -3\n"},
                    Form{"many_blanks", "  1   -0.5  2.25  \n 1e3  0\t-3\n"},
                    Form{"decimal_commas", "1;-0,5;2,25\n1e3;0;-3\n"},
                    Form{"decimal_commas_and_tabs", "1\t-0,5\t2,25\n1e3\t0\t-3\n"},
                    Form{"windows_lines", "1,-0.5,2.25\r\n1e3,0,-3\r\n"},
                    Form{"no_last_line_end", "1,-0.5,2.25\n1e3,0,-3"},
                    Form{"windows_without_last_line_end", "1,-0.5,2.25\r\n1e3,0,-3\r"},
                    Form{"byte_order_mark",
                         "\xEF\xBB\xBF"
                         "1,-0.5,2.25\n1e3,0,-3\n"},
                    Form{"quoted_numbers", "\"1\",\"-0.5\",\"2.25\"\n\"1e3\",\"0\",\"-3\"\n"},
                    Form{"blanks_around", " 1 , -0.5 ,2.25 \n1e3,0 , -3\n"},
                    Form{"plus_signs", "+1,-0.5,+2.25\n+1e+3,+0,-3\n"},
                    Form{"blank_lines", "\n1,-0.5,2.25\n\n  \n1e3,0,-3\n\n"},
                    Form{"names", "a,b,c\n1,-0.5,2.25\n1e3,0,-3\n"},
                    Form{"counted_names", "0,1,2\n1,-0.5,2.25\n1e3,0,-3\n"},
                    Form{"pandas_with_its_index", ",0,1,2\n0,1,-0.5,2.25\n1,1e3,0,-3\n"},
                    Form{"numpy_head", "# a,b,c\n1,-0.5,2.25\n1e3,0,-3\n"},
                    Form{"comments", "# made by us\n# on a Monday\n1,-0.5,2.25\n1e3,0,-3\n"},
                    Form{"separator_at_the_end", "1,-0.5,2.25,\n1e3,0,-3,\n"}),
    [](const auto& form) { return form.param.name; });

TEST(DelimitedText, FilesOfNumPyHaveEveryBit) {
  EXPECT_EQ(numbers_of(table_of(bytes_of(made_by_numpy("savetxt.txt"))).scores), made_scores());
  const RowTable named = table_of(bytes_of(made_by_numpy("savetxt_head.csv")));
  EXPECT_EQ(numbers_of(named.scores), made_scores());
  EXPECT_EQ(named.class_names, (std::vector<std::string>{"cat", "dog", "pig", "cow"}));
  EXPECT_EQ(named.lines.front(), 2u);
}

TEST(DelimitedText, NumbersAreRoundedCorrectly) {
  const RowTable table =
      table_of("0.1,1e-320,9007199254740993\n123456789.123456789123456789,1.7976931348623157e308,-0\n");
  EXPECT_EQ(numbers_of(table.scores),
            (Numbers{0.1, 1e-320, 9007199254740992.0, 123456789.12345679, 1.7976931348623157e308, -0.0}));
}

// ---- the meaning of columns

TEST(DelimitedText, ColumnsAreFoundByTheirNames) {
  const RowTable table = table_of(
      "id,cat,dog,text,label\n"
      "a1,1,2,\"a, \"\"b\"\"\",0\n"
      "a2,3,4,plain,1\n");
  EXPECT_EQ(first_fault(table), "no fault");
  EXPECT_EQ(table.ids, (std::vector<std::string>{"a1", "a2"}));
  EXPECT_EQ(table.texts, (std::vector<std::string>{"a, \"b\"", "plain"}));
  EXPECT_EQ(table.class_names, (std::vector<std::string>{"cat", "dog"}));
  EXPECT_EQ(numbers_of(table.scores), (Numbers{1, 2, 3, 4}));
  ASSERT_TRUE(table.labels);
  EXPECT_EQ(numbers_of(*table.labels), (Numbers{0, 1}));
  EXPECT_EQ(all_notes(table.notes),
            "cells are separated by commas, header in line 1\n"
            "column \"label\" contains the labels\n"
            "column \"id\" contains the IDs\n"
            "column \"text\" contains the texts\n");
}

TEST(DelimitedText, OtherNumbersAreLeftOutAndNamed) {
  const RowTable table = table_of("epoch,logit_cat,logit_dog,pred,label\n7,1,2,1,0\n7,3,4,1,1\n");
  EXPECT_EQ(numbers_of(table.scores), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(table.class_names, (std::vector<std::string>{"cat", "dog"}));
  EXPECT_NE(all_notes(table.notes).find("columns not used: \"epoch\", \"pred\""), std::string::npos);
}

TEST(DelimitedText, TheLabelIsAColumnByNameOrNumber) {
  const char* text = "a,b,right\n1,2,0\n3,4,1\n";
  for (const char* column : {"right", "RIGHT", "2"}) {
    const RowTable table = table_of(text, {.label_column = column});
    ASSERT_TRUE(table.labels) << column;
    EXPECT_EQ(numbers_of(*table.labels), (Numbers{0, 1}));
    EXPECT_EQ(numbers_of(table.scores), (Numbers{1, 2, 3, 4}));
  }
  EXPECT_EQ(problem_text(read_delimited(text, {.label_column = "rigth"})),
            "there is no column \"rigth\"; did you mean right?; the columns are a, b, right");
  EXPECT_EQ(problem_text(read_delimited(text, {.label_column = "3"})),
            "there is no column \"3\"; the columns are a, b, right");
  EXPECT_EQ(problem_text(read_delimited("1,2,0\n3,4,1\n", {.label_column = "3"})),
            "there is no column \"3\"; the columns have no names, only the numbers 0 to 2");
}

TEST(DelimitedText, ARowWithDecimalPointsAmongCommasIsTheFaultyOne) {
  const RowTable table = table_of("a;b\n0,5;1,5\n2,5;0,25\n0.5;0.75\n");
  EXPECT_EQ(
      first_fault(table),
      "row 2, column 0 (line 4) is \"0.5\", which is not a number; the other numbers have decimal commas");
  EXPECT_EQ(numbers_of(table.scores)[1], 1.5);
}

TEST(DelimitedText, ALabelCanBeANameOfAClass) {
  const RowTable table = table_of("cat,dog,label\n1,2,dog\n3,4,cat\n");
  ASSERT_TRUE(table.labels);
  EXPECT_EQ(numbers_of(*table.labels), (Numbers{1, 0}));
  EXPECT_EQ(
      first_fault(table_of("cat,dog,label\n1,2,dog\n3,4,cow\n")),
      "row 1, column 2 (line 3) has the label \"cow\", which is not a class name; the classes are cat, dog");
  EXPECT_EQ(first_fault(table_of("0,1,label\n1,2,dog\n3,4,cow\n")),
            "row 0, column 2 (line 2) has the label \"dog\", but the classes have no names; give them with "
            "--names FILE");
  const std::vector<std::string> names = {"cow", "dog"};
  EXPECT_EQ(numbers_of(*table_of("0,1,label\n1,2,dog\n3,4,cow\n", {.class_names = names}).labels),
            (Numbers{1, 0}));
}

TEST(DelimitedText, WholeNumbersAreMentionedAndNeverTakenForLabels) {
  const RowTable table = table_of("0.5,1.5,1\n2.5,0.25,0\n");
  EXPECT_EQ(table.scores.columns, 3u);
  EXPECT_FALSE(table.labels);
  EXPECT_NE(all_notes(table.notes)
                .find("column 2 contains only whole numbers; if they are the labels, use --labels 2"),
            std::string::npos);
}

TEST(DelimitedText, HeaderDetectionCanBeOverridden) {
  EXPECT_EQ(numbers_of(table_of("0,1,2\n3,4,5\n", {.head = false}).scores), (Numbers{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(numbers_of(table_of("7,1,2\n3,4,5\n", {.head = true}).scores), (Numbers{3, 4, 5}));
}

TEST(DelimitedText, AFileOfLabelsOnly) {
  const std::vector<std::string> names = {"cat", "dog"};
  struct Case {
    const char* text;
    Numbers labels;
  };
  for (const Case& c : {Case{"1\n0\n1\n", {1, 0, 1}}, Case{"label\n1\n0\n1\n", {1, 0, 1}},
                        Case{"dog\ncat\ndog\n", {1, 0, 1}}, Case{"label\ndog\ncat\ndog\n", {1, 0, 1}},
                        Case{"id,label\na,1\nb,0\nc,1\n", {1, 0, 1}}, Case{"0\n1\n2\n", {0, 1, 2}},
                        Case{",0\n0,1\n1,0\n2,1\n", {1, 0, 1}}, Case{"0 1\n1 0\n", {0, 1, 1, 0}}}) {
    const RowTable table = table_of(c.text, {.class_names = names, .labels_only = true});
    ASSERT_TRUE(table.labels) << c.text;
    EXPECT_EQ(numbers_of(*table.labels), c.labels) << c.text;
  }
}

// ---- faults

struct Fault {
  const char* text;
  const char* sentence;
};

class Faults : public testing::TestWithParam<Fault> {};

TEST_P(Faults, NamesRowColumnAndLine) {
  EXPECT_EQ(first_fault(table_of(GetParam().text)), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    DelimitedText, Faults,
    testing::Values(Fault{"a,b\n1,2\n3,x\n", "row 1, column 1 (line 3) is \"x\", which is not a number"},
                    Fault{"a,b\n1,2\n\n3,\n", "row 1, column 1 (line 4) is empty"},
                    Fault{"1,2,3\n4,5\n", "row 1 (line 2) has 2 cells instead of 3"},
                    Fault{"1,2,3\n4,5,6,7,8\n", "row 1 (line 2) has 5 cells instead of 3"},
                    Fault{"1,2,3\n4,5,6\n7,8", "row 2 (line 3) has 2 cells instead of 3"},
                    Fault{"1,2\n3,\"4\n5,6\n", "row 1, column 1 (line 2) has an unclosed quotation mark"},
                    Fault{"1,2\n3,\"4\"5\n", "row 1, column 1 (line 2) has an unclosed quotation mark"},
                    Fault{"1;2.5\n3;4,5\n", "row 1, column 1 (line 2) is \"4,5\", which is not a number"},
                    Fault{"a,text,b\n1,\"two\nlines\",2\n3,t,x\n",
                          "row 1, column 2 (line 4) is \"x\", which is not a number"},
                    Fault{"1,2\n3,1.5.2\n", "row 1, column 1 (line 2) is \"1.5.2\", which is not a number"},
                    Fault{"1,2\n3,0x10\n", "row 1, column 1 (line 2) is \"0x10\", which is not a number"}));

TEST(DelimitedText, EveryFaultyRowIsCountedAndHasNoNumbers) {
  const RowTable table = table_of("1,2\nx,3\n4,5\n6\n7,8,9\n");
  EXPECT_EQ(table.faults.rows, (std::vector<std::uint32_t>{1, 3, 4}));
  const Numbers numbers = numbers_of(table.scores);
  ASSERT_EQ(numbers.size(), 10u);
  for (const std::size_t i : {2, 3, 6, 7, 8, 9}) EXPECT_TRUE(std::isnan(numbers[i])) << i;
  EXPECT_EQ(numbers[4], 4);
}

TEST(DelimitedText, AWrongFileDoesNotFillTheMemory) {
  std::string text(200'000, ',');
  for (int i = 0; i < 200'000; ++i) text += "\nx";
  EXPECT_NE(problem_text(read_delimited(text)), "no problem");
  EXPECT_EQ(problem_text(read_delimited("\n \n")), "it has no rows");
}

}  // namespace
}  // namespace surprisal::test
