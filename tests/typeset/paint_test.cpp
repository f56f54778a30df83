// Checks that a painted formula has the colours of its terms and carries its text.
#include "typeset/paint.h"

#include <string>
#include <vector>

#include "formula_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

struct Painted {
  std::string text;
  Color color;
  Point at;
};

class Notebook : public Canvas {
 public:
  void polyline(std::span<const Point> points, const Stroke& stroke) override {
    lines.push_back({"", stroke.color, points.front()});
  }
  void polygon(std::span<const Point>, Color) override {}
  void rectangle(Rect rect, Color fill, double) override {
    rules.push_back({"", fill, {rect.left, rect.top}});
  }
  void circle(Point, double, Color) override {}
  void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) override {
    runs.push_back({std::string(text), color, glyphs.front().at});
  }
  void push_clip(Rect) override {}
  void pop_clip() override {}

  std::vector<Painted> runs;
  std::vector<Painted> rules;
  std::vector<Painted> lines;
};

const Theme& colors = theme(ThemeName::Light);
const Color kPrediction = color_of(colors, Quantity::Prediction);

Notebook painted(std::string_view source, Point at = {}) {
  const test::Typesetter typesetter;
  Notebook notebook;
  paint_formula(typesetter.display(source), notebook, at, colors);
  return notebook;
}

TEST(Paint, TermHasItsColourOrElseThatOfItsParent) {
  const Notebook page = painted("z \\term{prediction}{a \\term{unknown}{b}}");
  ASSERT_EQ(page.runs.size(), 3u);
  EXPECT_EQ(page.runs[0].text, "z");
  EXPECT_EQ(page.runs[0].color, colors.ink);
  EXPECT_EQ(page.runs[1].text, "a");
  EXPECT_EQ(page.runs[1].color, kPrediction);
  EXPECT_EQ(page.runs[2].text, "b");
  EXPECT_EQ(page.runs[2].color, kPrediction);
}

TEST(Paint, TermColoursAllOfItsContent) {
  const Notebook page = painted("\\term{class:2}{\\frac{1}{\\term{prediction}{\\cancel{a}}}}");
  const Color own = color_of(colors, Ink::of_class(2));
  for (const Painted& run : page.runs) EXPECT_EQ(run.color, run.text == "a" ? kPrediction : own) << run.text;
  EXPECT_EQ(page.rules.front().color, own);
  EXPECT_EQ(page.lines.front().color, kPrediction);
}

TEST(Paint, TextHasPlainLetters) {
  EXPECT_EQ(painted("\\sigma(z)\\mathbf{W}\\in\\mathbb{R}").runs.front().text, "σ(z)W∈R");
  EXPECT_EQ(painted("\\left(\\dfrac{\\dfrac{\\dfrac12}{3}}{4}\\right)").runs.front().text, "(1234)");
}

TEST(Paint, OriginIsAtTheGivenPoint) {
  const Notebook here = painted("\\frac{a}{b}");
  const Notebook there = painted("\\frac{a}{b}", {30, 40});
  EXPECT_NEAR(there.runs[0].at.x, here.runs[0].at.x + 30, test::kTiny);
  EXPECT_NEAR(there.runs[0].at.y, here.runs[0].at.y + 40, test::kTiny);
  EXPECT_NEAR(there.rules[0].at.x, here.rules[0].at.x + 30, test::kTiny);
  EXPECT_NEAR(there.rules[0].at.y, here.rules[0].at.y + 40, test::kTiny);
}

TEST(Paint, EmptyFormulaPaintsNothing) {
  const Notebook page = painted("{}\\quad\\term{loss}{}");
  EXPECT_TRUE(page.runs.empty() && page.rules.empty() && page.lines.empty());
}

}  // namespace
}  // namespace surprisal::test
