// Checks that a line of text is as long as its letters, that UTF-8 survives a round trip, and that text
// that does not fit is cut or wrapped at the right places.
#include "draw/fonts.h"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "namespaces.h"
#include "shared_fonts.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr Weight kWeights[] = {Weight::Regular, Weight::Bold};
const char* const kTexts[] = {"cross-entropy H(p, q) = 1.234",
                              "交叉熵损失，概率 −log p",
                              "𝐻(𝑝,𝑞) = 𝐻(𝑝) + KL(𝑝‖𝑞)",
                              "10⁻³⁰⁸ … ∞ × 𝑒ᶻ",
                              "ÀÉÎõü ß Ωμέγα",
                              " two  blanks "};

TEST(SetLine, IsAsLongAsItsLetters) {
  for (Weight weight : kWeights) {
    for (const char* text : kTexts) {
      const TextLine line = set_line(fonts(), text, 20, weight);
      EXPECT_EQ(line.glyphs.size(), from_utf8(text).size()) << text;
      double x = 0;
      for (const Glyph& glyph : line.glyphs) {
        EXPECT_NEAR(glyph.at.x, x, 1e-9) << text;
        EXPECT_EQ(glyph.at.y, 0);
        EXPECT_TRUE(fonts().has(glyph.file, glyph.code)) << text;
        x += fonts().box(glyph.file, glyph.code).advance * glyph.size;
      }
      EXPECT_NEAR(line.width, x, 1e-9) << text;
      EXPECT_GT(line.width, 0) << text;
      EXPECT_EQ(text_width(fonts(), text, 20, weight), line.width);
    }
  }
}

TEST(SetLine, GrowsWithItsSize) {
  for (const char* text : kTexts) {
    EXPECT_DOUBLE_EQ(text_width(fonts(), text, 24), 2 * text_width(fonts(), text, 12)) << text;
    EXPECT_DOUBLE_EQ(text_width(fonts(), text, 24, Weight::Bold),
                     2 * text_width(fonts(), text, 12, Weight::Bold));
  }
  EXPECT_EQ(text_width(fonts(), "text", 0), 0);
}

TEST(SetLine, AddsUp) {
  for (const char* a : kTexts) {
    for (const char* b : kTexts) {
      EXPECT_NEAR(text_width(fonts(), std::string(a) + b, 15),
                  text_width(fonts(), a, 15) + text_width(fonts(), b, 15), 1e-9);
    }
  }
}

TEST(SetLine, ShowsAReplacementForCharactersThatNoFontHas) {
  const TextLine line = set_line(fonts(), "a\U0010FFFD\uE000b", 10);
  ASSERT_EQ(line.glyphs.size(), 4u);
  EXPECT_EQ(line.glyphs[1].code, U'\uFFFD');
  EXPECT_EQ(line.glyphs[2].code, U'\uFFFD');
  EXPECT_GT(line.glyphs[2].at.x, line.glyphs[1].at.x);
}

TEST(SetLine, LeavesOutControlCharacters) {
  EXPECT_EQ(set_line(fonts(), "a\t\n\x01\x7F\u0085\u200B\uFEFFb", 10).glyphs.size(), 2u);
  EXPECT_EQ(text_width(fonts(), "", 10), 0);
}

// A number that changes must not move.
TEST(SetLine, GivesAllDigitsTheSameWidth) {
  for (Weight weight : kWeights) {
    for (const char* digit : {"1", "2", "3", "4", "5", "6", "7", "8", "9"})
      EXPECT_EQ(text_width(fonts(), digit, 1, weight), text_width(fonts(), "0", 1, weight)) << digit;
    EXPECT_EQ(text_width(fonts(), "−", 1, weight), text_width(fonts(), "+", 1, weight));
  }
}

TEST(SetLine, TakesEachLetterFromTheRightFont) {
  const auto file = [](const char* text, Weight weight) {
    return set_line(fonts(), text, 1, weight).glyphs[0].file;
  };
  EXPECT_EQ(file("a", Weight::Regular), FontFile::Sans);
  EXPECT_EQ(file("a", Weight::Bold), FontFile::SansBold);
  EXPECT_EQ(file("熵", Weight::Regular), FontFile::Cjk);
  EXPECT_EQ(file("熵", Weight::Bold), FontFile::CjkBold);
  EXPECT_EQ(file("𝑧", Weight::Regular), FontFile::Math);
  EXPECT_EQ(file("𝑧", Weight::Bold), FontFile::Math);
}

// Lines of text below each other must not overlap.
TEST(SetLine, HasRoomForTheHeightOfEveryLetter) {
  for (Weight weight : kWeights) {
    double above = 0;
    double below = 0;
    for (const char* text :
         {"ABCXYZabcfghjpqy0123456789()[]{}|/,;", "交叉熵损失概率，（）", "𝐻𝑝𝑞𝑧𝑎𝑦𝑒𝜎𝐿𝑓𝑔", "ÄÉÑÇŞğ‖Σ"}) {
      for (const Glyph& glyph : set_line(fonts(), text, 1, weight).glyphs) {
        const GlyphBox box = fonts().box(glyph.file, glyph.code);
        EXPECT_LE(box.left, box.right);
        above = std::max(above, box.height * glyph.size);
        below = std::max(below, box.depth * glyph.size);
      }
    }
    EXPECT_LE(above + below, kLineHeight);
  }
}

TEST(Utf8, SurvivesARoundTrip) {
  std::u32string all;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code < 0xD800 || code > 0xDFFF) all.push_back(code);
  }
  EXPECT_EQ(from_utf8(to_utf8(all)), all);
  for (const char* text : kTexts) EXPECT_EQ(to_utf8(from_utf8(text)), text);
}

TEST(Utf8, ReplacesEachInvalidByte) {
  const std::u32string bad(1, U'\uFFFD');
  const struct {
    const char* what;
    std::string bytes;
    std::u32string codes;
  } cases[] = {
      {"a continuation alone", "\x80", bad},
      {"two of them", "a\xBF\x80z", U"a" + bad + bad + U"z"},
      {"a pair cut short", "\xC3", bad},
      {"a pair broken off", "\xC3z", bad + U"z"},
      {"a triple cut short", "\xE4\xBD", bad + bad},
      {"a triple broken off", "\xE4\xBDz", bad + bad + U"z"},
      {"a quadruple cut short", "\xF0\x9D\x91", bad + bad + bad},
      {"a quadruple broken off", "\xF0\x9D\x91z", bad + bad + bad + U"z"},
      {"an overlong pair", "\xC0\xAF", bad + bad},
      {"the last overlong pair", "\xC1\xBF", bad + bad},
      {"an overlong triple", "\xE0\x9F\xBF", bad + bad + bad},
      {"an overlong quadruple", "\xF0\x8F\xBF\xBF", bad + bad + bad + bad},
      {"a high surrogate", "\xED\xA0\x80", bad + bad + bad},
      {"a low surrogate", "\xED\xBF\xBF", bad + bad + bad},
      {"beyond Unicode", "\xF4\x90\x80\x80", bad + bad + bad + bad},
      {"five bytes", "\xF8\x88\x80\x80\x80", bad + bad + bad + bad + bad},
      {"no lead at all", "\xFE\xFF", bad + bad},
      {"good after bad", "\xE4\xE4\xBD\xA0", bad + U"你"},
      {"the last before the surrogates", "\xED\x9F\xBF", U"\uD7FF"},
      {"the first after them", "\xEE\x80\x80", U"\uE000"},
      {"the last of all", "\xF4\x8F\xBF\xBF", U"\U0010FFFF"},
  };
  for (const auto& c : cases) EXPECT_EQ(from_utf8(c.bytes), c.codes) << c.what;
}

TEST(Utf8, AcceptsAnyBytes) {
  std::mt19937_64 random(5);
  for (int i = 0; i < 5000; ++i) {
    std::string bytes;
    for (std::uint64_t n = random() % 12; n > 0; --n) bytes.push_back(static_cast<char>(random() >> 56));
    const std::u32string codes = from_utf8(bytes);
    EXPECT_LE(codes.size(), bytes.size());
    EXPECT_EQ(from_utf8(to_utf8(codes)), codes);  // and it is valid
    EXPECT_GE(set_line(fonts(), bytes, 10).width, 0);
  }
}

TEST(Shortened, KeepsWhatFits) {
  for (const char* text : kTexts) {
    const double width = text_width(fonts(), text, 16);
    EXPECT_EQ(shortened(fonts(), text, 16, Weight::Regular, width), text);
    EXPECT_EQ(shortened(fonts(), text, 16, Weight::Regular, 1e9), text);
  }
}

TEST(Shortened, IsTheLongestBeginningThatFits) {
  for (Weight weight : kWeights) {
    for (const char* text : kTexts) {
      const std::u32string whole = from_utf8(text);
      const double full = text_width(fonts(), text, 16, weight);
      for (double share = 0.02; share < 1; share += 0.02) {
        const double room = share * full;
        const std::string cut = shortened(fonts(), text, 16, weight, room);
        EXPECT_LE(text_width(fonts(), cut, 16, weight), room) << text;
        std::u32string kept = from_utf8(cut);
        if (!kept.empty()) {
          EXPECT_EQ(kept.back(), U'…') << cut;
          kept.pop_back();
          EXPECT_FALSE(kept.empty() || kept.back() == U' ') << "\"" << cut << "\"";
          EXPECT_TRUE(whole.starts_with(kept)) << cut << " of " << text;
        }
        // One more letter, with any blanks before it, would not fit.
        std::size_t more = kept.size() + 1;
        while (more <= whole.size() && whole[more - 1] == U' ') ++more;
        if (more < whole.size()) {
          const std::string longer = to_utf8(whole.substr(0, more)) + "…";
          EXPECT_GT(text_width(fonts(), longer, 16, weight), room) << cut << " of " << text;
        }
      }
    }
  }
}

TEST(Shortened, IsEmptyIfNothingFits) {
  for (double width : {0.0, -5.0, 3.0, std::nan("")}) {
    EXPECT_EQ(shortened(fonts(), "text", 16, Weight::Regular, width), "") << width;
  }
}

// Every letter is kept, in order; every line fits, and is as long as possible.
TEST(Wrapped, KeepsAllTextThatFitsItsLines) {
  for (const char* text : kTexts) {
    const double full = text_width(fonts(), text, 16);
    for (double share = 0.3; share < 1.1; share += 0.05) {
      std::string all;
      const auto lines = wrapped(fonts(), text, 16, Weight::Regular, share * full, 40);
      for (const std::string& line : lines) {
        EXPECT_LE(text_width(fonts(), line, 16), share * full) << text;
        all += line;
      }
      std::string solid = text;
      std::erase(solid, ' ');
      std::erase(all, ' ');
      if (all.find("…") == std::string::npos) {
        EXPECT_EQ(all, solid);
      }
    }
    EXPECT_EQ(wrapped(fonts(), text, 16, Weight::Regular, full, 3), std::vector<std::string>{text});
    // With one line, wrapped() does the same as shortened().
    EXPECT_EQ(wrapped(fonts(), text, 16, Weight::Regular, full / 2, 1),
              std::vector<std::string>{shortened(fonts(), text, 16, Weight::Regular, full / 2)});
  }
}

TEST(Wrapped, BreaksAtSpacesAndBetweenChineseButNeverBeforePunctuation) {
  const double ten = text_width(fonts(), "一二三四五六七八九十", 16);
  for (double width = 0.15 * ten; width < ten; width += 0.03 * ten) {
    for (const std::string& line :
         wrapped(fonts(), "甲乙，丙丁。戊己（庚辛）壬癸", 16, Weight::Regular, width, 40)) {
      for (const char* bad : {"，", "。", "）"}) EXPECT_FALSE(line.starts_with(bad)) << line;
      EXPECT_FALSE(line.ends_with("（")) << line;
    }
  }
  const double some = text_width(fonts(), "two words", 16);
  EXPECT_EQ(wrapped(fonts(), "two words here", 16, Weight::Regular, 1.01 * some, 3),
            (std::vector<std::string>{"two words", "here"}));
}

// Full width in a line that has a Chinese character, otherwise as in Latin text.
TEST(SetLine, HasFullWidthQuotesAndDashesInChinese) {
  for (Weight weight : kWeights) {
    for (const char* mark : {"“", "”", "‘", "’", "—", "…"}) {
      const std::string chinese = std::string("概") + mark + "率";
      const TextLine line = set_line(fonts(), chinese, 20, weight);
      EXPECT_EQ(line.glyphs[1].file, weight == Weight::Bold ? FontFile::CjkBold : FontFile::Cjk) << mark;
      EXPECT_NEAR(line.width, 20 * std::size(chinese) / 3.0, 2.5) << mark;  // a dash is 0.89 em
      EXPECT_EQ(text_width(fonts(), chinese, 20, weight), line.width) << mark;
      const std::string latin = std::string("a") + mark + "b";
      EXPECT_NEAR(text_width(fonts(), latin, 20, weight),
                  text_width(fonts(), "ab", 20, weight) + text_width(fonts(), mark, 20, weight), 1e-9)
          << mark;
      EXPECT_EQ(set_line(fonts(), latin, 20, weight).glyphs[1].file,
                weight == Weight::Bold ? FontFile::SansBold : FontFile::Sans)
          << mark;
    }
  }
}

// The second mark has no Chinese character beside it.
TEST(SetLine, HasQuotesOfOneWidthAroundALatinWord) {
  const std::string open = "“", close = "”";
  const TextLine line = set_line(fonts(), "给" + open + "pig" + close + " 0.3", 20);
  EXPECT_EQ(line.glyphs[1].file, FontFile::Cjk);
  EXPECT_EQ(line.glyphs[5].file, FontFile::Cjk);
}

}  // namespace
}  // namespace surprisal::test
