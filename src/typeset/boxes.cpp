#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "typeset/typesetting.h"

namespace surprisal::typeset {
void place(FormulaBox& box, FormulaBox part, Point at, int term) {
  const int known = static_cast<int>(box.terms.size());
  const auto renumbered = [&](int own) { return own < 0 ? term : own + known; };
  for (FormulaGlyph& glyph : part.glyphs) {
    glyph.glyph.at = moved(glyph.glyph.at, at);
    glyph.term = renumbered(glyph.term);
    box.glyphs.push_back(glyph);
  }
  for (const FormulaRule& rule : part.rules) {
    box.rules.push_back({moved(rule.rect, at), renumbered(rule.term)});
  }
  for (FormulaStroke& stroke : part.strokes) {
    for (Point& point : stroke.points) point = moved(point, at);
    box.strokes.push_back({std::move(stroke.points), stroke.width, renumbered(stroke.term)});
  }
  for (TermBox& inner : part.terms) {
    box.terms.push_back({std::move(inner.name), moved(inner.rect, at), renumbered(inner.parent)});
  }
  box.width = std::max(box.width, at.x + part.width);
  box.height = std::max(box.height, part.height - at.y);
  box.depth = std::max(box.depth, part.depth + at.y);
}

void append(FormulaBox& box, FormulaBox part, int term) {
  const double width = box.width + part.width;
  place(box, std::move(part), {box.width, 0}, term);
  box.width = width;
}

FormulaBox as_term(std::string name, FormulaBox box) {
  FormulaBox term;
  term.terms.push_back({std::move(name), {0, -box.height, box.width, box.height + box.depth}});
  place(term, std::move(box), {}, 0);
  return term;
}

FormulaBox on_axis(FormulaBox box, const Typesetting& typesetting) {
  const double down = (box.height - box.depth) / 2 - typesetting.axis();
  FormulaBox centred;
  centred.height = box.height - down;
  centred.depth = box.depth + down;
  place(centred, std::move(box), {0, down});
  return centred;
}

FormulaBox set_glyph(char32_t code, char32_t character, const Typesetting& typesetting) {
  const double em = typesetting.em();
  if (!typesetting.font->has(code)) return set_text(to_utf8({&code, 1}), em, Weight::Regular, typesetting);
  const GlyphBox ink = typesetting.font->box(code);
  FormulaBox box;
  box.glyphs.push_back({{FontFile::Math, code, em, {}}, character});
  box.width = ink.advance * em;
  box.height = std::max(0.0, ink.height) * em;
  box.depth = std::max(0.0, ink.depth) * em;
  return box;
}

// Upwards, the ink of the lowest part starts at the baseline; to the right, each part keeps its vertical
// position.
FormulaBox set_stretched(const Stretched& glyph, Direction direction, char32_t character,
                         const Typesetting& typesetting) {
  const double em = typesetting.em();
  FormulaBox box;
  for (const StretchPart& part : glyph.parts) {
    const GlyphBox ink = typesetting.font->box(part.code);
    const bool up = direction == Direction::Up;
    const Point origin = up ? Point{0, -(part.from + ink.depth) * em} : Point{(part.from - ink.left) * em, 0};
    const char32_t part_character = box.glyphs.empty() ? character : 0;
    box.glyphs.push_back({{FontFile::Math, part.code, em, origin}, part_character});
    box.width = std::max(box.width, (up ? ink.advance : part.from + ink.right - ink.left) * em);
    box.height = std::max(box.height, ink.height * em - origin.y);
    box.depth = std::max(box.depth, ink.depth * em + origin.y);
  }
  return box;
}

FormulaBox set_text(const std::string& utf8, double size, Weight weight, const Typesetting& typesetting) {
  const Fonts& fonts = typesetting.font->fonts();
  const TextLine line = set_line(fonts, utf8, size, weight);
  FormulaBox box;
  box.width = line.width;
  for (const Glyph& glyph : line.glyphs) {
    const GlyphBox ink = fonts.box(glyph.file, glyph.code);
    box.glyphs.push_back({glyph, glyph.code});
    box.height = std::max(box.height, ink.height * size);
    box.depth = std::max(box.depth, ink.depth * size);
  }
  return box;
}

FormulaBox set_rule(double width, double thickness) {
  FormulaBox box;
  box.rules.push_back({{0, -thickness, width, thickness}});
  box.width = width;
  box.height = thickness;
  return box;
}

std::optional<std::size_t> term_at(const FormulaBox& box, Point point) {
  std::optional<std::size_t> innermost;
  for (std::size_t i = 0; i < box.terms.size(); ++i) {
    if (box.terms[i].rect.contains(point)) innermost = i;  // inner terms come later
  }
  return innermost;
}

}  // namespace surprisal::typeset
