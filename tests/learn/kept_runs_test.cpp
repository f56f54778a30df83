// Checks that cached runs equal freshly trained ones, whatever the order of the requests and their threads.
#include "learn/kept_runs.h"

#include <thread>
#include <utility>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

TrainingSettings small_batches(std::uint32_t seed) {
  TrainingSettings settings;
  settings.batch = 10;
  settings.seed = seed;
  return settings;
}

TEST(KeptRuns, AreThoseOfTraining) {
  KeptRuns runs;
  for (const std::size_t steps : {7, 0, 3, 12, 12, 5})
    EXPECT_EQ(runs.after(small_batches(1), steps), train(small_batches(1), kept_digits(), steps)) << steps;
}

TEST(KeptRuns, KnowWhatTheyHave) {
  KeptRuns runs;
  EXPECT_FALSE(runs.has(small_batches(1), 0));
  EXPECT_EQ(runs.steps_of(small_batches(1)), 0u);
  runs.after(small_batches(1), 4);
  EXPECT_EQ(runs.steps_of(small_batches(1)), 4u);
  EXPECT_TRUE(runs.has(small_batches(1), 2));
  EXPECT_TRUE(runs.has(small_batches(1), 4));
  EXPECT_FALSE(runs.has(small_batches(1), 5));
  EXPECT_FALSE(runs.has(small_batches(2), 0));
}

TEST(KeptRuns, ForgetTheLeastRecentlyUsed) {
  KeptRuns runs;
  runs.after(small_batches(1), 1);
  runs.after(small_batches(2), 1);
  runs.after(small_batches(1), 1);
  for (std::uint32_t seed = 3; seed < 10; ++seed) runs.after(small_batches(seed), 1);
  EXPECT_TRUE(runs.has(small_batches(1), 1));
  EXPECT_FALSE(runs.has(small_batches(2), 1));
}

// Five small runs are all kept; of runs that take 2 MB each, only four are.
TEST(KeptRuns, ForgetLargeRunsSooner) {
  for (const auto& [hidden, kept] : {std::pair{std::size_t{0}, 5}, std::pair{std::size_t{32}, 4}}) {
    KeptRuns runs;
    TrainingSettings settings = small_batches(0);
    settings.hidden = hidden;
    for (settings.seed = 1; settings.seed <= 5; ++settings.seed) runs.after(settings, 100);
    int found = 0;
    for (settings.seed = 1; settings.seed <= 5; ++settings.seed) found += runs.has(settings, 100) ? 1 : 0;
    EXPECT_EQ(found, kept) << hidden;
  }
}

TEST(KeptRuns, CanBeRequestedByManyThreads) {
  KeptRuns runs;
  const Training wanted = train(small_batches(1), kept_digits(), 20);
  std::vector<Training> got(4);
  {
    std::vector<std::jthread> threads;
    for (Training& one : got) threads.emplace_back([&] { one = runs.after(small_batches(1), 20); });
  }
  for (const Training& one : got) EXPECT_EQ(one, wanted);
  EXPECT_EQ(runs.after(small_batches(1), 20), wanted);
}

}  // namespace
}  // namespace surprisal::test
