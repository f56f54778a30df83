// Checks that a lesson is read step by step, and that each mistake is reported at its position while the rest
// is kept.
#include "lesson/lesson.h"

#include <string>
#include <vector>

#include "lesson/chapters.h"
#include "lesson/lesson_checks.h"
#include "lesson/parse_lesson.h"
#include "lesson_helpers.h"
#include "session/session_file.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::marked;
using test::sound_lesson;
using test::with_head;
using test::written;

constexpr std::string_view kWhole = R"(+++
id = "whole"
title = "A whole lesson"
chapter = "outputs"
explains = ["A1", "X11"]   # a remark
figures = ["softmax-bars", "minus-log-p"]
[session]
logits = [4.334, 2.90, 0.01]
labels = [0, 1, 0]
coin.heads = 3
[session.race]
steps = 50
+++

## First

Text {softmax[0]:.4f}.

## Second {right}

```set
temperature = 2
```

```show
sigmoid, gradients
```

> [!slip S7] A slip
> With a [figure](figure:triangle).

```guess
question = "What is {temperature}?"
answer = "then.softmax[0]"
from = 0
to = 1
within = 0.1
then = {temperature = 1}
reveal = "It is {softmax[0]:.3f}."
```

## Third

```set
labels = [1, 0, 0]
```

{temperature}
)";

TEST(Lesson, MayReplaceOlderLessons) {
  const Lesson lesson = parse_lesson("+++\nid = \"a\"\naliases = [\"b\", \"c\"]\n+++\n");
  EXPECT_EQ(lesson.aliases, (std::vector<std::string>{"b", "c"}));
}

TEST(Lesson, IsReadStepByStep) {
  const Lesson lesson = parse_lesson(kWhole, Language::English);
  EXPECT_EQ(test::listed(lesson.faults), "");
  EXPECT_EQ(lesson.id, "whole");
  EXPECT_EQ(lesson.title, "A whole lesson");
  EXPECT_EQ(lesson.chapter, "outputs");
  EXPECT_EQ(lesson.explains, (std::vector<std::string>{"A1", "X11"}));
  EXPECT_EQ(lesson.start.logits, (std::vector<double>{4.334, 2.90, 0.01}));
  EXPECT_EQ(lesson.start.coin.heads, 3);
  EXPECT_EQ(lesson.start.race.steps, 50);
  ASSERT_EQ(lesson.steps.size(), 3u);
  EXPECT_EQ(written(lesson.steps[1].title), R"("Second " {right})");
  // A step keeps what earlier steps set, but not what a guess changed.
  EXPECT_EQ(lesson.steps[0].session.temperature, 1);
  EXPECT_EQ(lesson.steps[1].session.temperature, 2);
  EXPECT_EQ(lesson.steps[2].session.temperature, 2);
  EXPECT_EQ(lesson.steps[2].session.labels, (std::vector<double>{1, 0, 0}));
  EXPECT_EQ(lesson.steps[0].figures, (std::vector<std::string>{"softmax-bars", "minus-log-p"}));
  EXPECT_EQ(lesson.steps[2].figures, (std::vector<std::string>{"sigmoid", "gradients"}));
  EXPECT_TRUE(lesson.steps[1].guess);
  EXPECT_EQ(slips_of(lesson), std::vector<std::string>{"S7"});
  EXPECT_EQ(figures_of(lesson),
            (std::vector<std::string>{"softmax-bars", "minus-log-p", "sigmoid", "gradients", "triangle"}));
}

TEST(Lesson, ShowsTheValuesOfItsSteps) {
  const Lesson lesson = parse_lesson(kWhole, Language::English);
  EXPECT_EQ(shown_values(lesson.steps[0], Language::English), std::vector<std::string>{"0.7990"});
  // Before the guess, after it, and its answer.
  EXPECT_EQ(shown_values(lesson.steps[1], Language::English),
            (std::vector<std::string>{"dog", "2", "0.799", "0.7990"}));
}

TEST(Lesson, LinesMayEndInAnyWay) {
  std::string text(kWhole);
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
  const Lesson lesson = parse_lesson("\xEF\xBB\xBF" + text, Language::English);
  EXPECT_EQ(test::listed(lesson.faults), "");
  EXPECT_EQ(lesson.steps.size(), 3u);
}

TEST(Lesson, ItsLanguageFollowsFromTheTitle) {
  EXPECT_EQ(parse_lesson(kWhole).language, Language::English);
  EXPECT_EQ(parse_lesson("+++\ntitle = \"交叉熵\"\n+++\n").language, Language::Chinese);
}

struct Wrong {
  std::string_view text;  // with a mark before the fault
  std::string_view message;
};

void expect_fault(const std::string& source, std::string_view message) {
  const test::Marked wrong = marked(source);
  const Lesson lesson = parse_lesson(wrong.text, Language::English);
  const bool reported =
      std::any_of(lesson.faults.begin(), lesson.faults.end(), [&](const LessonFault& fault) {
        return Place{fault.line, fault.column} == wrong.place && fault.message.en.starts_with(message);
      });
  EXPECT_TRUE(reported) << source << "\nwants " << wrong.place.line << ":" << wrong.place.column << ": "
                        << message << "\nhas\n"
                        << test::listed(lesson.faults);
  for (const LessonFault& fault : lesson.faults)
    EXPECT_TRUE(test::is_in_both_languages(fault.message)) << fault.message.en;
}

TEST(LessonFaults, OfTheFrontMatter) {
  for (const Wrong& wrong : std::vector<Wrong>{
           {"☞## No front matter\n", "a lesson begins with a line of +++"},
           {"☞+++\nid = \"a\"\n", "the front matter needs a line of +++ at its end"},
           {"+++\nid = \"a\"\n☞## Step\n", "the front matter needs a line of +++ at its end"},
           {"+++\n☞title = \"a\"\nfigures = [\"sigmoid\"]\n+++\n", "the front matter needs id"},
           {"+++\n☞id = \"a\"\nfigures = [\"sigmoid\"]\n+++\n", "the front matter needs title"},
           {"+++\n☞id = \"a\"\ntitle = \"b\"\n+++\n", "the front matter needs figures"},
           {"+++\nid = \"☞A b\"\n+++\n", "an id must consist of lowercase letters"},
           {"+++\nid = ☞3\n+++\n", "id must be a text"},
           {"+++\naliases = [\"a\", \"☞A b\"]\n+++\n", "an id must consist of lowercase letters"},
           {"+++\ntitle = \"☞\"\n+++\n", "title is empty"},
           {"+++\nchapter = \"☞loses\"\n+++\n", "there is no chapter \"loses\"; did you mean losses?"},
           {"+++\nexplains = [\"A1\", \"☞1A\"]\n+++\n", "explains takes ids such as A1"},
           {"+++\nexplains = ☞\"A1\"\n+++\n", "explains must be a list of texts"},
           {"+++\nfigures = [\"sigmoid\", \"☞sigmod\"]\n+++\n",
            "there is no figure \"sigmod\"; did you mean sigmoid?"},
           {"+++\nfigures = ☞[]\n+++\n", "figures is empty"},
           {"+++\nfigures = ☞[\"sigmoid\", \"gibbs\", \"path\", \"race\"]\n+++\n",
            "at most 3 figures fit side by side"},
           {"+++\n☞figure = \"gibbs\"\n+++\n", "there is no key \"figure\"; did you mean figures?"},
           {"+++\nid = \"a☞\n+++\n", "Error while parsing"},
           {"+++\n[☞?]\n+++\n", "Error while parsing"},
           {"+++\n[session]\n☞temprature = 2\n+++\n",
            "there is no key \"temprature\"; did you mean temperature?"},
           {"+++\n[session]\nlogits = [1, 2]\n  ☞temperature = 1000\n+++\n",
            "temperature must be from 0.01 to 100, but is 1000"},
           {"+++\n[session]\n☞labels = [1, 1]\nlogits = [1, 2, 3]\n+++\n", "labels must have 3 entries"},
           {"+++\nsession = ☞3\n+++\n", "session must be a table"},
       }) {
    expect_fault(std::string(wrong.text), wrong.message);
  }
}

TEST(LessonFaults, OfTheText) {
  for (const Wrong& wrong : std::vector<Wrong>{
           {"☞Text before.\n\n## Step\n", "this is before the first step"},
           {"## A\n\n### ☞Deep\n", "a step begins with ## and its title; there are no other headings"},
           {"# ☞Flat\n", "a step begins with ## and its title; there are no other headings"},
           {"☞Text\n---\n", "a step begins with ## and its title"},
           {"## A\n\n交叉熵 {☞sofmax}\n", "there is no value \"sofmax\"; did you mean softmax?"},
           {"## A\n\n{kl:☞2}\n", "a format is"},
           {"## A\n\nAnd $x + ☞\\frak{1}$\n", "unknown command \\frak"},
           {"## A\n\nAnd $$x +\n y ☞\\frak{1}$$\n", "unknown command \\frak"},
           {"## A\n\n$\\live{☞kll}$\n", "there is no value \"kll\""},
           {"## A\n\n$\\term{☞los}{L}$\n", "there is no quantity \"los\""},
           {"## A\n\n☞$\\term{class:3}{p}$\n", "there is no class:3: the classes are counted from 0 to 2"},
           {"## A\n\n> [!note] T\n> $a\n> \\cdot ☞\\frak$\n", "unknown command \\frak"},
           {"## A\n\n- {☞sofmax}\n", "there is no value"},
           {"## A\n\n| a |\n|---|\n| {☞sofmax} |\n", "there is no value"},
           {"## A\n\n☞{softmax[3]}\n", "{softmax[3]}: there is no entry 3"},
           {"## A\n\n☞{linear}\n", "{linear}: linear has no value in this session"},
           {"## A\n\n☞{0/0}\n", "{0/0} is not a number (NaN)"},
           {"## A\n\n☞{race_cross_entropy}\n", "{race_cross_entropy} is a list of 301 numbers"},
           {"## A\n\n☞{then.kl}\n", "{then.kl}: then. can be used only in a guess"},
           {"## A\n\n[x](☞http://x)\n", "a link must lead to lesson:ID"},
           {"## A\n\n[x](☞figure:gibs)\n", "there is no figure \"gibs\""},
           {"## A\n\n> ☞quoted\n", "a quotation begins with"},
           {"## A\n\n☞{ x\n", "this { is never closed on its line"},
           {"## A\n\n☞$ x\n", "this $ is never closed"},
           {"## A\n\n```show\nsigmoid, ☞gibs\n```\n", "there is no figure \"gibs\""},
           {"## A\n\n```☞show\n\n```\n", "show needs the id of a figure"},
           {"## A\n\n```set\n☞smoothing = 2\n```\n", "smoothing must be from 0 to 1, but is 2"},
           {"## A\n\n```set\nfocus = 1\n☞smothing = 0\n```\n", "there is no key \"smothing\""},
           {"## A\n\n```set\nlogits = [1, ☞x]\n```\n", "Error while parsing"},
           {"## A\n\n- ```set\n  ☞smoothing = 0\n  ```\n", "set must not be inside a list"},
       }) {
    expect_fault(with_head(wrong.text), wrong.message);
  }
  expect_fault(with_head("## A\n\n熵 ☞\xFF x\n"), "this byte is not part of a readable character");
  expect_fault(with_head("## A\n\nx☞") + std::string(1, '\0') + "\n", "this byte is not part");
  expect_fault(with_head("☞"), "there are no steps");
}

TEST(LessonFaults, OfAGuess) {
  const std::string value =
      "question = \"?\"\nanswer = \"cross_entropy\"\nfrom = 0\nto = 6\nwithin = 0.3\nreveal = \"!\"\n";
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = value;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  for (const auto& [toml, message] : std::vector<std::pair<std::string, std::string_view>>{
           {changed("question = \"?\"\n", "☞"), "a guess needs a question"},
           {"☞" + changed("reveal = \"!\"\n", ""), "a guess needs a reveal"},
           {"☞" + changed("answer = \"cross_entropy\"\n", ""), "a guess needs an answer or choices"},
           {"☞" + value + "choices = []\n", "a guess has an answer or choices, not both"},
           {"☞" + changed("within = 0.3\n", ""), "a guess of a number needs within"},
           {changed("\"cross_entropy\"", "\"☞kll\""), "there is no value \"kll\""},
           {changed("\"cross_entropy\"", "☞\"softmax\""), "this must be a finite number"},
           {changed("\"cross_entropy\"", "☞\"ln(0)\""), "this must be a finite number"},
           {changed("\"cross_entropy\"", "☞\"softmax[7]\""), "there is no entry 7"},
           {changed("\"cross_entropy\"", "☞\"7\""),
            "the answer is 7, outside the slider's range from 0 to 6"},
           {changed("to = 6", "to = ☞0"), "to must be above from"},
           {changed("within = 0.3", "within = ☞0"), "within must be above 0"},
           {changed("from = 0", "from = ☞\"0\""), "from must be a number"},
           {changed("question = \"?\"", "question = \"a {☞kll}\""), "there is no value \"kll\""},
           {changed("reveal = \"!\"", "reveal = \"$☞\\\\frak$\""), "unknown command \\frak"},
           {changed("reveal = \"!\"", "reveal = '''\nOne\n\n熵 {☞kll}'''"), "there is no value \"kll\""},
           {changed("reveal = \"!\"", "reveal = \"☞{linear}\""), "{linear}: linear has no value"},
           // After something that TOML encodes differently.
           {changed("\"?\"", "\"\\u732b \\U0001F431 \\u00e9 \\u0041 \\\" {☞kll}\""),
            "there is no value \"kll\""},
           {changed("\"?\"", "\"\"\"\nOne \\\n   two {☞kll}\"\"\""), "there is no value \"kll\""},
           {changed("\"?\"", "'\\u0041 {☞kll}'"), "there is no value \"kll\""},
           {value + "☞hint = \"x\"\n", "there is no key \"hint\""},
           {value + "then = {☞labls = [0, 1, 0]}\n", "there is no key \"labls\"; did you mean labels?"},
           {value + "then = ☞3\n", "then must be a table"},
           {"question = \"?\"\nreveal = \"!\"\nchoices = ☞[{text = \"a\", when = \"1\"}]\n",
            "choices must be a list of 2 to 8"},
           {"question = \"?\"\nreveal = \"!\"\nchoices = ☞[\n  {text = \"a\", when = \"0\"},\n  {text = "
            "\"b\", when = "
            "\"kl > 9\"},\n]\n",
            "no choice is right"},
           {"question = \"?\"\nreveal = \"!\"\nchoices = [\n  ☞{text = \"a\"},\n  {text = \"b\", when = "
            "\"1\"},\n]\n",
            "this needs a when"},
           {"question = \"?\"\nreveal = \"!\"\nchoices = [\n  {text = \"a\", when = \"☞kll\"},\n  {text = "
            "\"b\", when = "
            "\"1\"},\n]\n",
            "there is no value \"kll\""},
       }) {
    expect_fault(with_head("## A\n\n```guess\n" + toml + "```\n"), message);
  }
  expect_fault(with_head("## A\n\n```guess\n" + value + "```\n\n```guess\n☞" + value + "```\n"),
               "a step can have only one guess");
}

TEST(LessonFaults, AreInChineseToo) {
  const auto messages = [](const std::string& body) {
    std::string all;
    for (const LessonFault& fault : parse_lesson(with_head(body)).faults) all += fault.message.zh + "\n";
    return all;
  };
  const auto of_guess = [&](const std::string& choice) {
    return messages("## A\n\n```guess\nquestion = \"?\"\nreveal = \"!\"\nchoices = [\n  " + choice +
                    ",\n  {text = \"b\", when = \"1\"},\n]\n```\n");
  };
  EXPECT_EQ(messages(""), "没有步骤：每个步骤以 ## 和标题开头\n");
  EXPECT_EQ(messages("## A\n\n{sofmax}\n"), "没有名为“sofmax”的值；是否想写 softmax？\n");
  EXPECT_EQ(messages("## A\n\n[x](figure:gibs)\n"), "没有名为“gibs”的图；是否想写 gibbs？\n");
  EXPECT_EQ(messages("## A\n\n{softmax[3]}\n"),
            "{softmax[3]}：没有编号为 3 的项：列表共有 3 项，从 0 开始编号\n");
  EXPECT_EQ(messages("## A\n\n```show\nsigmoid, gibbs, path, race\n```\n"),
            "最多能并排显示 3 幅图，这里有 4 幅\n");
  // Messages of the session and the TOML parser, without their own line numbers.
  EXPECT_EQ(messages("## A\n\n```set\nsmoothing = 2\n```\n"), "smoothing 必须在 0 到 1 之间，现为 2\n");
  EXPECT_TRUE(messages("## A\n\n```set\nx\n```\n").starts_with("TOML 有误：Error while parsing"));
  EXPECT_EQ(messages("##\n\nx\n"), "这个步骤没有标题\n");
  EXPECT_EQ(of_guess("3"), "每个选项写作 {text = \"...\", when = \"...\"}\n");
  EXPECT_EQ(of_guess("{when = \"1\"}"), "这里缺少 text\n");
  EXPECT_EQ(of_guess("{text = \"- a\", when = \"1\"}"), "这里只能写一行文字\n");
  std::string many;
  for (std::size_t i = 0; i <= kMaxLiveParts; ++i) many += "{kl}\n";
  EXPECT_EQ(messages("## A\n\n" + many), "一课最多有 4000 个值和公式\n");
  many.clear();
  for (int i = 0; i < 300; ++i) many += "{x}\n";
  EXPECT_TRUE(messages("## A\n\n" + many).ends_with("还有更多错误\n"));
}

TEST(LessonFaults, DoNotAffectTheRest) {
  const Lesson lesson = parse_lesson(with_head("## One\n\nGood {softmax[0]:.2f}, bad {sofmax}, $\\frak$ and "
                                               "[x](y).\n\n## Two\n\n```set\nx\n```\n\nMore.\n"),
                                     Language::English);
  EXPECT_EQ(lesson.faults.size(), 4u) << test::listed(lesson.faults);
  ASSERT_EQ(lesson.steps.size(), 2u);
  EXPECT_EQ(written(lesson.steps[0].blocks),
            R"(p["Good " {softmax[0]} ", bad " faulty'{sofmax}' ", " faulty'$\frak$' " and " "x."])");
  EXPECT_EQ(written(lesson.steps[1].blocks), R"(p["More."])");
}

TEST(LessonFaults, SizesAreLimited) {
  EXPECT_EQ(test::listed(parse_lesson(std::string(kLongestLesson + 1, 'a')).faults),
            "1:1: a lesson can have at most 1048576 bytes\n");
  expect_fault(with_head("## A\n\n```set\n☞#" + std::string(kLongestSessionFile, 'a') + "\n```\n"),
               "longer than 32768 bytes");
  std::string many;
  for (int i = 0; i < 60; ++i) many += "## Step\n\ntext\n\n";
  const Lesson lesson = parse_lesson(with_head(many));
  EXPECT_EQ(lesson.steps.size(), kMaxLessonSteps);
  EXPECT_NE(test::listed(lesson.faults).find("at most 50 steps"), std::string::npos);
}

TEST(LessonFaults, BrokenLinksAreReported) {
  const test::Marked text =
      marked(with_head("## A\n\n[a](lesson:known), [b](lesson:tried), *[c](☞lesson:lost)*\n"));
  const Lesson lesson = parse_lesson(text.text);
  EXPECT_EQ(test::listed(lesson.faults), "");
  const auto lost = broken_links(lesson, text.text, {"known"});
  ASSERT_EQ(lost.size(), 1u);
  EXPECT_EQ((Place{lost[0].line, lost[0].column}), text.place);
  EXPECT_EQ(test::english(lost[0].message), "there is no lesson \"lost\"");
}

TEST(LessonFaults, LanguagesMustAgree) {
  const auto differing = [](const std::string& from, const std::string& to) {
    std::string other(kWhole);
    other.replace(other.find(from), from.size(), to);
    return test::listed(differences(parse_lesson(kWhole), parse_lesson(other), other));
  };
  EXPECT_EQ(differing("Text", "文字"), "");
  EXPECT_EQ(differing("title = \"A", "title = \"B"), "");
  EXPECT_EQ(differing("\"whole\"", "\"part\""), "1:1: the English version has the id \"whole\"\n");
  EXPECT_EQ(differing("outputs", "losses"), "1:1: the English version is in the chapter \"outputs\"\n");
  EXPECT_EQ(differing("\"A1\"", "\"A2\""), "1:1: explains differs from the English version\n");
  EXPECT_EQ(differing("steps = 50", "steps = 51").substr(0, 50),
            "1:1: session differs from the English version\n15:4");
  EXPECT_EQ(differing("## Third", "Third"),
            "1:1: the English version has 3 steps, but this one has 2\n"
            "19:4: step 2: the session differs from the English version\n");
  EXPECT_EQ(differing("temperature = 2", "temperature = 3").substr(0, 60),
            "19:4: step 2: the session differs from the English version\n4");
  EXPECT_EQ(differing("sigmoid, gradients", "sigmoid").substr(0, 60),
            "19:4: step 2: the figures differ from the English version\n42");
  EXPECT_EQ(differing("S7", "S8"), "1:1: the slip notes differ from the English version\n");
  EXPECT_EQ(differing("to = 1\n", "to = 2\n"), "33:1: step 2: the English guess has a different range\n");
  EXPECT_EQ(differing("then.softmax[0]", "then.softmax[1]"),
            "33:1: step 2: the English guess has a different answer\n");
  EXPECT_EQ(differing("{temperature = 1}", "{temperature = 1.5}"),
            "33:1: step 2: then changes different values in the English guess\n");
  EXPECT_EQ(differing("```guess", "```python"), "19:4: step 2: the English version has a guess here\n");
}

TEST(LessonFaults, GuessesMustAgree) {
  const auto differing = [](const std::string& english, const std::string& chinese) {
    const auto lesson = [](const std::string& guess) {
      return with_head("## A\n\n```guess\nquestion = \"?\"\nreveal = \"!\"\n" + guess + "\n```\n");
    };
    const Lesson one = parse_lesson(lesson(english), Language::English);
    const Lesson other = parse_lesson(lesson(chinese), Language::Chinese);
    EXPECT_EQ(test::listed(one.faults) + test::listed(other.faults), "");
    const auto found = differences(one, other, lesson(chinese));
    return found.empty() ? std::string() : test::english(found[0].message);
  };
  const std::string value = "answer = \"kl\"\nfrom = 0\nto = 1\nwithin = 0.1";
  const std::string choices = R"(choices = [{text = "a", when = "kl < 9"}, {text = "b", when = "kl > 9"}])";
  const std::string words = R"(choices = [{text = "甲", when = "kl < 9"}, {text = "乙", when = "kl > 9"}])";
  const std::string other = R"(choices = [{text = "a", when = "kl < 9"}, {text = "b", when = "kl > 8"}])";
  const std::string more = R"(choices = [{text = "a", when = "kl < 9"}, {text = "b", when = "kl > 9"},
    {text = "c", when = "kl > 99"}])";
  EXPECT_EQ(differing(choices, words), "");
  EXPECT_EQ(differing(value, choices), "step 1: the English guess is of a different kind");
  EXPECT_EQ(differing(choices, other), "step 1: the English guess has different choices");
  EXPECT_EQ(differing(choices, more), "step 1: the English guess has different choices");

  const std::string without = with_head("## A\n\ntext\n");
  const std::string with =
      with_head("## A\n\n```guess\nquestion = \"?\"\nreveal = \"!\"\n" + value + "\n```\n");
  const auto found = differences(parse_lesson(without), parse_lesson(with), with);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(test::english(found[0].message), "step 1: the English version has no guess here");
}

TEST(Panels, OfTheFirstFigureAreChosenForOneStep) {
  const Lesson lesson =
      sound_lesson("## A\n\n```show\ngradients, sigmoid\n```\n\n```panels\n2, 1\n```\n\n## B\n");
  const std::vector<std::size_t> wanted = {1, 0};
  EXPECT_EQ(panels_in(lesson.steps[0], "gradients"), wanted);
  EXPECT_TRUE(panels_in(lesson.steps[0], "sigmoid").empty());
  EXPECT_TRUE(panels_in(lesson.steps[1], "gradients").empty());
  for (const char* wrong : {"all", "0", "9"}) {
    const Lesson faulty = parse_lesson(
        with_head("## A\n\n```show\ngradients\n```\n\n```panels\n" + std::string(wrong) + "\n```\n"));
    ASSERT_EQ(faulty.faults.size(), 1U) << wrong;
    EXPECT_NE(english(faulty.faults[0].message).find("panel"), std::string::npos) << wrong;
  }
}

TEST(Lesson, HidesPartsOfAStepWithoutAGuess) {
  const Lesson lesson = sound_lesson("## A\n\n```hide\npanel 2, kl numbers\n loss values\n```\n\n## B\n");
  const std::vector<Hidden> wanted = {*hidden_named("panel 2"), *hidden_named("kl numbers"),
                                      *hidden_named("loss values")};
  EXPECT_EQ(hidden_in(lesson.steps[0]), wanted);
  EXPECT_TRUE(hidden_in(lesson.steps[1]).empty()) << "only in its own step";

  const std::string guess =
      "```guess\nquestion = \"?\"\nreveal = \"!\"\nanswer = \"1\"\nfrom = 0\nto = 3\n"
      "within = 1\nhides = [\"bars\"]\n```\n";
  const Lesson both = parse_lesson(with_head("## A\n\n```hide\nnumbers\n```\n\n" + guess));
  ASSERT_EQ(both.faults.size(), 1U);
  EXPECT_EQ(hidden_in(both.steps[0]), std::vector{*hidden_named("bars")});

  const Lesson nothing = parse_lesson(with_head("## A\n\n```hide\nthe answer\n```\n"));
  ASSERT_EQ(nothing.faults.size(), 1U);
  EXPECT_NE(english(nothing.faults[0].message).find("names nothing to hide"), std::string::npos);
}

TEST(Chapters, HaveTitlesInBothLanguages) {
  EXPECT_EQ(chapters().size(), 9u);
  for (const Chapter& chapter : chapters()) {
    EXPECT_FALSE(chapter.title.en.empty() || chapter.title.zh.empty());
    EXPECT_EQ(find_chapter(chapter.id), &chapter);
  }
  EXPECT_EQ(find_chapter("none"), nullptr);
}

}  // namespace
}  // namespace surprisal::test
