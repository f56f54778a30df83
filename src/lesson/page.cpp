// Draws a laid-out page on a canvas.
#include "lesson/page.h"

#include "typeset/paint.h"

namespace surprisal::lesson {
namespace {

std::vector<Point> triangle(const Page::Fold& fold, Point corner) {
  const Rect r = moved(fold.rect, corner);
  if (fold.open)
    return {
        {r.left, r.top + r.height * 0.2}, {r.right(), r.top + r.height * 0.2}, {r.centre().x, r.bottom()}};
  return {{r.left + r.width * 0.2, r.top}, {r.right(), r.centre().y}, {r.left + r.width * 0.2, r.bottom()}};
}

Theme dimmed(Theme theme) {
  theme.ink = theme.muted;
  theme.quantities.fill(theme.muted);
  theme.fills.fill(theme.muted);
  theme.classes.fill(theme.muted);
  return theme;
}

}  // namespace

const Theme& theme_of(const PageLook& look) {
  static const Theme kDimmed[] = {dimmed(draw::theme(ThemeName::Light)), dimmed(draw::theme(ThemeName::Dark)),
                                  dimmed(draw::theme(ThemeName::Contrast))};
  return look.dimmed ? kDimmed[static_cast<std::size_t>(look.theme)] : draw::theme(look.theme);
}

void paint_page(const Page& page, Canvas& canvas, Point corner, const Theme& theme) {
  for (const Page::Fill& fill : page.fills)
    canvas.rectangle(moved(fill.rect, corner), fill.color, fill.corner_radius);
  for (const Page::Words& words : page.words) {
    std::vector<Glyph> glyphs = words.glyphs;
    for (Glyph& glyph : glyphs) glyph.at = moved(glyph.at, corner);
    canvas.glyphs(glyphs, words.color, words.utf8);
  }
  for (const Page::Formula& formula : page.formulas)
    paint_formula(formula.box, canvas, moved(formula.origin, corner), theme);
  for (const Page::Fold& fold : page.folds) canvas.polygon(triangle(fold, corner), fold.color);
}

}  // namespace surprisal::lesson
