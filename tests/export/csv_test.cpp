// Checks that another program reads back what was written to a CSV file.
#include "export/csv.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "export_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const double kNan = std::nan("");

using Numbers = std::vector<double>;
using Labels = std::vector<std::string>;

TEST(Csv, PutsBlocksBelowEachOther) {
  const std::vector<CsvBlock> blocks = {{{"z", Numbers{1, 2}}, {"loss (nats)", Numbers{0.1, -3}}},
                                        {{"class", Labels{"cat", "dog"}}, {"p", Numbers{0.25, 1e-300}}}};
  EXPECT_EQ(csv(blocks), "z,loss (nats)\n1,0.1\n2,-3\n\nclass,p\ncat,0.25\ndog,1e-300\n");
}

TEST(Csv, HasAnEmptyCellForAGapAndForTheEndOfAShortColumn) {
  const std::vector<CsvBlock> blocks = {{{"x", Numbers{1, 2, 3}}, {"y", Numbers{kInfinity, kNan}}}};
  EXPECT_EQ(csv(blocks), "x,y\n1,inf\n2,\n3,\n");
  const std::vector<CsvBlock> lonely = {{{"x", Numbers{kNan, -kInfinity}}}};
  EXPECT_EQ(csv(lonely), "x\n\"\"\n-inf\n");
}

TEST(Csv, MixesNumbersAndWordsInAColumn) {
  const std::vector<CsvBlock> blocks = {
      {{"here", std::vector<CsvCell>{-0.1, "−0.1", 1.0 / 3, "=1", kNan, kInfinity}}}};
  EXPECT_EQ(csv(blocks), "here\n-0.1\n−0.1\n0.3333333333333333\n'=1\n\"\"\ninf\n");
}

TEST(Csv, LeavesOutBlocksWithoutColumns) {
  const std::vector<CsvBlock> blocks = {{}, {{"x", Numbers{}}}, {}};
  EXPECT_EQ(csv(blocks), "x\n");
  EXPECT_EQ(csv({}), "");
}

TEST(Csv, ProtectsLabelsFromBecomingFormulasButNotNumbers) {
  const std::vector<CsvBlock> blocks = {
      {{"=1+1", Labels{"=x", "+x", "-x", "@x", "\tx", "\rx", "'x", "x=1", ""}}, {"z", Numbers{-1}}}};
  EXPECT_EQ(csv(blocks), "'=1+1,z\n'=x,-1\n'+x,\n'-x,\n'@x,\n'\tx,\n\"'\rx\",\n'x,\nx=1,\n,\n");
}

TEST(Csv, IsReadBackExactlyByPython) {
  if (!have("python3")) GTEST_SKIP() << "no python3";
  const Labels labels = {"a,b", "say \"yes\"", "two\nlines", "两行\r\n文字", " blank ", "猫", "\"", ",,"};
  const Numbers numbers = {0.1,  1.0 / 3, 5e-324, 1.7976931348623157e308, -0.0, 123456789.123456789,
                           1e-7, -1e22};
  const Folder folder;
  const std::vector<CsvBlock> blocks = {{{"label, \"quoted\"", labels}, {"value", numbers}}};
  put(folder / "a.csv", csv(blocks));
  put(folder / "read.py",
      "import csv, sys\n"
      "rows = list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8'), strict=True))\n"
      "sys.stdout.buffer.write('\\0'.join(f'{a}\\1{float(b).hex()}' for a, b in rows[1:]).encode())\n"
      "assert rows[0] == ['label, \"quoted\"', 'value'], rows[0]\n");
  const Answer answer =
      run("/usr/bin/python3 " + (folder / "read.py").string() + " " + (folder / "a.csv").string());
  ASSERT_EQ(answer.status, 0) << answer.text;
  std::size_t start = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::size_t end = answer.text.find('\0', start);
    const std::string row = answer.text.substr(start, end - start);
    const std::size_t split = row.find('\1');
    EXPECT_EQ(row.substr(0, split), labels[i]);
    EXPECT_EQ(std::strtod(row.substr(split + 1).c_str(), nullptr), numbers[i]);
    start = end + 1;
  }
}

}  // namespace
}  // namespace surprisal::test
