// Argues that whatever a stranger's file holds, it is read in bounded time and memory, and that what is read
// of it can be shown.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "lesson/lesson.h"
#include "workshop.h"

namespace surprisal {
namespace {

constexpr std::string_view kRich = R"(+++
id = "rich"
title = "Rich 富"
chapter = "distance"
explains = ["C7", "X3"]
figures = ["decomposition", "models"]
[session]
logits = [3, 1, -3]
labels = [0.7, 0.2, 0.1]
label_mode = "distribution"
class_names = [{en = "cat", zh = "猫"}, {en = "dog", zh = "狗"}, {en = "pig", zh = "猪"}]
rival = [0.5, 0.2, 0.3]
[session.race]
steps = 100
+++

## Question: {right}?

Text with *soft*, **loud {kl:.3f}**, `code {x}` and $D = \term{kl}{\live{kl:.4f}}$, {{braces}} \$5.
中文也要**能读（读）**。
并且 {class_name[1]}：{softmax[1]:.1%}。

$$
\begin{aligned} H(p,q) &= -\sum_k \term{label}{p_k} \log \term{prediction}{q_k} \\ &= \live{cross_entropy} \end{aligned}
$$

| class | $p$ | $q$ |
|:---|:-:|---:|
| {class_name[0]} | {labels[0]} | {softmax[0]:.4f} |
| $a|b$ | {sum(labels * surprisal):.3e} | x |

1. one
   - two {race_cross_entropy[100]:.4f}
   - three

```set
temperature = 2
labels = [1, 0, 0]
```

```show
triangle, gibbs
```

> [!slip S7] A $\text{slip}$ of {unit}
> Text of the slip: [there](lesson:gibbs), [figure](figure:path) and [preset](preset:two-models).
>
> $$x
> + y$$

## Guess

```guess
question = "How large is {temperature}?"
answer = "then.cross_entropy - cross_entropy"
from = -6
to = 6
within = 0.3
then = {labels = [0, 1, 0]}
reveal = '''
It is {cross_entropy:.4f}:

$$\frac{1}{\live{softmax[1]}}$$
'''
```

## Choice

```guess
question = "Which?"
choices = [
  {text = "It *rises*", when = "then.softmax[1] > softmax[1]"},
  {text = "It falls by {kl}", when = "then.softmax[1] < softmax[1]"},
  {text = "It stays", when = "1"},
]
then = {logits = [4, 1, -3]}
reveal = "Yes."
```

```python
loss = -(y * p.log()).sum()
```
)";

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

class HostileLesson : public testing::Test {
 protected:
  // All that a window would do with it.
  static void show(const Lesson& lesson) {
    for (const Step& step : lesson.steps) {
      for (const Language language : {Language::English, Language::Chinese}) {
        const Values values(step.session);
        shown_values(step, language);
        document::plain_text(step.title, values, language);
        document::plain_text(step.blocks, values, language);
      }
      ASSERT_EQ(fault_of(step.session), "");
      ASSERT_LE(step.figures.size(), kMostLessonFigures);
      if (!step.guess) continue;
      ASSERT_EQ(fault_of(session_after(*step.guess, step.session)), "");
      verdict_on(*step.guess, step.session, 0.5);
      verdict_on(*step.guess, step.session, std::size_t{0});
    }
    ASSERT_LE(lesson.steps.size(), kMostLessonSteps);
    slips_of(lesson);
    figures_of(lesson);
  }

  static void read(const std::string& text) {
    const Lesson lesson = parse_lesson(text);
    show(lesson);
    std::size_t lines = 1;
    for (const char c : text) lines += c == '\n' ? 1 : 0;
    for (const LessonFault& fault : lesson.faults) {
      ASSERT_GE(fault.line, 1u);
      ASSERT_LE(fault.line, lines) << text;
      ASSERT_GE(fault.column, 1u);
      ASSERT_FALSE(fault.message.empty());
    }
    differences(lesson, lesson, text);
    lost_links(lesson, text, {});
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  // Bytes lost, doubled, changed, moved or put in from elsewhere.
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

  std::mt19937 random_{20250321};
};

TEST_F(HostileLesson, ReadsTheRichOneWithoutAFault) {
  const Lesson lesson = parse_lesson(kRich);
  EXPECT_EQ(test::listed(lesson.faults), "");
  show(lesson);
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_F(HostileLesson, MutatedTenThousandTimes) {
  double longest = 0;
  for (int i = 0; i < 10000; ++i) {
    const std::string text = mutated(std::string(kRich), kRich);
    const auto start = std::chrono::steady_clock::now();
    read(text);
    if (HasFatalFailure()) return;
    longest = std::max(longest, seconds_since(start));
  }
  EXPECT_LT(longest, 2);
}

TEST_F(HostileLesson, ExpressionsMutatedTenThousandTimes) {
  const Values now{Session()};
  int understood = 0;
  for (int i = 0; i < 10000; ++i) {
    std::string text = kExpressions[below(std::size(kExpressions))];
    const std::string_view other = kExpressions[below(std::size(kExpressions))];
    if (i % 2 == 0) {
      text = mutated(text, other);
    } else {
      text[below(text.size())] = other[below(other.size())];
    }
    const ParsedLiveValue parsed = parse_live_value(text);
    if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
      ASSERT_LE(problem->at, text.size()) << text;
      ASSERT_FALSE(problem->message.empty()) << text;
      continue;
    }
    ++understood;
    shown(std::get<LiveValue>(parsed), now, Language::Chinese, &now);
  }
  EXPECT_GT(understood, 500);
}

TEST_F(HostileLesson, FormulasMutatedTenThousandTimes) {
  constexpr std::string_view kFormula =
      R"(\begin{cases} \term{loss}{L} = -\log\frac{\live{exponentials[0]:.2f}}{\live{sum(exponentials)}} & y = 1 \\ \text{x} \end{cases})";
  const Values now{Session()};
  int understood = 0;
  for (int i = 0; i < 10000; ++i) {
    const std::string text = mutated(std::string(kFormula), kFormula);
    std::vector<FormulaFault> faults;
    const LiveFormula formula = parse_live_formula(text, faults);
    for (const FormulaFault& fault : faults) ASSERT_LE(fault.at, text.size()) << text;
    plain_text(formula_with_values(formula, now, Language::English));
    understood += faults.empty() ? 1 : 0;
  }
  EXPECT_GT(understood, 50);
}

std::string repeated(std::string_view part, std::size_t bytes = kLongestLesson - 1000) {
  std::string text;
  while (text.size() + part.size() <= bytes) text += part;
  return text;
}

// What costs most for what is asked: as much of it as a file can hold.
TEST_F(HostileLesson, TheWorstThatIsAllowedIsSoonRead) {
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
    const auto start = std::chrono::steady_clock::now();
    read(test::with_head("## A\n\n" + body));
    if (HasFatalFailure()) return;
    EXPECT_LT(seconds_since(start), 10) << body.substr(0, 40);
    if (seconds_since(start) > 0.5)
      std::printf("%.2f s: %s\n", seconds_since(start), body.substr(0, 30).c_str());
  }
  for (const std::string& head : {repeated("a=[", 30000), repeated("[a]\n", 30000), repeated("a.b.", 30000),
                                  "a = " + repeated("{a=", 30000), "a = \"" + repeated("\\u", 30000)}) {
    const auto start = std::chrono::steady_clock::now();
    read("+++\n" + head + "\n+++\n## A\n");
    EXPECT_LT(seconds_since(start), 10) << head.substr(0, 40);
  }
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 1500 * 1024) << "kilobytes";
  std::printf("%ld MB\n", usage.ru_maxrss / 1024);
}

}  // namespace
}  // namespace surprisal
