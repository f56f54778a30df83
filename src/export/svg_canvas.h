// export: a canvas that writes SVG. Cairo's SVG would turn every line into a path of fixed-point numbers and
// name elements with a per-process counter, so that no two exports would be the same.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "export/paper_canvas.h"
#include "export/typefaces.h"

namespace surprisal::exporting {

struct Sheet;

class SvgCanvas final : public PaperCanvas {
 public:
  explicit SvgCanvas(const Sheet& sheet);

  // The whole document. Text is written as outlines, labelled with the text.
  std::string document() const;

 private:
  void draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) override;
  void draw_polygon(std::span<const Point> points, Color fill) override;
  void draw_rectangle(Rect rect, Color fill, double corner_radius) override;
  void draw_circle(Point centre, double radius, Color fill) override;
  void draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string& text) override;
  void begin_clip(Rect rect) override;
  void end_clip() override;

  int outline_number(const Glyph& glyph);

  std::string head_;
  std::string outlines_;
  std::string body_;
  Typefaces typefaces_;
  std::map<std::pair<FontFile, char32_t>, int> outline_numbers_;
  int outline_count_ = 0;
  int clips_ = 0;
};

}  // namespace surprisal::exporting
