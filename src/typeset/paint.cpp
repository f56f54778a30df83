#include "typeset/paint.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/utf8.h"

namespace surprisal::typeset {
namespace {

// One colour per term; the last one is for glyphs outside all terms.
std::vector<Color> colors_of_terms(const FormulaBox& box, const Theme& theme, Ink around_all) {
  std::vector<Color> colors;
  for (const TermBox& term : box.terms) {
    const Ink own = ink_named(term.name);
    const Color around =
        term.parent < 0 ? color_of(theme, around_all) : colors[static_cast<std::size_t>(term.parent)];
    colors.push_back(own == Ink() ? around : color_of(theme, own));
  }
  colors.push_back(color_of(theme, around_all));
  return colors;
}

}  // namespace

void paint_formula(const FormulaBox& box, Canvas& canvas, Point at, const Theme& theme, Ink ink) {
  const std::vector<Color> colors = colors_of_terms(box, theme, ink);
  const auto color_at = [&](int term) {
    return term < 0 ? colors.back() : colors[static_cast<std::size_t>(term)];
  };

  for (std::size_t begin = 0; begin < box.glyphs.size();) {
    const int term = box.glyphs[begin].term;
    std::vector<Glyph> run;
    std::u32string characters;
    std::size_t end = begin;
    for (; end < box.glyphs.size() && box.glyphs[end].term == term; ++end) {
      Glyph glyph = box.glyphs[end].glyph;
      glyph.at = moved(glyph.at, at);
      run.push_back(glyph);
      if (box.glyphs[end].character != 0) characters.push_back(box.glyphs[end].character);
    }
    canvas.glyphs(run, color_at(term), to_utf8(characters));
    begin = end;
  }
  for (const FormulaRule& rule : box.rules) {
    canvas.rectangle(moved(rule.rect, at), color_at(rule.term));
  }
  for (const FormulaStroke& stroke : box.strokes) {
    std::vector<Point> points = stroke.points;
    for (Point& point : points) point = moved(point, at);
    canvas.polyline(points, {color_at(stroke.term), stroke.width});
  }
}

}  // namespace surprisal::typeset
