#include "typeset/paint.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace surprisal {
namespace {

struct Shade {
  Color color;
  double strength = 1;

  Color seen() const {
    Color faded = color;
    faded.alpha = static_cast<std::uint8_t>(std::lround(color.alpha * strength));
    return faded;
  }
};

// Of each term; the last one is for what lies in none.
std::vector<Color> shades(const FormulaBox& box, const FormulaColors& colors) {
  std::vector<Shade> shades;
  for (const TermBox& term : box.terms) {
    Shade shade = term.parent < 0 ? Shade{colors.ink} : shades[static_cast<std::size_t>(term.parent)];
    if (colors.color) shade.color = colors.color(term.name).value_or(shade.color);
    if (colors.strength) shade.strength *= std::clamp(colors.strength(term.name), 0.0, 1.0);
    shades.push_back(shade);
  }
  std::vector<Color> seen;
  for (const Shade& shade : shades) seen.push_back(shade.seen());
  seen.push_back(colors.ink);
  return seen;
}

Point moved(Point p, Point by) { return {p.x + by.x, p.y + by.y}; }

}  // namespace

void paint_formula(const FormulaBox& box, Canvas& canvas, Point at, const FormulaColors& colors) {
  const std::vector<Color> shade = shades(box, colors);
  const auto shade_of = [&](int term) {
    return term < 0 ? shade.back() : shade[static_cast<std::size_t>(term)];
  };

  for (std::size_t begin = 0; begin < box.glyphs.size();) {
    const int term = box.glyphs[begin].term;
    std::vector<Glyph> run;
    std::u32string says;
    std::size_t end = begin;
    for (; end < box.glyphs.size() && box.glyphs[end].term == term; ++end) {
      Glyph glyph = box.glyphs[end].glyph;
      glyph.at = moved(glyph.at, at);
      run.push_back(glyph);
      if (box.glyphs[end].says != 0) says.push_back(box.glyphs[end].says);
    }
    canvas.glyphs(run, shade_of(term), to_utf8(says));
    begin = end;
  }
  for (const FormulaRule& rule : box.rules) {
    const Rect& r = rule.rect;
    canvas.rectangle({r.left + at.x, r.top + at.y, r.width, r.height}, shade_of(rule.term));
  }
  for (const FormulaStroke& stroke : box.strokes) {
    std::vector<Point> points = stroke.points;
    for (Point& point : points) point = moved(point, at);
    canvas.polyline(points, {shade_of(stroke.term), stroke.width});
  }
}

}  // namespace surprisal
