#include "data/reading.h"

#include "data/mapped_file.h"
#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::FileFormat;
using data::kIgnored;
using data::Kind;
using data::read_rows;
using data::ReadingOptions;
using Numbers = std::vector<double>;
using Classes = std::vector<std::int32_t>;

std::string numpy_path(const char* name) { return made_by_numpy(name).string(); }

data::Rows rows_of(const std::string& path, const std::string& labels = {},
                   const ReadingOptions& options = {}) {
  Result<data::Rows> rows = read_rows(path, labels, options);
  if (rows) return *rows;
  ADD_FAILURE() << rows.problem().message.en;
  return {};
}

// Without the leading path.
std::string problem_of(const std::string& path, const std::string& labels = {},
                       const ReadingOptions& options = {}) {
  std::string problem = problem_text(read_rows(path, labels, options));
  for (const std::string& start : {path + ": ", labels + ": "}) {
    if (problem.starts_with(start)) return problem.substr(start.size());
  }
  return problem;
}

bool has_note(const data::Rows& rows, const std::string& note) {
  return std::any_of(rows.notes.begin(), rows.notes.end(),
                     [&](const Text& text) { return is_in_both_languages(text) && text.en == note; });
}

// ---- formats

TEST(Reading, EveryFormatGivesTheSameRows) {
  const TemporaryFolder folder;
  std::string csv = "a,b,c,d,label\n", lines;
  const Numbers scores = made_scores();
  for (std::size_t i = 0; i < 6; ++i) {
    std::string numbers;
    for (std::size_t k = 0; k < 4; ++k) numbers += (k ? "," : "") + std::to_string(scores[i * 4 + k]);
    csv += numbers + "," + std::to_string(kMadeLabels[i]) + "\n";
    lines += "{\"logits\": [" + numbers + "], \"label\": " + std::to_string(kMadeLabels[i]) + "}\n";
  }
  const std::string label_lines = folder.write("labels.txt", "0\n1\n2\n3\n0\n1\n");
  struct Case {
    std::string path, labels;
  };
  for (const Case& c : {Case{numpy_path("f4_little.npy"), numpy_path("labels_i8.npy")},
                        Case{numpy_path("fortran_f8_big.npy"), numpy_path("labels_one_hot.npy")},
                        Case{numpy_path("f2_big.npy"), numpy_path("labels_column.npy")},
                        Case{numpy_path("f8_little.npy"), numpy_path("label_only.npz")},
                        Case{numpy_path("version_3.npy"), label_lines}, Case{numpy_path("stored.npz"), ""},
                        Case{numpy_path("deflated.npz"), ""}, Case{numpy_path("savetxt.txt"), label_lines},
                        Case{folder.write("rows.csv", csv), ""}, Case{folder.write("rows.csv", csv), "label"},
                        Case{folder.write("rows.jsonl", lines), ""}}) {
    const data::Rows rows = rows_of(c.path, c.labels);
    EXPECT_EQ(numbers_of(rows.scores), scores) << c.path;
    EXPECT_EQ(rows.labels, kMadeLabels) << c.path << " " << c.labels;
    EXPECT_EQ(rows.kind, Kind::Logits);
    EXPECT_TRUE(rows.left_out.empty());
    for (const Text& note : rows.notes)
      EXPECT_TRUE(note.en.starts_with("NPY") || is_in_both_languages(note)) << note.en;
  }
}

TEST(Reading, FormatsAreFoundByContent) {
  const TemporaryFolder folder;
  const auto format_of = [&](std::string_view bytes) {
    return data::format_of_file(folder.write("file.npy", bytes));
  };
  EXPECT_EQ(*format_of("1,2\n"), FileFormat::DelimitedText);
  EXPECT_EQ(*format_of("{\"logits\": [1, 2]}"), FileFormat::JsonLines);
  EXPECT_EQ(*format_of("[{\"token\": \"a\", \"logprob\": -1}]"), FileFormat::Tokens);
  EXPECT_EQ(*data::format_of_file(numpy_path("stored.npz")), FileFormat::Npz);
  EXPECT_EQ(*data::format_of_file(numpy_path("f4_big.npy")), FileFormat::Npy);
}

TEST(Reading, KnownFilesOfOtherKindsAreNamed) {
  const TemporaryFolder folder;
  const std::string advice =
      ", which Surprisal cannot read; save the scores with numpy.save, or as CSV or JSON Lines";
  struct Case {
    std::string bytes, sentence;
  };
  for (const Case& c :
       {Case{"", "it is empty; save it again"}, Case{"PAR1xx", "it is a Parquet file" + advice},
        Case{"\x80\x04\x95", "it is a pickle file" + advice},
        Case{std::string("ab\0cd", 5), "it is a binary file of an unknown kind" + advice},
        Case{"\xFF\xFE"
             "1",
             "it is text in UTF-16; save it as UTF-8"},
        Case{"PK\x05\x06" + std::string(18, '\0'),
             "it is a ZIP file without NPY arrays; save the scores with numpy.savez"},
        Case{"[{\"token\": \"a\", \"logprob\": -1}]", "it contains the tokens of a text, not rows"}}) {
    EXPECT_EQ(problem_of(folder.write("file", c.bytes)), c.sentence);
  }
}

// ---- the user's choices override what was detected

TEST(Reading, TheKindCanBeOverridden) {
  EXPECT_TRUE(has_note(rows_of(numpy_path("probabilities.npy")),
                       "read as probabilities because the rows add up to 1"));
  EXPECT_EQ(rows_of(numpy_path("log_probabilities.npy")).kind, Kind::LogProbabilities);
  const data::Rows rows = rows_of(numpy_path("probabilities.npy"), "", {.kind = Kind::Logits});
  EXPECT_EQ(rows.kind, Kind::Logits);
  EXPECT_TRUE(has_note(rows, "read as logits"));
  EXPECT_EQ(problem_of(numpy_path("f4_little.npy"), "", {.kind = Kind::Probabilities}),
            "row 0, column 0 is -1.25; a probability must be from 0 to 1; 5 other rows have errors too");
}

TEST(Reading, WhatCouldBeEitherHasToBeNamed) {
  const TemporaryFolder folder;
  const std::string path = folder.write("rounded.csv", "0.9,0.05\n0.6,0.3\n");
  EXPECT_TRUE(problem_of(path).starts_with("the numbers are from 0 to 1, but row 0 adds up to 0.95"));
  EXPECT_EQ(rows_of(path, "", {.kind = Kind::Logits}).kind, Kind::Logits);
}

TEST(Reading, SaysHowFarTheSumsAreFromOne) {
  const TemporaryFolder folder;
  const data::Rows rows = rows_of(folder.write("short.csv", "0.5,0.25,0.251953125\n0.5,0.25,0.25\n"));
  EXPECT_TRUE(has_note(rows,
                       "the probabilities of a row add up to 1 within 0.0020; they are used as they are, "
                       "not normalized again"));
}

TEST(Reading, KeysOfAnNpz) {
  const data::Rows rows = rows_of(numpy_path("several.npz"), "", {.key = "features", .label_key = "labels"});
  EXPECT_EQ(numbers_of(rows.scores)[1], 2 * made_scores()[1]);
  EXPECT_EQ(rows.labels, kMadeLabels);
  EXPECT_EQ(problem_of(numpy_path("several.npz"), "", {.key = "logits", .label_key = "groups"}),
            "there are 4 classes, and a label is 4 but none is 0, so the labels seem to start at 1; if they "
            "do, use --label-base 1");
  EXPECT_EQ(rows_of(numpy_path("several.npz"), "", {.label_base = 1, .key = "logits", .label_key = "groups"})
                .labels,
            kMadeLabels);
}

TEST(Reading, NamesOfClasses) {
  const TemporaryFolder folder;
  const std::string names = folder.write("names", "cat\ndog\npig\ncow\n");
  const std::string labels = folder.write("labels", "cat\ndog\npig\ncow\ncat\ndog\n");
  const data::Rows rows = rows_of(numpy_path("f4_little.npy"), labels, {.names = names});
  EXPECT_EQ(rows.class_names, (std::vector<std::string>{"cat", "dog", "pig", "cow"}));
  EXPECT_EQ(rows.labels, kMadeLabels);
  const std::string few = folder.write("few", "cat\n");
  EXPECT_EQ(problem_text(read_rows(numpy_path("f4_little.npy"), "", {.names = few})),
            few + ": it has 1 names for 4 classes; list one name per class, one per line");
}

TEST(Reading, IgnoredLabelsAreCounted) {
  const TemporaryFolder folder;
  const std::string labels = folder.write("labels", "0\n-100\n2\n9\n-1\n1\n");
  const data::Rows rows = rows_of(numpy_path("f4_little.npy"), labels, {.ignore = 9});
  EXPECT_EQ(rows.labels, (Classes{0, kIgnored, 2, kIgnored, kIgnored, 1}));
  EXPECT_TRUE(has_note(rows, "1 row has the label 9 and is ignored"));
}

TEST(Reading, AFileOfLabelsReplacesThoseOfTheFileItself) {
  const TemporaryFolder folder;
  const data::Rows rows = rows_of(numpy_path("stored.npz"), folder.write("labels", "3\n2\n1\n0\n3\n2\n"));
  EXPECT_EQ(rows.labels, (Classes{3, 2, 1, 0, 3, 2}));
  EXPECT_TRUE(has_note(rows, "the labels in the file of scores are not used"));
}

TEST(Reading, SoftLabels) {
  const data::Rows rows = rows_of(numpy_path("f4_little.npy"), numpy_path("labels_soft.npy"));
  ASSERT_TRUE(rows.soft_labels);
  EXPECT_EQ(numbers_of(*rows.soft_labels)[0], 0.8125);
  EXPECT_TRUE(rows.labels.empty());
}

// ---- faults

TEST(Reading, FaultsNameTheFileAndThePlace) {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.csv", "a,b\n1,2\n3,4\n");
  EXPECT_EQ(problem_text(read_rows(folder.path("none.npy"), "")),
            "cannot read " + folder.path("none.npy") + ": there is no such file; check the name");
  EXPECT_EQ(problem_of(numpy_path("f4_little.npy"), folder.path("none.npy")),
            "cannot read " + folder.path("none.npy") + ": there is no such file; check the name");
  EXPECT_EQ(problem_of(good, "right"), "there is no column \"right\"; the columns are a, b");
  EXPECT_EQ(problem_of(numpy_path("one_column.npy")),
            "it has only one column; give one score per class, such as the columns 0 and z for a binary "
            "classifier with the logit z");
  EXPECT_EQ(problem_of(folder.write("nan.csv", "1,2\n3,nan\n5,6\n7,inf\n")),
            "row 1, column 1 (line 2) is not a number (NaN); 1 other row has errors too");
  EXPECT_EQ(problem_of(folder.write("short.csv", "1,2\n3,4\n5\n")), "row 2 (line 3) has 1 cell instead of 2");
  EXPECT_EQ(problem_of(folder.write("head.csv", "a,b\n")), "it has no column with numbers");
  const std::string labels = folder.write("labels.txt", "label\n0\n\n5\n");
  EXPECT_EQ(problem_text(read_rows(good, labels)),
            labels + ": row 1 (line 4) has the label 5; with 2 classes it must be from 0 to 1");
  EXPECT_EQ(problem_of(good, folder.write("three.txt", "0\n1\n1\n")),
            "there are 3 labels for the 2 rows of good.csv; give one label per row");
  EXPECT_EQ(problem_of(good, folder.write("one.txt", "0\n")),
            "there is 1 label for the 2 rows of good.csv; give one label per row");
  EXPECT_EQ(problem_of(folder.write("label.csv", "a,b,label\n1,2,0\n3,4,7\n")),
            "row 1 (line 3) has the label 7; with 2 classes it must be from 0 to 1");
}

TEST(Reading, AFileThatIsCutInItsLastRowSaysSo) {
  const TemporaryFolder folder;
  EXPECT_EQ(problem_of(folder.write("cut.csv", "a,b,label\n1,2,0\n3,4,")),
            "row 1 (line 3) has no label; its line does not end, so the file may be cut short");
  EXPECT_EQ(
      problem_of(folder.write("cut.csv", "1,2\n3,x")),
      "row 1, column 1 (line 2) is \"x\", which is not a number; its line does not end, so the file may be "
      "cut short");
  EXPECT_EQ(problem_of(folder.write("whole.csv", "a,b,label\n1,2,0\n3,4,\n")), "row 1 (line 3) has no label");
  const std::string two = folder.write("two.csv", "a,b\n1,2\n3,4\n");
  EXPECT_EQ(
      problem_of(two, folder.write("cut.txt", "0\n9")),
      "row 1 (line 2) has the label 9; with 2 classes it must be from 0 to 1; its line does not end, so "
      "the file may be cut short");
  EXPECT_EQ(problem_of(two, folder.write("whole.txt", "0\n9\n")),
            "row 1 (line 2) has the label 9; with 2 classes it must be from 0 to 1");
  EXPECT_EQ(problem_of(folder.write("early.csv", "a,b,label\n1,2,\n3,4,0")), "row 0 (line 2) has no label");
}

TEST(Reading, ScoresInPlaceOfLabelsAreRecognized) {
  EXPECT_EQ(problem_of(numpy_path("f4_little.npy"), numpy_path("f4_little.npy")),
            "its columns contain numbers below 0 or above 1, so they look like scores, not labels");
}

TEST(Reading, FaultyRowsAreLeftOutOnlyWhenAsked) {
  const TemporaryFolder folder;
  const std::string path = folder.write("rows.csv", "a,b,label\n1,2,0\n3,nan,1\n5,6,1\n7,x,0\n8,9,4\n");
  const data::Rows rows = rows_of(path, "", {.leave_out_faulty_rows = true});
  EXPECT_EQ(rows.left_out, (std::vector<std::uint32_t>{1, 3, 4}));
  EXPECT_EQ(rows.labels, (Classes{0, kIgnored, 1, kIgnored, kIgnored}));
  EXPECT_TRUE(has_note(rows, "left out: 2 rows; the first: row 1, column 1 (line 3) is not a number (NaN)"));
  EXPECT_TRUE(has_note(
      rows, "left out: 1 row; row 4 (line 6) has the label 4; with 2 classes it must be from 0 to 1"));
  EXPECT_EQ(problem_of(folder.write("all.csv", "a,b\nnan,1\n2,nan\n"), "", {.leave_out_faulty_rows = true}),
            "row 0, column 0 (line 2) is not a number (NaN); 1 other row has errors too; no rows are left");
}

TEST(Reading, AFileThatChangesLaterIsNoticed) {
  const TemporaryFolder folder;
  const std::string path = folder.write("rows.npy", bytes_of(made_by_numpy("f8_little.npy")));
  const data::Rows rows = rows_of(path);
  EXPECT_TRUE(unchanged(rows));
  std::filesystem::resize_file(path, 200);
  EXPECT_EQ(problem_text(unchanged(rows)),
            path + " changed from 320 to 200 bytes while it was open; open it again once it is complete");
}

TEST(Reading, TokensHaveAReaderOfTheirOwn) {
  const TemporaryFolder folder;
  const auto tokens =
      data::read_tokens_file(folder.write("answer.json", "[{\"token\": \"a\", \"logprob\": -1}]"));
  ASSERT_TRUE(tokens);
  EXPECT_EQ(tokens->tokens.size(), 1u);
}

}  // namespace
}  // namespace surprisal::test
