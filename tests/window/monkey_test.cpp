// Checks that random input does not break the window: ImGui's asserts hold, all numbers stay finite, Escape
// leads back to the playground, undo is exact, and memory does not grow.
#include "monkey.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/file.h"
#include "confined.h"
#include "testing.h"

// Exists only in sanitizer builds.
extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

std::size_t number_in(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoul(value, nullptr, 10);
}

#ifdef SURPRISAL_SANITIZE
constexpr std::size_t kEvents = 2000;  // each takes about twenty times as long
constexpr std::size_t kSeeds = 4;
constexpr std::size_t kFewEvents = 1000;
#else
constexpr std::size_t kEvents = 12000;
constexpr std::size_t kSeeds = 20;
constexpr std::size_t kFewEvents = 3000;
#endif

std::string report_of(const Monkey& monkey) {
  std::string story;
  for (const std::string& deed : monkey.trail()) story += "  " + deed + "\n";
  const std::string seed = std::to_string(monkey.seed());
  const std::string events = std::to_string(monkey.events());
  return story + "seed " + seed + ", event " + events + "; again with SURPRISAL_MONKEY_SEED=" + seed +
         " SURPRISAL_MONKEY_EVENTS=" + std::to_string(monkey.events() + 1) + "\n";
}

// The running monkey, for the report if the program ends while it runs.
const Monkey* running_monkey = nullptr;

void tell_end() {
  if (const Monkey* monkey = std::exchange(running_monkey, nullptr))
    std::fputs(report_of(*monkey).c_str(), stderr);
}

void tell_and_end(int signal_number) {
  tell_end();
  raise(signal_number);
}

class AtTheWindow : public testing::TestWithParam<std::size_t> {
 protected:
  static void SetUpTestSuite() {
    if (__sanitizer_set_death_callback != nullptr) return __sanitizer_set_death_callback(tell_end);
    struct sigaction action = {};
    action.sa_handler = tell_and_end;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL}) sigaction(number, &action, nullptr);
  }

  // The folder's name has the same width in every run, because digits have equal widths.
  AtTheWindow() {
    char name[64];
    std::snprintf(name, sizeof name, "surprisal-monkey-%08d-%08d", static_cast<int>(getpid()), ++folders_);
    folder_ = fs::temp_directory_path() / name;
    fs::create_directory(folder_);
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"}) {
      if (const char* value = getenv(variable)) before_[variable] = value;
      setenv(variable, folder_.c_str(), 1);
    }
    started_in_ = fs::current_path();
    fs::current_path(folder_);
    confine_to(folder_.string());
  }
  ~AtTheWindow() override {
    confine_to("");
    running_monkey = nullptr;
    fs::current_path(started_in_);
    for (const char* variable : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"}) {
      if (before_.contains(variable))
        setenv(variable, before_.at(variable).c_str(), 1);
      else
        unsetenv(variable);
    }
    std::error_code none;
    fs::remove_all(folder_, none);
  }

  fs::path world(const char* name) const {
    fs::create_directory(folder_ / name);
    return folder_ / name;
  }

  std::vector<LessonPair> course_ = lessons();

 private:
  static inline int folders_ = 0;
  fs::path folder_;
  fs::path started_in_;
  std::map<std::string, std::string> before_;
};

std::vector<std::size_t> seeds() {
  if (const std::size_t one = number_in("SURPRISAL_MONKEY_SEED", 0); one != 0) return {one};
  std::vector<std::size_t> all;
  for (std::size_t seed = 1; seed <= kSeeds; ++seed) all.push_back(seed);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Monkey, AtTheWindow, testing::ValuesIn(seeds()));

// Caches fill, grow and shrink, so memory may rise at first and vary between rounds; a leak keeps
// raising the minimum.
std::string growth_of(const std::vector<std::size_t>& memory) {
  constexpr std::size_t kMinRounds = 12;
  constexpr std::size_t kCaches = std::size_t{8} << 20;
  if (memory.size() < kMinRounds) return {};
  const auto quarter = static_cast<std::ptrdiff_t>(memory.size() / 4);
  const auto last = memory.end() - quarter;
  if (*std::min_element(last, memory.end()) <= *std::min_element(last - quarter, last) + kCaches) return {};
  std::string all = "memory grows, in KiB:";
  for (const std::size_t bytes : memory) all += " " + std::to_string(bytes / 1024);
  return all;
}

TEST_P(AtTheWindow, BreaksNothing) {
  Monkey monkey(GetParam(), world("1"), course_);
  running_monkey = &monkey;
  try {
    monkey.run(number_in("SURPRISAL_MONKEY_EVENTS", kEvents));
  } catch (const std::exception& exception) {
    FAIL() << exception.what() << "\n" << report_of(monkey);
  }
  EXPECT_EQ(monkey.fault(), "") << report_of(monkey);
  EXPECT_EQ(growth_of(monkey.memory()), "");
}

class Monkeys : public AtTheWindow {};

INSTANTIATE_TEST_SUITE_P(Seed, Monkeys, testing::Values(1));

TEST_P(Monkeys, AreReproducibleFromASeed) {
  // Run one after the other, because ImGui has only one current context; each finds the same files.
  const auto run_once = [&] {
    const fs::path folder = world("1");
    std::tuple<std::string, std::size_t, std::vector<std::string>, std::deque<std::string>> done;
    {
      Monkey monkey(GetParam(), folder, course_);
      monkey.run(kFewEvents);
      done = {monkey.fault(), monkey.events(), monkey.sessions(), monkey.trail()};
    }
    fs::remove_all(folder);
    return done;
  };
  run_once();  // its training runs are cached, so the next runs need no frames for training
  const auto first = run_once();
  EXPECT_EQ(std::get<0>(first), "");
  EXPECT_EQ(first, run_once());
}

TEST_P(Monkeys, CannotChangeFilesOutsideTheirFolder) {
  const fs::path outside = world("1").parent_path().parent_path() / "surprisal-monkey-outside";
  EXPECT_FALSE(write_atomically(outside, "escaped"));
  EXPECT_FALSE(write_atomically(world("1") / ".." / ".." / "surprisal-monkey-outside", "escaped"));
  EXPECT_FALSE(fs::exists(outside));
  EXPECT_TRUE(write_atomically(world("1") / "within", "stays"));
}

}  // namespace
}  // namespace surprisal::test
