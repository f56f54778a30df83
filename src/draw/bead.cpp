#include "draw/bead.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/line_breaks.h"

namespace surprisal::draw {
namespace {

constexpr double kOutline = 1.75;
constexpr double kLetterSize = 12;
// Chinese characters have more strokes than letters, so they use the regular weight and a slightly larger
// bead.
constexpr double kCharacterSize = 11;
constexpr double kRadiusForCharacter = 10;
constexpr std::uint8_t kHaloAlpha = 41;  // 16 %

std::vector<Point> circle_around(Point centre, double radius) {
  constexpr int kCorners = 48;
  std::vector<Point> points;
  for (int i = 0; i <= kCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kCorners;
    points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return points;
}

double radius_of(const Bead& bead) {
  return (has_ideograph(bead.letter) ? kRadiusForCharacter : kBeadRadius) * bead.size;
}

Color letter_color_of(const Bead& bead) {
  return bead.letter_ink.value_or(bead.kind == BeadKind::Filled ? bead.ground : bead.ink);
}

void paint_letter(Canvas& canvas, const Fonts& fonts, Point centre, const Bead& bead) {
  const double widest = 1.6 * radius_of(bead);
  const bool is_chinese = has_ideograph(bead.letter);
  const Weight weight = is_chinese ? Weight::Regular : Weight::Bold;
  double size = (is_chinese ? kCharacterSize : kLetterSize) * bead.size;
  const double width = text_width(fonts, bead.letter, size, weight);
  if (width > widest) size *= widest / width;
  TextLine line = set_line(fonts, bead.letter, size, weight);
  // Centre by the actual ink, because letters and Chinese characters differ in height.
  double top = 0;
  double bottom = 0;
  for (const Glyph& glyph : line.glyphs) {
    const GlyphBox box = fonts.box(glyph.file, glyph.code);
    top = std::max(top, box.height * glyph.size);
    bottom = std::max(bottom, box.depth * glyph.size);
  }
  const Point origin = {centre.x - line.width / 2, centre.y + (top - bottom) / 2};
  for (Glyph& glyph : line.glyphs) glyph.at = {glyph.at.x + origin.x, glyph.at.y + origin.y};
  canvas.glyphs(line.glyphs, letter_color_of(bead), bead.letter);
}

void paint_space(Canvas& canvas, Point centre, const Bead& bead) {
  const double side = 3.5 * bead.size, foot = centre.y + 2.5 * bead.size;
  canvas.polyline(std::vector<Point>{{centre.x - side, foot - side},
                                     {centre.x - side, foot},
                                     {centre.x + side, foot},
                                     {centre.x + side, foot - side}},
                  {letter_color_of(bead), kOutline * bead.size, Dash::Solid});
}

}  // namespace

void paint_bead(Canvas& canvas, const Fonts& fonts, Point centre, const Bead& bead) {
  const double radius = radius_of(bead);
  const double outline = kOutline * bead.size;
  if (bead.halo) {
    Color halo = bead.ink;
    halo.alpha = kHaloAlpha;
    canvas.circle(centre, kHaloRadius * bead.size, halo);
  }
  if (bead.kind == BeadKind::Filled) {
    canvas.circle(centre, radius, bead.ink);
    if (bead.edge)
      canvas.polyline(circle_around(centre, radius - outline / 2), {*bead.edge, outline, Dash::Solid});
  } else {
    canvas.circle(centre, radius, bead.ground);
    const Dash dash = bead.kind == BeadKind::Goal ? Dash::Dashed : Dash::Solid;
    const Color rim = bead.edge.value_or(bead.ink);
    canvas.polyline(circle_around(centre, radius - outline / 2), {rim, outline, dash});
  }
  if (bead.letter == kSpaceInBead)
    paint_space(canvas, centre, bead);
  else if (!bead.letter.empty())
    paint_letter(canvas, fonts, centre, bead);
}

}  // namespace surprisal::draw
