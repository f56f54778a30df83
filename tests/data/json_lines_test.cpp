#include "data/json_lines.h"

#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::Kind;
using data::read_json_lines;
using data::RowTable;
using Numbers = std::vector<double>;

RowTable rows_of(std::string_view text, std::span<const std::string> names = {}) {
  Result<RowTable> table = read_json_lines(text, names);
  if (!table) {
    ADD_FAILURE() << table.problem().message.en << " in:\n" << text;
    return {};
  }
  return *table;
}

std::string fault_in(std::string_view text, std::span<const std::string> names = {}) {
  const RowTable table = rows_of(text, names);
  return table.faults.any() ? english(sentence_of(*table.faults.first, table.lines)) : "no fault";
}

TEST(JsonLines, AnObjectIsARow) {
  const RowTable table = rows_of(
      "\xEF\xBB\xBF{\"id\": 7, \"logits\": [3, 1.5, -3], \"label\": 0, \"text\": \"a \\\"cat\\\"\"}\r\n"
      "\n"
      "{\"label\": 2, \"logits\": [0, 1e-3, 2], \"id\": \"x\", \"other\": {\"a\": []}}");
  EXPECT_FALSE(table.faults.any());
  EXPECT_EQ(numbers_of(table.scores), (Numbers{3, 1.5, -3, 0, 1e-3, 2}));
  EXPECT_EQ(table.kind, Kind::Logits);
  ASSERT_TRUE(table.labels);
  EXPECT_EQ(numbers_of(*table.labels), (Numbers{0, 2}));
  EXPECT_EQ(table.ids, (std::vector<std::string>{"7", "x"}));
  EXPECT_EQ(table.texts, (std::vector<std::string>{"a \"cat\"", ""}));
  EXPECT_EQ(table.lines, (std::vector<std::uint32_t>{1, 3}));
}

TEST(JsonLines, TheKeySaysTheKind) {
  EXPECT_EQ(rows_of("{\"probs\": [0.5, 0.5]}").kind, Kind::Probabilities);
  EXPECT_EQ(rows_of("{\"log_probs\": [-1, -1]}").kind, Kind::LogProbabilities);
  EXPECT_EQ(rows_of("{\"scores\": [-1, -1]}").kind, std::nullopt);
}

TEST(JsonLines, LabelsAreNumbersNamesOrDistributions) {
  const std::vector<std::string> names = {"cat", "dog"};
  EXPECT_EQ(numbers_of(*rows_of("{\"logits\": [1, 2], \"label\": \"dog\"}", names).labels), (Numbers{1}));
  const RowTable soft = rows_of("{\"logits\": [1, 2], \"label\": [0.25, 0.75]}");
  EXPECT_EQ(soft.labels->columns, 2u);
  EXPECT_EQ(numbers_of(*soft.labels), (Numbers{0.25, 0.75}));
  const RowTable partly = rows_of(
      "{\"logits\": [1, 2]}\n{\"logits\": [1, 2], \"label\": 1}\n{\"logits\": [1, 2], \"label\": null}");
  ASSERT_EQ(partly.labels->rows, 3u);
  EXPECT_TRUE(std::isnan(numbers_of(*partly.labels)[0]));
  EXPECT_EQ(numbers_of(*partly.labels)[1], 1);
  EXPECT_TRUE(std::isnan(numbers_of(*partly.labels)[2]));
}

TEST(JsonLines, PythonsNaNAndInfinityAreRead) {
  const Numbers numbers =
      numbers_of(rows_of("{\"text\": \"NaN\", \"log_probs\": [NaN, -Infinity, Infinity]}").scores);
  EXPECT_TRUE(std::isnan(numbers[0]));
  EXPECT_EQ(numbers[1], -HUGE_VAL);
  EXPECT_EQ(numbers[2], HUGE_VAL);
}

TEST(JsonLines, FaultsNameRowAndLine) {
  const std::string good = "{\"logits\": [1, 2], \"label\": 0}\n";
  EXPECT_EQ(fault_in(good + "{\"logits\": [1, 2"), "row 1 (line 2) is not a complete JSON object");
  EXPECT_EQ(fault_in(good + "\n[1, 2]"), "row 1 (line 3) is JSON, but not an object");
  EXPECT_EQ(fault_in(good + "{\"label\": 0}"), "row 1 (line 2) has no \"logits\"");
  EXPECT_EQ(fault_in(good + "{\"logits\": [1, 2, 3]}"), "row 1 (line 2) has 3 numbers instead of 2");
  EXPECT_EQ(fault_in(good + "{\"logits\": [1]}"), "row 1 (line 2) has 1 number instead of 2");
  EXPECT_EQ(fault_in(good + "{\"logits\": [1, null]}"), "row 1, column 1 (line 2) is not a number");
  EXPECT_EQ(fault_in(good + "{\"logits\": 3}"), "row 1 (line 2) has no list of numbers");
  EXPECT_EQ(
      fault_in(good + "{\"logits\": [1, 2], \"label\": \"dog\"}"),
      "row 1 (line 2) has the label \"dog\", but the classes have no names; give them with --names FILE");
  const std::vector<std::string> names = {"cat", "pig"};
  EXPECT_EQ(fault_in(good + "{\"logits\": [1, 2], \"label\": \"dog\"}", names),
            "row 1 (line 2) has the label \"dog\", which is not a class name; the classes are cat, pig");
  EXPECT_EQ(fault_in(good + "{\"logits\": [1, 2], \"label\": {}}"),
            "row 1 (line 2) has a label that is neither a number nor a name");
  EXPECT_EQ(fault_in(good + "{\"logits\": [1, 2], \"label\": [1, 0]}"),
            "row 1 (line 2) has a different kind of label from the rows before it");
  EXPECT_EQ(fault_in("{\n" + good), "row 0 (line 1) is not a complete JSON object");
}

TEST(JsonLines, FaultyRowsKeepTheirPlace) {
  const RowTable table =
      rows_of("oops\n{\"logits\": [1, 2]}\n{\"logits\": [3, \"x\"]}\n{\"logits\": [5, 6]}");
  EXPECT_EQ(table.faults.rows, (std::vector<std::uint32_t>{0, 2}));
  const Numbers numbers = numbers_of(table.scores);
  ASSERT_EQ(numbers.size(), 8u);
  EXPECT_TRUE(std::isnan(numbers[0]));
  EXPECT_EQ(numbers[2], 1);
  EXPECT_TRUE(std::isnan(numbers[5]));
  EXPECT_EQ(numbers[7], 6);
}

TEST(JsonLines, WithoutAnyRowThereIsAProblem) {
  EXPECT_EQ(problem_text(read_json_lines("\n")), "it has no rows");
  EXPECT_EQ(problem_text(read_json_lines("[\n{\"logits\": 3}")),
            "row 0 (line 1) is not a complete JSON object; on each line, write an object such as "
            "{\"logits\": [3, 1], "
            "\"label\": 0}");
  EXPECT_EQ(problem_text(read_json_lines("{\"label\": 3}")),
            "row 0 (line 1) has no list \"logits\", \"probs\" or \"log_probs\"; on each line, write an "
            "object such as "
            "{\"logits\": [3, 1], \"label\": 0}");
}

TEST(JsonLines, AWrongFileDoesNotFillTheMemory) {
  std::string text = "{\"logits\": [0";
  for (int i = 0; i < 100'000; ++i) text += ",0";
  text += "]}";
  for (int i = 0; i < 100'000; ++i) text += "\n{";
  EXPECT_NE(problem_text(read_json_lines(text)), "no problem");
}

}  // namespace
}  // namespace surprisal::test
