// Argues that nothing that anybody does to the window breaks it: a monkey does anything, and all along no
// assert of ImGui's fails, every number stays finite, a way leads home, undoing is exact and memory does not
// grow.
#include "monkey.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <string>

#include "confined.h"
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

std::size_t number_in(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoul(value, nullptr, 10);
}

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kEvents = 1000;
#else
constexpr std::size_t kEvents = 20000;
#endif
constexpr std::size_t kSeeds = 20;

std::string story_of(const Monkey& monkey) {
  std::string story;
  for (const std::string& deed : monkey.trail()) story += "  " + deed + "\n";
  const std::string seed = std::to_string(monkey.seed());
  const std::string events = std::to_string(monkey.events());
  return story + "seed " + seed + ", event " + events + "; again with SURPRISAL_MONKEY_SEED=" + seed +
         " SURPRISAL_MONKEY_EVENTS=" + std::to_string(monkey.events() + 1) + "\n";
}

// The one at work, for a program that ends in the middle of it.
const Monkey* at_work = nullptr;

void tell_end() {
  if (const Monkey* monkey = std::exchange(at_work, nullptr)) std::fputs(story_of(*monkey).c_str(), stderr);
}

void tell_and_end(int signal_number) {
  tell_end();
  raise(signal_number);
}

class AtTheWindow : public testing::TestWithParam<std::size_t> {
 protected:
  static void SetUpTestSuite() {
#ifdef __SANITIZE_ADDRESS__
    __sanitizer_set_death_callback(tell_end);
#else
    struct sigaction action = {};
    action.sa_handler = tell_and_end;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL}) sigaction(number, &action, nullptr);
#endif
  }

  // Its name is as wide from one run to the next: digits are.
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
    at_work = nullptr;
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

TEST_P(AtTheWindow, BreaksNothing) {
  Monkey monkey(GetParam(), world("a"), course_);
  at_work = &monkey;
  try {
    monkey.run(number_in("SURPRISAL_MONKEY_EVENTS", kEvents));
  } catch (const std::exception& exception) {
    FAIL() << exception.what() << "\n" << story_of(monkey);
  }
  at_work = nullptr;
  EXPECT_EQ(monkey.fault(), "") << story_of(monkey);
  std::string series;
  for (std::size_t m : monkey.memory()) series += " " + std::to_string(m / 1024);
  std::printf("seed %zu: %s\n", GetParam(), series.c_str());
}

}  // namespace
}  // namespace surprisal::test
