// Checks that a page shows all of its text within its width and in reading order, and that links, notes and
// values respond to the pointer where they are.
#include "lesson/page.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lesson/lay_out_page.h"
#include "lesson/parse_lesson.h"
#include "lesson_helpers.h"
#include "testing.h"
#include "typeset/math_font.h"

namespace surprisal::test {
namespace {

constexpr Language kLanguages[] = {Language::English, Language::Chinese};
constexpr double kWidths[] = {200, 320, 480, 900};
constexpr double kTiny = 1e-6;

// A text with every kind of block and inline.
constexpr std::string_view kRich = R"(
The *loss* of the **right class** is {cross_entropy:.4f}, $L = -\log \term{prediction}{q}_k$, says
[the figure](figure:triangle).\
It is `-log(q)`. 交叉熵“惊讶”是损失，也是（期望的）信息量：**越小越好**。

- The first.
- The second, with words enough to go on in another line, however wide the page is, or so one may hope.

3. Three.
4. Four.

| class | $p$ | of the other model |
|:------|:---:|-------------------:|
| {right} | {softmax[0]:.3f} | 1 |
| dog | {softmax[1]:.3f} | 1000 |

```text
entropy(p) + kl(p, q)
```

> [!slip S5] A title with $\frac{a}{b}$
> Inside of the note.

> [!note] Another
> Inside of the other.

$$H(p, q) = -\sum_k p_k \log q_k = H(p) + D(p \parallel q) \qquad \text{in which } D(p \parallel q) \ge 0$$
)";

class LessonPage : public testing::Test {
 protected:
  PageLook look(double width, Language language = Language::English) const {
    return {fonts_, math_font_, ThemeName::Light, language, 16, width};
  }

  Page page(std::string_view body, double width, const std::vector<std::size_t>& open_notes = {},
            Language language = Language::English) const {
    const Lesson lesson = test::sound_lesson("## One\n\n" + std::string(body));
    return lay_out_page(lesson.steps[0].blocks, Values(lesson.start), look(width, language), open_notes);
  }

  // The text of each line, from left to right.
  static std::vector<std::string> lines_of(const Page& page) {
    std::vector<std::string> lines;
    double top = -1;
    for (const Page::Words& words : page.words) {
      if (words.box.top != top) lines.emplace_back();
      top = words.box.top;
      lines.back() += words.utf8;
    }
    return lines;
  }

  static std::string text_of(const Page& page) {
    std::string text;
    for (const std::string& line : lines_of(page)) text += line;
    return text;
  }

  static const Page::Words& words(const Page& page, std::string_view utf8) {
    const auto found = std::ranges::find(page.words, utf8, &Page::Words::utf8);
    EXPECT_NE(found, page.words.end()) << utf8;
    return *found;
  }

  // The first of these areas that contains the point; null if none does.
  template <typename Area>
  static const Area* area_at(const std::vector<Area>& areas, Point at) {
    const auto found = std::ranges::find_if(areas, [&](const Area& area) { return area.rect.contains(at); });
    return found == areas.end() ? nullptr : &*found;
  }

  static const Page::Button* button_on(const Page& page, std::string_view utf8) {
    return area_at(page.buttons, words(page, utf8).box.centre());
  }
  static const Page::HighlightArea* highlight_on(const Page& page, std::string_view utf8) {
    return area_at(page.highlights, words(page, utf8).box.centre());
  }

  const Fonts fonts_;
  const MathFont math_font_{fonts_};
};

TEST_F(LessonPage, StaysWithinItsWidthAndNothingOverlaps) {
  for (const Language language : kLanguages) {
    for (const double width : kWidths) {
      const Page laid_out = page(kRich, width, {0, 1}, language);
      const Rect whole = {0, 0, width + kTiny, laid_out.height + kTiny};
      EXPECT_LE(laid_out.width, width + kTiny);
      for (const Page::Fill& fill : laid_out.fills) EXPECT_TRUE(whole.contains(fill.rect));
      for (const Page::Fold& fold : laid_out.folds) EXPECT_TRUE(whole.contains(fold.rect));
      std::vector<Rect> placed;
      for (const Page::Words& one : laid_out.words) placed.push_back(one.box);
      for (const Page::Formula& one : laid_out.formulas)
        placed.push_back(
            {one.origin.x, one.origin.y - one.box.height, one.box.width, one.box.height + one.box.depth});
      for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_TRUE(whole.contains(placed[i])) << width;
        for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(placed[i].inset(0.02).overlaps(placed[k])) << width;
      }
    }
  }
}

TEST_F(LessonPage, HasTheSameTextAtEveryWidth) {
  const std::string wide = text_of(page(kRich, 2000, {0, 1}));
  EXPECT_NE(wide.find("H"), 0u);
  for (const double width : kWidths) EXPECT_EQ(text_of(page(kRich, width, {0, 1})), wide);
}

// A formula that is too wide continues on another line, in letters no smaller than the text.
TEST_F(LessonPage, AFormulaIsBrokenBeforeItShrinks) {
  constexpr const char* kSum =
      "$$H(y, p) = H(y) + \\mathrm{KL}(y \\parallel p): \\quad 2.625 = 1.750 + 0.875$$";
  const Page wide = page(kSum, 900);
  ASSERT_EQ(wide.formulas.size(), 1u);
  const Page narrow = page(kSum, 0.7 * wide.width);
  ASSERT_EQ(narrow.formulas.size(), 2u);
  EXPECT_LE(narrow.width, 0.7 * wide.width + kTiny);
  for (const Page::Formula& line : narrow.formulas) {
    const auto largest = std::max_element(line.box.glyphs.begin(), line.box.glyphs.end(),
                                          [](auto& a, auto& b) { return a.glyph.size < b.glyph.size; });
    EXPECT_EQ(largest->glyph.size, wide.formulas[0].box.glyphs[0].glyph.size);
  }
}

TEST_F(LessonPage, BreaksLinesWhereAllowed) {
  constexpr const char* kNeverFirst[] = {"，", "。", "：", "）", "”", ",", "."};
  constexpr const char* kNeverLast[] = {"（", "“"};
  for (double width = 80; width < 400; width += 7) {
    const std::vector<std::string> lines = lines_of(
        page("交叉熵“惊讶”是损失，也是（期望的）信息量：越小，（越）“好”。与 softmax, sigmoid.", width));
    for (const std::string& line : lines) {
      for (const char* sign : kNeverFirst) EXPECT_FALSE(line.starts_with(sign)) << width << " " << line;
      for (const char* sign : kNeverLast) EXPECT_FALSE(line.ends_with(sign)) << width << " " << line;
    }
  }
  EXPECT_EQ(lines_of(page("one\\\ntwo", 900)), (std::vector<std::string>{"one", "two"}));
}

// A page sets each word by itself, and a pair of marks is often in two of them.
TEST_F(LessonPage, QuotesInChineseTextAreFullWidthEvenAroundLatinWords) {
  const Page chinese = page("“1 队进了决赛”，再看“cross entropy”。", 900, {}, Language::Chinese);
  std::size_t quotes = 0;
  for (const Page::Words& words : chinese.words) {
    for (const Glyph& glyph : words.glyphs) {
      if (glyph.code != U'“' && glyph.code != U'”') continue;
      EXPECT_EQ(glyph.file, FontFile::Cjk) << words.utf8;
      ++quotes;
    }
  }
  EXPECT_EQ(quotes, 4u);
}

TEST_F(LessonPage, CodeHasLettersOfOneWidth) {
  const Page laid_out = page("```python\niiiiiiii\nmmmmmmmm\n```\n", 300);
  ASSERT_EQ(laid_out.words.size(), 2u);
  EXPECT_DOUBLE_EQ(laid_out.words[0].box.width, laid_out.words[1].box.width);
}

TEST_F(LessonPage, ALongWordIsNotBroken) {
  const std::string word(60, 'm');
  const Page narrow = page("a " + word + " b", 100);
  EXPECT_EQ(lines_of(narrow), (std::vector<std::string>{"a", word, "b"}));
  EXPECT_NEAR(narrow.width, text_width(fonts_, word, 16), kTiny);
}

TEST_F(LessonPage, ANoteShowsItsTextWhenOpen) {
  constexpr const char* kNotes = "> [!note] First\n> alpha\n\n> [!note] Second\n> beta";
  const Page closed = page(kNotes, 400);
  EXPECT_EQ(text_of(closed), "FirstSecond");
  const Page open = page(kNotes, 400, {1});
  EXPECT_EQ(text_of(open), "FirstSecondbeta");
  EXPECT_GT(open.height, closed.height);
  ASSERT_EQ(open.folds.size(), 2u);
  EXPECT_FALSE(open.folds[0].open);
  EXPECT_TRUE(open.folds[1].open);
  const auto* second = button_on(open, "Second");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->note, 1u);
  EXPECT_FALSE(button_on(open, "beta"));
}

TEST_F(LessonPage, ThePointerFindsLinksNotesAndValues) {
  const Page laid_out = page(
      "Go [there](figure:gibbs), to {right} and {cross_entropy:.4f}, or [to {right}](lesson:x).\n\n"
      "$a + \\term{loss}{L}$\n\n> [!note] Of {right}",
      900);
  const auto* there = button_on(laid_out, "there");
  ASSERT_TRUE(there);
  EXPECT_FALSE(there->note);
  EXPECT_EQ(there->link.kind, document::LinkKind::Figure);
  EXPECT_EQ(there->link.id, "gibbs");
  const auto* right = highlight_on(laid_out, "cat");
  ASSERT_TRUE(right);
  EXPECT_EQ(right->highlight, (Highlight{0, {}}));
  const auto* loss = highlight_on(laid_out, "0.1291");
  ASSERT_TRUE(loss);
  EXPECT_EQ(loss->highlight.quantity, Quantity::Loss);
  EXPECT_FALSE(button_on(laid_out, "Go"));
  EXPECT_FALSE(highlight_on(laid_out, "Go"));
  EXPECT_FALSE(button_on(laid_out, "0.1291"));
  EXPECT_FALSE(area_at(laid_out.buttons, {-1, -1}));
  EXPECT_FALSE(area_at(laid_out.highlights, {-1, -1}));

  // A value in a link or in the title of a note is part of what can be clicked.
  const auto in_link = std::ranges::find(laid_out.words, "cat", &Page::Words::utf8);
  const auto second = std::find_if(in_link + 1, laid_out.words.end(),
                                   [](const Page::Words& words) { return words.utf8 == "cat"; });
  ASSERT_NE(second, laid_out.words.end());
  const auto* link = area_at(laid_out.buttons, second->box.centre());
  ASSERT_TRUE(link);
  EXPECT_EQ(link->link.id, "x");
  const Page::Words& in_title = laid_out.words.back();
  EXPECT_EQ(in_title.utf8, "cat");
  const auto* note = area_at(laid_out.buttons, in_title.box.centre());
  ASSERT_TRUE(note);
  EXPECT_EQ(note->note, 0u);

  ASSERT_EQ(laid_out.formulas.size(), 1u);
  const Page::Formula& formula = laid_out.formulas[0];
  ASSERT_EQ(formula.box.terms.size(), 1u);
  const auto* term = area_at(laid_out.highlights, moved(formula.box.terms[0].rect, formula.origin).centre());
  ASSERT_TRUE(term);
  EXPECT_EQ(term->highlight.quantity, Quantity::Loss);
}

TEST_F(LessonPage, AColumnIsAlignedAsSpecified) {
  const Page laid_out =
      page("| left | middle | right |\n|:---|:---:|---:|\n| a | b | c |\n| aaaa | bbbbbbbb | cc |", 900);
  const auto box = [&](const char* utf8) { return words(laid_out, utf8).box; };
  EXPECT_NEAR(box("a").left, box("aaaa").left, kTiny);
  EXPECT_NEAR(box("b").centre().x, box("bbbbbbbb").centre().x, kTiny);
  EXPECT_NEAR(box("c").right(), box("cc").right(), kTiny);
}

TEST_F(LessonPage, ATableAndCodeShrinkToFit) {
  constexpr const char* kTable = "| onelongword | another |\n|---|---|\n| unbroken | $x_1 + x_2 + x_3$ |";
  constexpr const char* kCode = "```text\nprint(softmax([1.5, -2, 3]))\n```";
  for (const char* body : {kTable, kCode}) {
    const Page wide = page(body, 900);
    const Page narrow = page(body, 160);
    EXPECT_EQ(lines_of(narrow), lines_of(wide));
    EXPECT_LE(narrow.width, 160 + kTiny);
    EXPECT_LT(narrow.words[0].glyphs[0].size, wide.words[0].glyphs[0].size);
  }
}

TEST_F(LessonPage, LeavesOutThePlaceOfTheGuess) {
  const std::string guess =
      "```guess\nquestion = \"How much?\"\nanswer = \"kl\"\nfrom = 0\nto = 1\nwithin = 0.1\nreveal = "
      "\"So.\"\n```\n";
  const Page with = page("before\n\n" + guess + "\nafter", 400);
  const Page without = page("before\n\nafter", 400);
  EXPECT_EQ(lines_of(with), lines_of(without));
  EXPECT_EQ(with.height, without.height);
}

TEST_F(LessonPage, ShowsFaultyTextAsItWasWritten) {
  const Lesson lesson = parse_lesson(test::with_head("## One\n\na {sofmax} b"), Language::English);
  const Page laid_out = lay_out_page(lesson.steps[0].blocks, Values(lesson.start), look(400));
  EXPECT_EQ(words(laid_out, "{sofmax}").color, color_of(theme(ThemeName::Light), Quantity::Loss));
}

TEST_F(LessonPage, ATitleIsBold) {
  const Lesson lesson = test::sound_lesson("## One {right}\n\ntext");
  const Page title =
      lay_out_page(lesson.steps[0].title, Values(lesson.start), look(400, Language::Chinese), Weight::Bold);
  EXPECT_EQ(text_of(title), "One猫");
  EXPECT_EQ(words(title, "One").glyphs[0].file, FontFile::SansBold);
}

// Records everything that is painted, and where.
class Places : public Canvas {
 public:
  void polyline(std::span<const Point> points, const Stroke&) override { add(points); }
  void polygon(std::span<const Point> points, Color) override { add(points); }
  void rectangle(Rect rect, Color, double) override { all.push_back({rect.left, rect.top}); }
  void circle(Point centre, double, Color) override { all.push_back(centre); }
  void glyphs(std::span<const Glyph> glyphs, Color, std::string_view) override {
    for (const Glyph& glyph : glyphs) all.push_back(glyph.at);
  }
  void push_clip(Rect) override {}
  void pop_clip() override {}

  std::vector<Point> all;

 private:
  void add(std::span<const Point> points) { all.insert(all.end(), points.begin(), points.end()); }
};

TEST_F(LessonPage, IsPaintedAtTheGivenCorner) {
  const Page laid_out = page(kRich, 480, {1});
  Places at_origin;
  Places elsewhere;
  paint_page(laid_out, at_origin, {}, theme(ThemeName::Dark));
  paint_page(laid_out, elsewhere, {30, 70}, theme(ThemeName::Dark));
  ASSERT_EQ(at_origin.all.size(), elsewhere.all.size());
  ASSERT_GT(at_origin.all.size(), laid_out.words.size());
  for (std::size_t i = 0; i < at_origin.all.size(); ++i)
    EXPECT_LT(distance(moved(at_origin.all[i], {30, 70}), elsewhere.all[i]), kTiny);
}

}  // namespace
}  // namespace surprisal::test
