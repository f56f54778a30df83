// Checks that every figure can be found, has its text in both languages and in characters that the program's
// fonts have, and gives amounts in the session's unit.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "draw/fonts.h"
#include "every_figure.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "session/keys.h"
#include "session/options.h"
#include "sessions.h"
#include "words.h"

namespace surprisal::test {
namespace {

bool is_chinese(char32_t code) { return code >= 0x4E00 && code <= 0x9FFF; }

bool has_chinese(const std::string& text) {
  const std::u32string codes = from_utf8(text);
  return std::any_of(codes.begin(), codes.end(), is_chinese);
}

bool in_some_face(char32_t code, Weight weight) {
  const bool bold = weight == Weight::Bold;
  return fonts().has(bold ? FontFile::SansBold : FontFile::Sans, code) ||
         fonts().has(bold ? FontFile::CjkBold : FontFile::Cjk, code) || fonts().has(FontFile::Math, code);
}

std::string hexadecimal(char32_t code) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(code));
  return buffer;
}

TEST(Catalogue, HasIdsThatASessionCanHold) {
  std::set<std::string_view> ids;
  for (const Figure& figure : catalogue()) {
    EXPECT_TRUE(ids.insert(figure.id).second) << figure.id << " is there twice";
    EXPECT_EQ(find_figure(figure.id), &figure);
    Session session;
    session.figure = figure.id;
    EXPECT_EQ(fault_of(session), "");
  }
  EXPECT_EQ(find_figure(""), nullptr);
  EXPECT_EQ(find_figure("sigmoi"), nullptr);
  EXPECT_NE(find_figure(Session().figure), nullptr) << "the figure that the program starts with";
}

// The window shows an option by its row in session/options.cpp.
TEST(Catalogue, NamesOptionsThatExist) {
  for (const Figure& figure : catalogue())
    for (std::string_view key : figure.options)
      EXPECT_NE(find_option(key), nullptr) << figure.id << ", " << key;
}

TEST(TestSessions, AreValid) {
  for (const NamedSession& s : sessions()) EXPECT_EQ(fault_of(s.session), "") << s.name;
}

class TextOfEveryFigure : public testing::TestWithParam<Figure> {};

TEST_P(TextOfEveryFigure, NamesItInBothLanguages) {
  const Figure& figure = GetParam();
  EXPECT_FALSE(figure.title.en.empty());
  EXPECT_FALSE(has_chinese(figure.title.en));
  EXPECT_TRUE(has_chinese(figure.title.zh)) << figure.title.zh;
  EXPECT_FALSE(figure.build({}).title.empty());
}

TEST_P(TextOfEveryFigure, IsInBothLanguages) {
  const Figure& figure = GetParam();
  for (const NamedSession& s : sessions()) {
    for (const Word& word : words_of(figure.build(s.session))) {
      EXPECT_EQ(word.text.en.empty(), word.text.zh.empty())
          << figure.id << ", " << s.name << ": " << word.where << " \"" << word.text.en << word.text.zh
          << "\" is in one language only";
      EXPECT_FALSE(has_chinese(word.text.en))
          << figure.id << ", " << s.name << ": " << word.where << " \"" << word.text.en << "\" in English";
    }
  }
}

TEST_P(TextOfEveryFigure, HasOnlyCharactersOfTheFonts) {
  const Figure& figure = GetParam();
  std::set<char32_t> codes;
  for (const NamedSession& s : sessions()) {
    const Plot plot = figure.build(s.session);
    for (const Word& word : words_of(plot)) {
      for (Language language : {Language::English, Language::Chinese}) {
        const std::u32string text = from_utf8(word.text.in(language));
        codes.insert(text.begin(), text.end());
      }
    }
    // The layout adds the numbers on the axes.
    for (const SceneShape& shape : lay_out(plot, {0, 0, 1000, 625}, {fonts()}).shapes) {
      if (const auto* label = std::get_if<shape::Label>(&shape)) {
        const std::u32string text = from_utf8(label->text);
        codes.insert(text.begin(), text.end());
      }
    }
  }
  for (char32_t code : codes) {
    EXPECT_GE(code, U' ') << figure.id << ": " << hexadecimal(code);
    EXPECT_NE(code, U'\uFFFD') << figure.id << ": text that is not UTF-8";
    EXPECT_TRUE(in_some_face(code, Weight::Regular)) << figure.id << ": " << hexadecimal(code);
    EXPECT_TRUE(in_some_face(code, Weight::Bold)) << figure.id << ": bold " << hexadecimal(code);
  }
}

TEST_P(TextOfEveryFigure, WritesNumbersAsAPersonWould) {
  const Figure& figure = GetParam();
  for (const NamedSession& s : sessions()) {
    for (const Word& word : words_of(figure.build(s.session))) {
      // In Chinese it is the term that textbooks use.
      EXPECT_EQ(word.text.en.find("NaN"), std::string::npos)
          << figure.id << ", " << s.name << ": " << word.where;
      for (const std::string& text : {word.text.en, word.text.zh}) {
        const std::string where = std::string(figure.id) + ", " + s.name + ": " + word.where + " " + text;
        // No raw printf output: nan, inf, a hyphen as a minus sign, an exponent after e.
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
          const bool digit_next = text[i + 1] >= '0' && text[i + 1] <= '9';
          const bool letter_before = i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1])) != 0;
          EXPECT_FALSE(text[i] == '-' && digit_next && !letter_before)
              << where << " has a hyphen for a minus";
          const bool digit_before = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9';
          EXPECT_FALSE((text[i] == 'e' || text[i] == 'E') && digit_before &&
                       (text[i + 1] == '-' || text[i + 1] == '+' || digit_next))
              << where << " has a machine's exponent";
        }
        for (const char* bad : {"nan", "inf"}) {
          const std::size_t at = text.find(bad);
          const bool alone =
              at != std::string::npos &&
              (at == 0 || std::isalpha(static_cast<unsigned char>(text[at - 1])) == 0) &&
              (at + 3 >= text.size() || std::isalpha(static_cast<unsigned char>(text[at + 3])) == 0);
          EXPECT_FALSE(alone) << where;
        }
      }
    }
  }
}

// Wherever a unit of information is named, it is the session's.
TEST_P(TextOfEveryFigure, GivesAmountsInTheUnitOfTheSession) {
  const Figure& figure = GetParam();
  const struct {
    Base base;
    const char* en;
    const char* zh;
  } units[] = {{Base::E, "nats", "奈特"}, {Base::Two, "bits", "比特"}, {Base::Ten, "hartleys", "哈特利"}};
  for (const auto& own : units) {
    Session session;
    session.base = own.base;
    for (const Word& word : words_of(figure.build(session))) {
      for (const auto& other : units) {
        if (other.base == own.base) continue;
        EXPECT_EQ(word.text.en.find(other.en), std::string::npos)
            << figure.id << ": " << word.where << " \"" << word.text.en << "\" where the unit is " << own.en;
        EXPECT_EQ(word.text.zh.find(other.zh), std::string::npos)
            << figure.id << ": " << word.where << " \"" << word.text.zh << "\" where the unit is " << own.zh;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, TextOfEveryFigure, every_figure(), id_as_test_name);

}  // namespace
}  // namespace surprisal::test
