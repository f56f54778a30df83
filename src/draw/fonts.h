// draw: the metrics of the embedded fonts, and lines of text. Widths come from the fonts' design units, not
// from a renderer, so that a line has the same length on the screen and on paper.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "draw/canvas.h"

namespace surprisal::draw {

// Of one glyph, in ems from its origin; height upwards, depth downwards.
struct GlyphBox {
  double advance = 0;
  double left = 0;
  double right = 0;
  double height = 0;
  double depth = 0;
};

enum class Weight { Regular, Bold, Mono };  // mono: for code; all letters have the same width

class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  bool has(FontFile file, char32_t code) const;
  GlyphBox box(FontFile file, char32_t code) const;

  // A character of a text at size 1: its glyph, and where the next one begins. Empty if it is left out.
  struct Setting {
    Glyph glyph;
    double advance = 0;
  };
  const std::optional<Setting>& setting(char32_t code, Weight weight) const;
  static std::span<const unsigned char> bytes(FontFile file);

 private:
  const std::optional<Setting>& searched(char32_t code, Weight weight) const;

  struct Faces;
  std::unique_ptr<Faces> faces_;
};

// Above and below the baseline, in ems: enough for every letter of every face in a line of text.
inline constexpr double kAscent = 0.88;
inline constexpr double kDescent = 0.24;
inline constexpr double kLineHeight = 1.4;

struct TextLine {
  std::vector<Glyph> glyphs;  // from an origin of 0,0
  double width = 0;
};

// How wide quotation marks, dashes and ellipses are: full width next to Chinese characters, or, for a part of
// a Chinese text, everywhere.
enum class Punctuation { LikeNeighbours, FullWidth };

// Latin is from Noto Sans, Chinese from Noto Sans CJK, mathematical letters and signs from the math font. A
// character that none of them has becomes the replacement character. Control characters are left out.
TextLine set_line(const Fonts& fonts, std::string_view utf8, double size, Weight weight = Weight::Regular,
                  Punctuation punctuation = Punctuation::LikeNeighbours);
double text_width(const Fonts& fonts, std::string_view utf8, double size, Weight weight = Weight::Regular);

// The text, or as much of it as fits with an ellipsis; empty if not even that fits.
std::string shortened(const Fonts& fonts, std::string_view utf8, double size, Weight weight, double width);

// The text in as few lines as possible, broken at spaces and between Chinese characters, but never before a
// closing punctuation mark or after an opening one. What does not fit on the last line is cut.
std::vector<std::string> wrapped(const Fonts& fonts, std::string_view utf8, double size, Weight weight,
                                 double width, std::size_t most_lines);

}  // namespace surprisal::draw
