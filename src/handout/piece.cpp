#include "handout/piece.h"

#include <memory>
#include <utility>

namespace surprisal::handout {
namespace {

constexpr double kLabelGap = 4 * kMm;
constexpr double kLabelSize = 8 * kPt;
constexpr double kBoxRadius = 2 * kMm;
constexpr std::size_t kMaxLabelLines = 3;

}  // namespace

const Theme& paper_theme() { return draw::theme(ThemeName::Light); }

PageLook Setting::look(double width, double size) const {
  PageLook look = {fonts, math_font, ThemeName::Light, language, size, width};
  look.on_paper = true;
  return look;
}

void write(const Setting& setting, Canvas& canvas, std::string_view words, Point at, double size, Color color,
           Weight weight, bool to_right) {
  TextLine line = set_line(setting.fonts, words, size, weight);
  if (to_right) at.x -= line.width;
  for (Glyph& glyph : line.glyphs) glyph.at = moved(glyph.at, at);
  canvas.glyphs(line.glyphs, color, words);
}

Piece labelled(const Setting& setting, Piece piece, const std::string& label, double first_baseline) {
  if (label.empty()) return piece;
  const double room = kTextLeft - kSideLeft - kLabelGap;
  std::vector<std::string> lines =
      wrapped(setting.fonts, label, kLabelSize, Weight::Bold, room, kMaxLabelLines);
  piece.paint = [&setting, lines = std::move(lines), first_baseline, under = std::move(piece.paint)](
                    Canvas& canvas, Point corner) {
    Point at = {corner.x - kLabelGap, corner.y + first_baseline};
    for (const std::string& line : lines) {
      write(setting, canvas, line, at, kLabelSize, paper_theme().muted, Weight::Bold, true);
      at.y += kLineHeight * kLabelSize;
    }
    under(canvas, corner);
  };
  return piece;
}

Piece stacked(std::vector<Piece> pieces) {
  Piece whole;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    whole.height += pieces[i].height + (i == 0 ? 0 : pieces[i].gap);
  whole.paint = [pieces = std::move(pieces)](Canvas& canvas, Point corner) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i > 0) corner.y += pieces[i].gap;
      pieces[i].paint(canvas, corner);
      corner.y += pieces[i].height;
    }
  };
  return whole;
}

Piece boxed(std::vector<Piece> inside, Color ground, Color border) {
  Piece stack = stacked(std::move(inside));
  Piece box;
  box.height = stack.height + 2 * kBoxPadding;
  box.gap = box.gap_after = 3.5 * kMm;
  box.paint = [stack = std::move(stack), height = box.height, ground, border](Canvas& canvas, Point corner) {
    constexpr double kEdge = 0.6 * kPt;
    const Rect area = {corner.x, corner.y, kTextWidth, height};
    canvas.rectangle(area, border, kBoxRadius);
    canvas.rectangle(area.inset(kEdge), ground, kBoxRadius - kEdge);
    stack.paint(canvas, {corner.x + kBoxPadding, corner.y + kBoxPadding});
  };
  return box;
}

}  // namespace surprisal::handout
