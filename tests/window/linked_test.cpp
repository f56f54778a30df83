// Checks that the window shows the same numbers as `surprisal compute`, to the digits shown, after random
// drags, typing and choices.
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "base/number.h"
#include "base/wording.h"
#include "robot.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string output_of(const std::string& command) {
  std::string text;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  char buffer[4096];
  while (std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe.get())) text.append(buffer, count);
  return text;
}

std::string comma_separated(const std::vector<double>& numbers) {
  std::string list;
  for (double value : numbers) list += (list.empty() ? "" : ",") + exact(value);
  return list;
}

// The numbers under a name in the JSON output.
std::vector<double> numbers_of(const std::string& json, const std::string& name) {
  std::smatch found;
  const std::regex line("\"" + name + "\": \\[?([^\\]\\n]*)");
  std::vector<double> numbers;
  if (!std::regex_search(json, found, line)) return numbers;
  std::stringstream list(found[1].str());
  for (std::string word; std::getline(list, word, ',');) {
    word.erase(std::remove_if(word.begin(), word.end(), [](char c) { return c == ' ' || c == '"'; }),
               word.end());
    if (word.empty()) continue;
    numbers.push_back(word == "inf" ? kInfinity : word == "-inf" ? -kInfinity : std::stod(word));
  }
  return numbers;
}

const char* base_word(Base base) { return base == Base::E ? "e" : base == Base::Two ? "2" : "10"; }

constexpr double kRounding = 1e-12;  // sums that are smaller are shown as 0

// The decimals of the ledger's columns, and of the loss in the headline.
std::string as_in_the_ledger(std::string_view name, double value) {
  if (name == "softmax") return value < 0.001 ? shown(value, 3) : shown_fixed(value, 4);
  if (name == "logits") return shown_fixed(value, 3);
  if (name == "labels") return shown_short(value);
  if (std::abs(value) < kRounding) return "0";
  if (name == "surprisal" && value >= 0.1) return shown_fixed(value, value < 100 ? 3 : 0);
  if (name == "grad_softmax_ce") {
    if (shown_fixed(std::abs(value), 3) == "0.000") return "0";
    return (value > 0 ? "+" : "") + shown_fixed(value, 3);
  }
  return shown(value);
}

// Between spaces or ends of lines.
std::set<std::string> words_of(const std::string& screen) {
  std::stringstream text(screen);
  std::set<std::string> words;
  for (std::string word; text >> word;) words.insert(word);
  return words;
}

TEST(Linked, ShowsTheNumbersThatTheCommandLineComputes) {
  std::mt19937 random(20);
  std::uniform_real_distribution<float> share(0, 1);
  Robot robot(Language::English);
  for (int round = 0; round < 25; ++round) {
    for (int k = 0; k < 3; ++k) {
      const Widget slider = robot.find("slider.logit." + std::to_string(k));
      robot.drag(slider.at(share(random)), slider.at(share(random)));
    }
    robot.click("label." + std::to_string(round % 3));
    const double decades = 1.6 * (static_cast<double>(share(random)) - 0.5);
    robot.type_into("value.temperature", shown_fixed(std::pow(10, decades), 3));
    robot.click("base." + std::to_string(round % 3));
    const Session& s = robot.session();
    const std::string json =
        output_of(std::string(SURPRISAL_PROGRAM) + " compute --json --logits=" + comma_separated(s.logits) +
                  " --labels " + comma_separated(s.labels) + " --temperature " + exact(s.temperature) +
                  " --base " + base_word(s.base));
    const std::string screen = robot.screen();
    const std::set<std::string> on_screen = words_of(screen);
    for (const char* name :
         {"logits", "softmax", "surprisal", "labels", "grad_softmax_ce", "cross_entropy"}) {
      const std::vector<double> numbers = numbers_of(json, name);
      ASSERT_FALSE(numbers.empty()) << name << "\n" << json;
      for (double value : numbers) {
        const std::string word = as_in_the_ledger(name, value);
        EXPECT_TRUE(on_screen.contains(word)) << name << " " << word << "\n" << screen;
      }
    }
  }
}

}  // namespace
}  // namespace surprisal::test
