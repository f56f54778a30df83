// export: a canvas on a Cairo surface, for PNG and PDF.
#pragma once

#include <array>
#include <string>

#include "base/result.h"
#include "export/paper_canvas.h"
#include "export/typefaces.h"

typedef struct _cairo cairo_t;
typedef struct _cairo_font_face cairo_font_face_t;

namespace surprisal::exporting {

void set_color(cairo_t* cairo, Color color);
Problem cairo_problem(int status);  // of type cairo_status_t

// Text in a PDF stays text. In pixel formats it is filled as outlines: Cairo rounds glyph positions to whole
// pixels, which would space letters unevenly and unlike in the other formats.
enum class TextAs { Outlines, Text };

class CairoCanvas final : public PaperCanvas {
 public:
  CairoCanvas(cairo_t* cairo, double width, double height, TextAs text_as);
  ~CairoCanvas() override;
  CairoCanvas(const CairoCanvas&) = delete;
  CairoCanvas& operator=(const CairoCanvas&) = delete;

 private:
  void draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) override;
  void draw_polygon(std::span<const Point> points, Color fill) override;
  void draw_rectangle(Rect rect, Color fill, double corner_radius) override;
  void draw_circle(Point centre, double radius, Color fill) override;
  void draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string& text) override;
  void begin_clip(Rect rect) override;
  void end_clip() override;

  void fill(Color color);
  void trace_outline(const Glyph& glyph);
  void show_run(std::span<const Glyph> run, std::span<const std::string> texts);
  cairo_font_face_t* font(FontFile file);

  cairo_t* cairo_;
  TextAs text_as_;
  Typefaces typefaces_;
  std::array<cairo_font_face_t*, kFontFiles> fonts_ = {};
};

}  // namespace surprisal::exporting
