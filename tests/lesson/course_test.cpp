// Checks that the course covers every explanation in the documents in both languages, shows its numbers as
// live values, and has a note for each mistake in the documents.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "../figures/words.h"
#include "base/number.h"
#include "base/utf8.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/lesson_checks.h"
#include "lesson/lessons.h"
#include "lesson/parse_lesson.h"
#include "lesson_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

std::vector<std::string> ids(char letter, int count) {
  std::vector<std::string> all;
  for (int i = 1; i <= count; ++i) all.push_back(letter + std::to_string(i));
  return all;
}

// The explanations of the documents A to E, and those beyond them.
std::vector<std::string> explanations() {
  std::vector<std::string> all;
  for (const auto& some :
       {ids('A', 16), ids('B', 14), ids('C', 14), ids('D', 11), ids('E', 10), ids('X', 11)}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  for (const char* id : {"Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Y8", "Y9", "Y10"}) all.push_back(id);
  return all;
}

struct Row {
  const char* id;
  std::vector<const char*> numbers;  // as the documents print them, or as they were recomputed
};

const std::vector<Row>& rows_with_numbers() {
  static const std::vector<Row> rows = {
      {"A4", {"0.8789", "0.1189", "0.0022"}},
      {"A12", {"1.3783888522474517", "0.6391075640678003", "2", "3"}},
      {"A16", {"0.6931", "0.3567"}},
      {"B2", {"0.5"}},
      {"B8", {"0"}},
      {"B9", {"0.4690", "0.0114"}},
      {"B10", {"0.5528", "0.1884"}},
      {"B11", {"0.6931", "0.2231"}},
      {"B12", {"1.7282", "0.3755", "2.4036"}},
      {"B14", {"1.5025"}},
      {"C2", {"0.03874", "0.02684", "0.0009766", "1.378e-5"}},
      {"C5", {"3", "2"}},
      {"C6", {"3"}},
      {"D6", {"0.693", "0.223"}},
      {"D7", {"0.25"}},
      {"D10", {"0.006648", "-0.006604", "-0.993307"}},
      {"E2", {"0.0105", "0.7991", "0.1905"}},
      {"E3", {"1.6584"}},
      {"E4", {"76.2487", "18.1741", "1.0101", "95.4329", "0.7990", "0.1904", "0.0106"}},
      {"E5", {"0.5983", "0.4003", "0.0014"}},
      {"E6", {"100", "10", "-4.6052", "-6.9078"}},
      {"E7", {"0"}},
      {"E8", {"4.6052"}},
      {"Y1", {"2.625", "1.75", "0.875"}},
      {"Y2", {"2.3026"}},
      {"Y3", {"2.718"}},
      {"Y4", {"0.7", "1"}},
      {"X9",
       {"0.9820", "0.9759", "0.9641", "0.9334", "0.2028", "0.0985", "0.0411", "0.0257", "0.0120", "0.8176",
        "0.3870", "0.2110", "0.1527", "0.0940", "0.0792", "0.0371", "0.0241", "0.0116"}},
  };
  return rows;
}

const std::vector<LessonPair>& course() {
  static const std::vector<LessonPair> all = lessons();
  return all;
}

std::vector<const LessonPair*> lessons_for(const std::string& id) {
  std::vector<const LessonPair*> found;
  for (const LessonPair& lesson : course()) {
    const auto& explains = lesson.en.explains;
    if (std::find(explains.begin(), explains.end(), id) != explains.end()) found.push_back(&lesson);
  }
  return found;
}

// ---- numbers as text

// "−1.378×10⁻⁵" as "-1.378e-5".
std::string in_ascii(std::string text) {
  static const std::vector<std::pair<std::string, std::string>> kSigns = {
      {"×10", "e"}, {"−", "-"}, {"⁻", "-"}, {"⁰", "0"}, {"¹", "1"}, {"²", "2"}, {"³", "3"},
      {"⁴", "4"},   {"⁵", "5"}, {"⁶", "6"}, {"⁷", "7"}, {"⁸", "8"}, {"⁹", "9"}};
  for (const auto& [sign, ascii] : kSigns) {
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos;)
      text.replace(at, sign.size(), ascii);
  }
  return text.ends_with('e') ? text + "1" : text;
}

struct Digits {
  double value = 0;
  double unit = 1;  // of the last digit
  std::size_t significant = 0;
};

Digits digits_of(const std::string& number) {
  Digits digits;
  digits.value = *parse_number(number);
  const std::size_t e = std::min(number.find('e'), number.size());
  const std::size_t point = number.find('.');
  int power = e < number.size() ? std::atoi(number.c_str() + e + 1) : 0;
  if (point < e) power -= static_cast<int>(e - point) - 1;
  digits.unit = std::pow(10, power);
  for (std::size_t i = number.find_first_not_of("-0."); i < e; ++i)
    digits.significant += number[i] == '.' ? 0 : 1;
  return digits;
}

// Whether a displayed text contains the number to the given digits: those digits, or more that round to them.
// A short number must match exactly.
bool shows(const std::string& text, const Digits& wanted) {
  std::string rest = in_ascii(text);
  for (std::size_t start = 0; start <= rest.size();) {
    const std::size_t end = std::min(rest.find(", ", start), rest.size());
    std::string one = rest.substr(start, end - start);
    if (one.ends_with('%')) one.pop_back();
    start = end + 2;
    if (!parse_number(one)) continue;
    const Digits shown = digits_of(one);
    const double off = std::abs(shown.value - wanted.value);
    if (off == 0) return true;
    if (wanted.significant >= 3 && shown.unit <= wanted.unit * 1.0001 && off <= 0.5001 * wanted.unit)
      return true;
  }
  return false;
}

TEST(Course, ReadsDisplayedNumbers) {
  const auto has = [](const char* text, const char* number) { return shows(text, digits_of(number)); };
  EXPECT_TRUE(has("0.8789", "0.8789"));
  EXPECT_TRUE(has("0.1, 0.8789, 3", "0.8789"));
  EXPECT_TRUE(has("0.878881", "0.8789"));
  EXPECT_TRUE(has("1.378×10⁻⁵", "1.378e-5"));
  EXPECT_TRUE(has("0.00001378", "1.378e-5"));
  EXPECT_TRUE(has("−0.993307", "-0.993307"));
  EXPECT_TRUE(has("0.5000", "0.5"));
  EXPECT_TRUE(has("1.3783888522474517", "1.3783888522474517"));
  EXPECT_FALSE(has("0.879", "0.8789"));
  EXPECT_FALSE(has("0.8788", "0.8789"));
  EXPECT_FALSE(has("0.5012", "0.5"));
  EXPECT_FALSE(has("0.993307", "-0.993307"));
  EXPECT_FALSE(has("cat", "0"));
}

// ---- the course

TEST(Course, HasLessons) { EXPECT_GE(course().size(), 25u); }

TEST(Course, HasNoFault) {
  std::vector<std::string> known;
  for (const LessonPair& lesson : course()) {
    known.push_back(lesson.id);
    known.insert(known.end(), lesson.en.aliases.begin(), lesson.en.aliases.end());
  }
  const auto texts = lesson_texts();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const LessonPair& lesson = course()[i];
    EXPECT_EQ(test::listed(lesson.en.faults), "") << texts[i].name << ".en.md";
    EXPECT_EQ(test::listed(lesson.zh.faults), "") << texts[i].name << ".zh.md";
    EXPECT_EQ(test::listed(broken_links(lesson.en, texts[i].en, known)), "") << texts[i].name << ".en.md";
    EXPECT_EQ(test::listed(broken_links(lesson.zh, texts[i].zh, known)), "") << texts[i].name << ".zh.md";
  }
}

TEST(Course, IsInBothLanguages) {
  const auto texts = lesson_texts();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_FALSE(texts[i].en.empty()) << texts[i].name << ".en.md is missing";
    EXPECT_FALSE(texts[i].zh.empty()) << texts[i].name << ".zh.md is missing";
    EXPECT_EQ(test::listed(differences(course()[i].en, course()[i].zh, texts[i].zh)), "") << texts[i].name;
    EXPECT_NE(course()[i].en.title, course()[i].zh.title) << texts[i].name;
  }
}

TEST(Course, FilesAreNamedByChapterPlaceAndId) {
  std::set<std::string> seen;
  std::size_t last_chapter = 0;
  for (std::size_t i = 0; i < lesson_texts().size(); ++i) {
    const std::string name(lesson_texts()[i].name);
    const LessonPair& lesson = course()[i];
    EXPECT_TRUE(seen.insert(lesson.id).second) << lesson.id << " is the id of two lessons";
    ASSERT_GE(name.size(), 4u);
    EXPECT_EQ(name.substr(3), lesson.id);
    const Chapter* chapter = find_chapter(lesson.en.chapter);
    ASSERT_NE(chapter, nullptr) << name << " has no chapter";
    const auto number = static_cast<std::size_t>(chapter - chapters().data()) + 1;
    EXPECT_EQ(name.substr(0, 1), std::to_string(number)) << name;
    EXPECT_GE(number, last_chapter) << name;
    last_chapter = number;
  }
}

// In a narrow window the panels of a figure are stacked: "the first" is still correct, "on the left" is not.
TEST(Course, DoesNotCallAPanelLeftOrRight) {
  for (const LessonText& lesson : lesson_texts()) {
    for (const char* place :
         {"left picture", "right picture", "left panel", "right panel", "picture at the", "panel on the",
          "on the left", "On the left", "On the right", "lower right", "upper left", "upper right"})
      EXPECT_EQ(lesson.en.find(place), lesson.en.npos) << lesson.name << ": " << place;
    for (const char* place :
         {"左图", "右图", "左边一栏", "右边一栏", "中间的图", "中间那幅", "左上图", "右上图", "右下"})
      EXPECT_EQ(lesson.zh.find(place), lesson.zh.npos) << lesson.name << ": " << place;
  }
}

TEST(Course, HasTwoToSixStepsPerLesson) {
  for (const LessonPair& lesson : course()) {
    EXPECT_GE(lesson.en.steps.size(), 2u) << lesson.id;
    EXPECT_LE(lesson.en.steps.size(), 6u) << lesson.id;
  }
}

TEST(Course, AsksForAGuessInEachChapter) {
  std::set<std::string> there;
  std::set<std::string> asks;
  for (const LessonPair& lesson : course()) {
    there.insert(lesson.en.chapter);
    for (const Step& step : lesson.en.steps) {
      if (step.guess) asks.insert(lesson.en.chapter);
    }
  }
  EXPECT_GE(there.size(), 8u);
  for (const std::string& chapter : there) EXPECT_TRUE(asks.contains(chapter)) << chapter;
}

TEST(Course, NoAliasIsALessonId) {
  std::set<std::string> taken;
  for (const LessonPair& lesson : course()) taken.insert(lesson.id);
  for (const LessonPair& lesson : course()) {
    for (const std::string& alias : lesson.en.aliases) {
      EXPECT_TRUE(taken.insert(alias).second) << alias << " names two lessons";
      EXPECT_EQ(find_lesson(course(), alias), &lesson) << alias;
    }
    EXPECT_EQ(find_lesson(course(), lesson.id), &lesson);
  }
  EXPECT_EQ(find_lesson(course(), "none"), nullptr);
}

// A slider starts in the middle.
TEST(Course, AnUntouchedSliderIsWrong) {
  for (const LessonPair& lesson : course()) {
    for (const Step& step : lesson.en.steps) {
      const auto* asked = step.guess ? std::get_if<ValueGuess>(&step.guess->asked) : nullptr;
      if (asked == nullptr) continue;
      const double middle = asked->from / 2 + asked->to / 2;
      EXPECT_NE(verdict_for(*step.guess, middle), Verdict::Right) << lesson.id;
    }
  }
}

TEST(Course, CoversEveryExplanation) {
  for (const std::string& id : explanations())
    EXPECT_FALSE(lessons_for(id).empty()) << id << " has no lesson";
  const std::vector<std::string> known = explanations();
  for (const LessonPair& lesson : course()) {
    for (const std::string& id : lesson.en.explains) {
      EXPECT_NE(std::find(known.begin(), known.end(), id), known.end()) << lesson.id << " explains " << id;
    }
  }
}

TEST(Course, HasANoteForEverySlip) {
  for (const Language language : {Language::English, Language::Chinese}) {
    std::set<std::string> noted;
    for (const LessonPair& lesson : course()) {
      for (const std::string& slip : slips_of(lesson.in(language))) noted.insert(slip);
    }
    const std::vector<std::string> known = ids('S', 12);
    for (const std::string& slip : known) EXPECT_TRUE(noted.contains(slip)) << slip << " has no note";
    for (const std::string& slip : noted) {
      EXPECT_NE(std::find(known.begin(), known.end(), slip), known.end()) << slip << " is no slip";
    }
  }
}

TEST(Course, ShowsEveryFigure) {
  std::set<std::string> used;
  for (const LessonPair& lesson : course()) {
    for (const Step& step : lesson.en.steps) used.insert(step.figures.begin(), step.figures.end());
  }
  for (const Figure& figure : catalogue()) {
    if (figure.build_rows != nullptr) continue;  // the data view shows it
    EXPECT_TRUE(used.contains(std::string(figure.id))) << figure.id << " is in no lesson";
  }
}

TEST(Course, ShowsTheNumbersOfEveryRow) {
  for (const Language language : {Language::English, Language::Chinese}) {
    for (const Row& row : rows_with_numbers()) {
      std::vector<std::string> values;
      for (const LessonPair* lesson : lessons_for(row.id)) {
        for (const Step& step : lesson->in(language).steps) {
          for (std::string& value : shown_values(step, language)) values.push_back(std::move(value));
        }
      }
      for (const char* number : row.numbers) {
        const Digits wanted = digits_of(number);
        EXPECT_TRUE(std::any_of(values.begin(), values.end(),
                                [&](const std::string& value) { return shows(value, wanted); }))
            << number << " of " << row.id << " is shown in none of its lessons";
      }
    }
  }
}

// ---- answers of guesses

// The numbers in a text, as they are written.
std::vector<std::string> numbers_in(const std::string& text) {
  std::vector<std::string> numbers(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    const bool point = text[i] == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (digit || (point && !numbers.back().empty()))
      numbers.back() += text[i];
    else if (!numbers.back().empty())
      numbers.emplace_back();
  }
  return numbers;
}

// Whether a text contains the answer, rounded to the digits shown. Numbers of fewer than three characters are
// ignored, because a 1 or a 4 is everywhere.
bool gives_away(const std::string& text, double answer) {
  for (const std::string& number : numbers_in(text)) {
    const std::size_t point = number.find('.');
    const std::size_t decimals = point == number.npos ? 0 : number.size() - point - 1;
    const double value = parse_number(number) ? *parse_number(number) : -1;
    if (number.size() < 3 || value == 0) continue;
    if (std::abs(value - std::abs(answer)) <= 0.5 * std::pow(10, -static_cast<double>(decimals))) return true;
  }
  return false;
}

// The text on the screen before the guess is answered: that of the figures, and that of the step up to the
// guess.
std::vector<std::string> seen_before_guess(const Step& step, Language language) {
  std::vector<std::string> texts;
  for (const std::string& id : step.figures) {
    const Plot plot = without(find_figure(id)->build(step.session), step.guess->hides, {});
    for (const Word& word : words_of(plot)) texts.push_back(word.text.in(language));
  }
  const Values now(step.session);
  const auto add = [&](const document::Blocks& blocks) {
    document::for_each_value(blocks, [&](const LiveValue& value, std::size_t) {
      const ShownValue shown = shown_value(value, now, language);
      if (!hides_value(step.guess->hides, shown.ink)) texts.push_back(shown.text);
    });
  };
  document::Blocks before;
  for (const document::Block& block : step.blocks) {
    if (std::holds_alternative<document::GuessPlace>(block.is)) break;
    before.push_back(block);
  }
  add(before);
  add(step.guess->question);
  return texts;
}

TEST(Course, NeverShowsAnAnswerBeforeTheGuess) {
  int guesses = 0;
  for (const LessonPair& lesson : course()) {
    for (const Language language : {Language::English, Language::Chinese}) {
      for (const Step& step : lesson.in(language).steps) {
        const auto* asked = step.guess ? std::get_if<ValueGuess>(&step.guess->asked) : nullptr;
        if (asked == nullptr || !asked->right) continue;
        ++guesses;
        for (const std::string& text : seen_before_guess(step, language))
          EXPECT_FALSE(gives_away(text, *asked->right))
              << lesson.id << ": " << text << " has the answer " << *asked->right;
      }
    }
  }
  EXPECT_GT(guesses, 40);
}

// The axes that stay visible around a hidden chart.
std::vector<Chart> axes_around(const Plot& plot) {
  std::vector<Chart> all;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      const auto* cover = std::get_if<Cover>(&panel.content);
      if (cover != nullptr && cover->axes) all.push_back(*cover->axes);
    }
  }
  return all;
}

// If the axis of the values shows numbers, these must be the same before and after the answer. Counts such
// axes.
int axes_with_numbers(const std::vector<Chart>& before, const std::vector<Chart>& after, double rounding,
                      const std::string& where) {
  EXPECT_EQ(before.size(), after.size()) << where;
  if (before.size() != after.size()) return 0;
  int axes = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto values = [](const Chart& chart) { return chart.horizontal_bars ? chart.x : chart.y; };
    const Axis a = values(before[i]), b = values(after[i]);
    if (!a.visible || !a.categories.empty()) continue;
    ++axes;
    EXPECT_TRUE(a.range && b.range) << where << ": " << a.title.en;
    if (!a.range || !b.range) continue;
    EXPECT_NEAR(a.range->low, b.range->low, rounding) << where << ": " << a.title.en;
    EXPECT_NEAR(a.range->high, b.range->high, rounding) << where << ": " << a.title.en;
  }
  return axes;
}

TEST(Course, HidesTheNumbersOfAnAxisThatFollowsTheAnswer) {
  std::size_t covered = 0;
  int axes = 0;
  for (const LessonPair& lesson : course()) {
    for (const Step& step : lesson.en.steps) {
      for (const std::string& id : step.guess ? step.figures : std::vector<std::string>()) {
        const Plot before = find_figure(id)->build(step.session);
        const Plot after = find_figure(id)->build(step.guess->after);
        const auto compare = [&](const std::vector<Hidden>& hides, double rounding, const std::string& what) {
          const std::vector<Chart> charts = axes_around(without(before, hides, {}));
          axes += axes_with_numbers(charts, axes_around(without(after, hides, {})), rounding,
                                    lesson.id + ", " + id + ", " + what);
          return charts.size();
        };
        covered += compare(step.guess->hides, 0, "as the lesson hides it");
        // Each panel, so that this checks more than what today's lessons hide. An axis follows the unit.
        if (step.session.base != step.guess->after.base) continue;
        std::size_t panels = 0;
        for (const auto& row : before.rows) panels += row.size();
        constexpr double kRounding = 1e-12;  // of classes that change places
        for (std::size_t panel = 0; panel < panels; ++panel)
          compare({Hidden{HiddenPart::Panel, {}, panel}}, kRounding, "panel " + std::to_string(panel + 1));
      }
    }
  }
  EXPECT_GT(covered, 20u);  // make sure that some were checked
  EXPECT_GT(axes, 3);
}

// Longer lines would be set smaller, to fit the column of a small window.
TEST(Course, HasShortLinesOfCode) {
  constexpr std::size_t kLongest = 45;
  std::size_t lines = 0;
  for (const LessonPair& lesson : course()) {
    for (const Lesson* text : {&lesson.en, &lesson.zh}) {
      for (const Step& step : text->steps) {
        document::for_each_block(step.blocks, [&](const document::Block& block) {
          const auto* code = std::get_if<document::CodeBlock>(&block.is);
          if (code == nullptr) return;
          std::istringstream all(code->utf8);
          for (std::string line; std::getline(all, line); ++lines)
            EXPECT_LE(from_utf8(line).size(), kLongest) << lesson.id << ": " << line;
        });
      }
    }
  }
  EXPECT_GT(lines, 20u);
}

// Numbers that the documents give without naming the base, converted to the other base.
TEST(Course, ShowsTheNumbersOfTheFourthSlip) {
  std::vector<std::string> values;
  for (const LessonPair& lesson : course()) {
    const std::vector<std::string> slips = slips_of(lesson.en);
    if (std::find(slips.begin(), slips.end(), "S4") == slips.end()) continue;
    for (const Step& step : lesson.en.steps) {
      for (std::string& value : shown_values(step, Language::English)) values.push_back(std::move(value));
    }
  }
  for (const char* number : {"1.2730", "0.4339"}) {
    EXPECT_TRUE(std::any_of(values.begin(), values.end(), [&](const std::string& value) {
      return shows(value, digits_of(number));
    })) << number;
  }
}

// ---- the guide to writing lessons

std::string page() {
  std::ifstream file(SURPRISAL_LESSON_PAGE);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(LessonPage, TheExampleHasNoFault) {
  const std::string text = page();
  const std::size_t begin = text.find("````markdown\n");
  const std::size_t end = text.find("\n````\n", begin);
  ASSERT_NE(end, std::string::npos);
  const std::string example = text.substr(begin + 13, end - begin - 12);
  const Lesson lesson = parse_lesson(example, Language::English);
  EXPECT_EQ(test::listed(lesson.faults), "");
  EXPECT_GE(lesson.steps.size(), 2u);
}

TEST(LessonPage, NamesEveryValue) {
  const std::string text = page();
  for (const Name& name : names()) {
    const std::size_t group = name.name.find('.');
    const std::string word(name.name.substr(group == name.name.npos ? 0 : group));
    const bool there = text.find("`" + word) != std::string::npos ||
                       text.find("`" + std::string(name.name)) != std::string::npos;
    EXPECT_TRUE(there) << name.name;
  }
}

}  // namespace
}  // namespace surprisal::test
