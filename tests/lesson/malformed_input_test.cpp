// Checks that any file, whatever it contains, is read in bounded time and memory, and that the result can be
// shown.
#include <sys/resource.h>

#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "../thoroughness.h"
#include "check_lesson_text.h"
#include "lesson/parse_lesson.h"
#include "lesson_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr int kTries = 10000 / static_cast<int>(test::kEvery);

constexpr const char* kExpressions[] = {
    "sum(labels * surprisal)",
    "then.cross_entropy - cross_entropy",
    "softmax[argmax(logits)] >= 1 / 2",
    "-log(softmax[right_class]) ^ 2",
    "race_cross_entropy[race.steps] * 2",
    "(1 + 2) * -3e-2 / max(marked)",
    "abs(round(sigmoid(logits[0])))",
    "class_name[1]:.4f",
};

class MalformedLesson : public testing::Test {
 protected:
  static void read(const std::string& text) { ASSERT_EQ(test::fault_in_lesson(text), "") << text; }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  // Bytes deleted, doubled, changed, moved or inserted.
  std::string mutated(std::string text, std::string_view other) {
    static constexpr std::string_view kTokens[] = {
        "$",   "$$",          "{",          "}",        "{{",    "`",  "```",     "*",     "**", "|", ">",
        "\n",  "\n\n",        "## ",        "- ",       "+++\n", "\\", "\\live{", "[",     "](", ")", "\"",
        "'''", "[session]\n", "```guess\n", "```set\n", "= ",    "熵", "\xFF",    "1e999", "-",  "^"};
    for (std::size_t n = 1 + below(6); n > 0 && !text.empty(); --n) {
      const std::size_t at = below(text.size());
      switch (below(5)) {
        case 0:
          text.erase(at, 1 + below(20));
          break;
        case 1:
          text.insert(at, text.substr(at, 1 + below(60)));
          break;
        case 2:
          text[at] = static_cast<char>(below(256));
          break;
        case 3:
          text.insert(at, kTokens[below(std::size(kTokens))]);
          break;
        default:
          text.insert(at, other.substr(below(other.size()), 1 + below(200)));
      }
    }
    return text;
  }

  // A lesson that uses every feature; the fuzzer starts from it too.
  static std::string rich() {
    std::ifstream file(SURPRISAL_TEST_FOLDER "/../fuzz/corpus/lesson/rich.md");
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // A valid expression of random names.
  std::string grown(int depth) {
    static constexpr std::string_view kBetween[] = {" + ", " - ", " * ", " / ", " ^ ", " < ", " == "};
    static constexpr std::string_view kAround[] = {"sum(", "max(", "log(", "exp(", "argmax(", "-(", "("};
    switch (depth == 0 ? 3 + below(3) : below(6)) {
      case 0:
        return "(" + grown(depth - 1) + std::string(kBetween[below(std::size(kBetween))]) + grown(depth - 1) +
               ")";
      case 1:
        return std::string(kAround[below(std::size(kAround))]) + grown(depth - 1) + ")";
      case 2:
        return grown(depth - 1) + "[" + grown(depth - 1) + "]";
      case 3:
        return std::to_string(below(12));
      case 4:
        return "then." + std::string(names()[below(names().size())].name);
      default:
        return std::string(names()[below(names().size())].name);
    }
  }

  const std::string rich_ = rich();
  std::mt19937 random_{20250321};
};

TEST_F(MalformedLesson, TheLessonWithEveryFeatureHasNoFault) {
  EXPECT_EQ(test::listed(parse_lesson(rich_).faults), "");
  read(rich_);
}

// Processor time, so that a busy machine makes no difference.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST_F(MalformedLesson, Mutated) {
  double longest = 0;
  for (int i = 0; i < kTries; ++i) {
    const std::string text = mutated(rich_, rich_);
    const std::clock_t start = std::clock();
    read(text);
    if (HasFatalFailure()) return;
    longest = std::max(longest, seconds_since(start));
  }
  EXPECT_LT(longest, 2);
}

TEST_F(MalformedLesson, ExpressionsMutated) {
  int understood = 0;
  for (int i = 0; i < kTries; ++i) {
    const std::string_view other = kExpressions[below(std::size(kExpressions))];
    std::string text = i % 2 == 0 ? grown(4) : mutated(kExpressions[below(std::size(kExpressions))], other);
    ASSERT_EQ(test::fault_in_expression(text), "") << text;
    understood += std::holds_alternative<LiveValue>(parse_live_value(text)) ? 1 : 0;
  }
  EXPECT_GT(understood, kTries * 2 / 5);
}

TEST_F(MalformedLesson, FormulasMutated) {
  constexpr std::string_view kFormula =
      R"(\begin{cases} \term{loss}{L} = -\log\frac{\live{exponentials[0]:.2f}}{\live{sum(exponentials)}} & y = 1 \\ \text{x} \end{cases})";
  int understood = 0;
  for (int i = 0; i < kTries; ++i) {
    const std::string text = mutated(std::string(kFormula), kFormula);
    ASSERT_EQ(test::fault_in_formula(text), "") << text;
    std::vector<FormulaFault> faults;
    parse_live_formula(text, faults);
    understood += faults.empty() ? 1 : 0;
  }
  EXPECT_GT(understood, kTries / 200);
}

std::string repeated(std::string_view part, std::size_t bytes = kLongestLesson - 1000) {
  bytes /= test::kEvery;
  std::string text;
  while (text.size() + part.size() <= bytes) text += part;
  return text;
}

// The most expensive constructs, as many as a file can hold.
TEST_F(MalformedLesson, TheWorstCasesAreReadQuickly) {
  std::string wide =
      "|" + repeated("a|", 200000) + "\n|" + repeated("-|", 200000) + "\n" + repeated("|\n", 400000);
  std::string staircase;
  for (std::size_t i = 0; staircase.size() < 900000; i = (i + 1) % 500) {
    staircase += std::string(2 * i, ' ') + "- a\n";
  }
  std::string backticks;
  for (std::size_t i = 1; backticks.size() < 900000; ++i) backticks += std::string(i % 1200, '`') + " ";
  for (const std::string& body : {
           repeated("*a_"),
           repeated("**a** "),
           repeated("["),
           repeated("[a]("),
           repeated("[a](b \""),
           repeated("[a][b"),
           repeated("![a]"),
           repeated("> "),
           repeated(">"),
           repeated("- "),
           repeated("> > > > a\n"),
           repeated("`"),
           repeated("$"),
           repeated("$ "),
           repeated("$$ "),
           repeated("$x$"),
           repeated("{"),
           repeated("{kl}"),
           repeated("{kl}\n\n"),
           repeated("{race_cross_entropy*2}"),
           repeated("<a "),
           repeated("&amp;"),
           repeated("\\"),
           repeated("## a\n\n"),
           repeated("```\n"),
           repeated("```set\n\n```\n"),
           repeated("~~~a\n"),
           repeated("|a|b|\n|-|-|\n\n"),
           repeated("1. a\n"),
           repeated("[a]: b\n"),
           repeated("[a]: b\n\n[a]\n\n"),
           repeated("熵"),
           repeated("，**a**"),
           repeated("a\n"),
           repeated("$\\live{kl}$"),
           repeated("\\live{"),
           repeated("> [!note] a\n>\n\n"),
           repeated("_a*"),
           repeated("a***b**c*"),
           wide,
           staircase,
           backticks,
       }) {
    const std::clock_t start = std::clock();
    read(test::with_head("## A\n\n" + body));
    if (HasFatalFailure()) return;
    EXPECT_LT(seconds_since(start), 10) << body.substr(0, 40);
    if (seconds_since(start) > 0.5)
      std::printf("%.2f s: %s\n", seconds_since(start), body.substr(0, 30).c_str());
  }
  for (const std::string& head : {repeated("a=[", 30000), repeated("[a]\n", 30000), repeated("a.b.", 30000),
                                  "a = " + repeated("{a=", 30000), "a = \"" + repeated("\\u", 30000)}) {
    const std::clock_t start = std::clock();
    read("+++\n" + head + "\n+++\n## A\n");
    EXPECT_LT(seconds_since(start), 10) << head.substr(0, 40);
  }
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 1500 * 1024) << "kilobytes";
  std::printf("%ld MB\n", usage.ru_maxrss / 1024);
}

}  // namespace
}  // namespace surprisal::test
