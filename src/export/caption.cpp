#include "export/caption.h"

#include <algorithm>
#include <string>

#include "plot/lay_out.h"
#include "plot/scene.h"
#include "typeset/paint.h"
#include "typeset/parse.h"

namespace surprisal::exporting {
namespace {

constexpr double kFormulaSize = 1.15;  // relative to the text size
constexpr double kMaxOfFrame = 0.5;

// A canvas that records what is painted as shapes of a scene.
class SceneCanvas final : public Canvas {
 public:
  explicit SceneCanvas(Scene& scene) : scene_(scene) {}

  void polyline(std::span<const Point> points, const Stroke& stroke) override {
    scene_.shapes.emplace_back(shape::Line{{points.begin(), points.end()}, stroke});
  }
  void polygon(std::span<const Point> points, Color fill) override {
    scene_.shapes.emplace_back(shape::Area{{points.begin(), points.end()}, fill});
  }
  void rectangle(Rect rect, Color fill, double corner_radius) override {
    scene_.shapes.emplace_back(shape::Box{rect, fill, corner_radius});
  }
  void circle(Point centre, double radius, Color fill) override {
    scene_.shapes.emplace_back(shape::Disc{centre, radius, fill});
  }
  void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) override {
    scene_.shapes.emplace_back(
        shape::Label{std::string(text), {{std::string(text), {glyphs.begin(), glyphs.end()}, color}}, {}});
  }
  void push_clip(Rect rect) override { scene_.shapes.emplace_back(shape::Clip{rect}); }
  void pop_clip() override { scene_.shapes.emplace_back(shape::Unclip{}); }

 private:
  Scene& scene_;
};

// The formula, shrunk if it is wider than `width`.
FormulaBox formula_within(std::string_view source, const MathFont& font, double size, double width) {
  const ParsedFormula parsed = parse_formula(source);
  const auto* formula = std::get_if<Formula>(&parsed);
  if (formula == nullptr) return {};
  const FormulaBox wished = lay_out_formula(*formula, font, size, FormulaPlace::Display);
  if (wished.width <= width) return wished;
  return lay_out_formula(*formula, font, size * width / wished.width, FormulaPlace::Display);
}

struct Caption {
  std::vector<std::string> title;
  FormulaBox formula;
  double em = 0;
  double width = 0;
  bool in_one_row = false;  // the formula is to the right of the title

  double title_height() const {
    return title.empty() ? 0 : (kAscent + kDescent + kLineHeight * more_lines()) * em;
  }
  double formula_height() const { return formula.height + formula.depth; }
  double height() const {
    return in_one_row ? std::max(title_height(), formula_height())
                      : title_height() + (title.empty() ? 0 : 0.5 * em) + formula_height();
  }
  double more_lines() const { return static_cast<double>(title.size()) - 1; }
};

Caption caption_of(const Figure& figure, const Look& look, double em, double width, bool titled) {
  const MathFont font(look.fonts);
  Caption caption;
  caption.em = em;
  caption.width = width;
  const std::string& title = figure.title.in(look.language);
  if (titled) caption.title = wrapped(look.fonts, title, em, Weight::Bold, width, 2);
  caption.formula = formula_within(figure.formula, font, kFormulaSize * em, width);
  const double gap = 3 * em;
  caption.in_one_row = caption.title.size() == 1 &&
                       text_width(look.fonts, title, em, Weight::Bold) + gap + caption.formula.width <= width;
  return caption;
}

void write_title(const Caption& caption, Point baseline, const Look& look, Canvas& canvas) {
  for (const std::string& words : caption.title) {
    TextLine line = set_line(look.fonts, words, caption.em, Weight::Bold);
    for (Glyph& glyph : line.glyphs) glyph.at = moved(glyph.at, baseline);
    canvas.glyphs(line.glyphs, theme(look.theme).ink, words);
    baseline.y += kLineHeight * caption.em;
  }
}

void write_formula(const Caption& caption, Point baseline, const Look& look, Canvas& canvas) {
  paint_formula(caption.formula, canvas, baseline, theme(look.theme));
}

void write_caption(const Caption& caption, Point corner, const Look& look, Canvas& canvas) {
  if (caption.in_one_row) {
    // Align the formula's axis with the middle of the words.
    const double middle = corner.y + caption.height() / 2;
    const double axis = 0.25 * kFormulaSize * caption.em;
    const double formula = middle + (caption.formula.height - caption.formula.depth) / 2;
    const double title = formula - axis + 0.34 * caption.em;
    write_title(caption, {corner.x, title}, look, canvas);
    write_formula(caption, {corner.x + caption.width - caption.formula.width, formula}, look, canvas);
    return;
  }
  write_title(caption, {corner.x, corner.y + kAscent * caption.em}, look, canvas);
  write_formula(caption, {corner.x, corner.y + caption.height() - caption.formula.depth}, look, canvas);
}

}  // namespace

Scene lay_out_captioned(const Figure& figure, Plot plot, Rect frame, const Look& look,
                        std::span<const View> views, bool titled) {
  const double em = std::min(text_size_for(frame, look.smallest_text), look.largest_text);
  const double margin = 0.9 * em;  // same as the plot's margin
  const Caption caption = caption_of(figure, look, em, std::max(0.0, frame.width - 2 * margin), titled);
  const double over = 0.8 * em;
  const double taken = over + caption.height() + margin;
  if (taken > kMaxOfFrame * frame.height) return lay_out(plot, frame, look, views);

  if (plot.title.in(look.language) == figure.title.in(look.language)) plot.title = {};
  const Rect above = {frame.left, frame.top, frame.width, frame.height - taken};
  Scene scene = lay_out(plot, above, look, views);
  scene.frame = frame;
  SceneCanvas canvas(scene);
  const Point line = {frame.left + margin, above.bottom()};
  canvas.rectangle({line.x, line.y, caption.width, em / 14}, theme(look.theme).faint, 0);
  write_caption(caption, {line.x, line.y + over}, look, canvas);
  return scene;
}

}  // namespace surprisal::exporting
