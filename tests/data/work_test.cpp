// Checks that work on a long file reports its progress and ends soon after it is cancelled.
#include "data/work.h"

#include <limits>

#include "data/delimited_text.h"
#include "data/json_lines.h"
#include "data/kinds.h"
#include "data/overview.h"
#include "data/reading.h"
#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::Progress;
using data::Work;

constexpr std::size_t kLines = 200'000;

std::string repeated(const std::string& line) {
  std::string text;
  text.reserve(line.size() * kLines);
  for (std::size_t i = 0; i < kLines; ++i) text += line;
  return text;
}

Work stopped_work() {
  std::stop_source stop;
  stop.request_stop();
  return {.stop = stop.get_token()};
}

TEST(Work, OfALongTextEndsSoon) {
  const std::string csv = repeated("1.25,2.5,3.75,0\n"), json = repeated("{\"logits\":[1,2],\"label\":0}\n");
  EXPECT_EQ(data::read_delimited(csv)->lines.size(), kLines);
  EXPECT_LT(data::read_delimited(csv, {}, stopped_work())->lines.size(), kLines / 10);
  EXPECT_EQ(data::read_json_lines(json)->lines.size(), kLines);
  EXPECT_LT(data::read_json_lines(json, {}, stopped_work())->lines.size(), kLines / 10);
}

TEST(Work, CountsTheBytesOfAText) {
  for (const std::string& text :
       {repeated("1.25,2.5,3.75,0\n"), repeated("{\"logits\":[1,2],\"label\":0}\n")}) {
    Progress progress;
    const Work work = {.progress = &progress};
    work.begin(data::Stage::Reading, text.size());
    EXPECT_EQ(progress.share(), 0);
    if (text.front() == '{')
      EXPECT_TRUE(data::read_json_lines(text, {}, work));
    else
      EXPECT_TRUE(data::read_delimited(text, {}, work));
    EXPECT_GT(progress.share(), 0.9);
    EXPECT_LE(progress.done(), text.size());
  }
}

TEST(Work, ChecksNothingMoreAfterItIsStopped) {
  std::vector<double> numbers(4'000'000, 1);
  numbers.back() = std::numeric_limits<double>::quiet_NaN();
  const data::Matrix matrix = data::matrix_of(std::move(numbers), 2);
  for (const data::Kind kind : {data::Kind::Logits, data::Kind::LogProbabilities}) {
    Progress progress;
    Work work = stopped_work();
    work.progress = &progress;
    data::faults_of(matrix, kind, work);
    EXPECT_LT(progress.done(), 600'000U);
    EXPECT_EQ(progress.stage(), data::Stage::Checking);
  }
  Progress progress;
  EXPECT_EQ(data::faults_of(matrix, data::Kind::Logits, {.progress = &progress}).rows.size(), 1U);
  EXPECT_EQ(progress.share(), 1);
}

TEST(Work, StopsInEveryFormat) {
  const TemporaryFolder folder;
  const std::string csv = folder.write("rows.csv", "a,b,label\n1,2,0\n3,4,1\n");
  const std::string json = folder.write("rows.jsonl", "{\"logits\": [1, 2], \"label\": 0}\n");
  for (const std::string& path :
       {csv, json, made_by_numpy("f4_little.npy").string(), made_by_numpy("stored.npz").string()}) {
    ASSERT_TRUE(data::read_rows(path, "")) << path;
    const auto rows = data::read_rows(path, "", {}, stopped_work());
    ASSERT_FALSE(rows) << path;
    EXPECT_EQ(rows.problem().message.en, "reading was stopped");
  }
}

TEST(Work, StopsBeforeTheFiguresAreMade) {
  data::Rows rows;
  rows.scores = data::matrix_of({1, 2, 3, 4}, 2);
  rows.labels = {0, 1};
  const data::RowNumbers numbers = *data::row_numbers(rows);
  EXPECT_FALSE(data::overview_of(rows, numbers, stopped_work()));
  Progress progress;
  EXPECT_TRUE(data::overview_of(rows, numbers, {.progress = &progress}));
  EXPECT_EQ(progress.stage(), data::Stage::Temperature);
  EXPECT_GT(progress.share(), 0.5);
}

}  // namespace
}  // namespace surprisal::test
