// handout: what is put on a page in one piece, such as a paragraph, a figure with its caption, or a question;
// and the dimensions of the page, in pixels.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/canvas.h"
#include "export/sheet.h"
#include "lesson/page.h"

namespace surprisal::handout {

inline constexpr double kMm = kPixelsPerInch / (10 * kCentimetresPerInch);
inline constexpr double kPt = kPixelsPerInch / 72;

// A4: a column of text, and a narrow one for labels to its left. Figures and titles may span both.
inline constexpr double kPageWidth = 210 * kMm;
inline constexpr double kPageHeight = 297 * kMm;
inline constexpr double kSideLeft = 18 * kMm;
inline constexpr double kTextLeft = 54 * kMm;
inline constexpr double kTextRight = 188 * kMm;
inline constexpr double kTextWidth = kTextRight - kTextLeft;
inline constexpr double kFullWidth = kTextRight - kSideLeft;
inline constexpr double kBodyTop = 24 * kMm;
inline constexpr double kBodyBottom = kPageHeight - 22 * kMm;
inline constexpr double kBodySize = 10 * kPt;
inline constexpr double kSmallSize = 8.5 * kPt;

using Paint = std::function<void(Canvas& canvas, Point corner)>;  // its left is that of the text column

struct Piece {
  double height = 0;
  double gap = 0;        // above it, but not at the top of a page
  double gap_after = 0;  // at least, below it
  Paint paint = {};
  bool stays_with_next = false;
  bool floats = false;  // what follows may come before it to fill a page
  bool starts_page = false;
  bool begins_part = false;                  // no piece before it may float past it
  double room_after = 0;                     // it needs at least this much room below it
  std::optional<std::string> bookmark = {};  // in the contents of the PDF, and in the page header
};

// What every piece is made with.
struct Setting {
  const Fonts& fonts;
  const MathFont& math_font;
  Language language = Language::English;
  bool answers = false;

  const std::string& say(const Text& text) const { return text.in(language); }
  PageLook look(double width, double size = kBodySize) const;
};

const Theme& paper_theme();

// A line of text with its baseline at `at`; from the left or, with `to_right`, up to the right.
void write(const Setting& setting, Canvas& canvas, std::string_view words, Point at, double size, Color color,
           Weight weight = Weight::Regular, bool to_right = false);

// The piece with words beside it in the left column, level with its first line of text.
Piece labelled(const Setting& setting, Piece piece, const std::string& label, double first_baseline);

// The pieces, one below the other in a box.
Piece boxed(std::vector<Piece> inside, Color ground, Color border);
inline constexpr double kBoxPadding = 3 * kMm;

Piece stacked(std::vector<Piece> pieces);

}  // namespace surprisal::handout
