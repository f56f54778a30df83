// export: the base of every canvas that writes a file. It passes on only what is on the page or near it, and
// no NaN or infinity.
#pragma once

#include "draw/canvas.h"

namespace surprisal::exporting {

class PaperCanvas : public Canvas {
 public:
  PaperCanvas(double width, double height) : page_{0, 0, width, height} {}

  void polyline(std::span<const Point> points, const Stroke& stroke) final;
  void polygon(std::span<const Point> points, Color fill) final;
  void rectangle(Rect rect, Color fill, double corner_radius) final;
  void circle(Point centre, double radius, Color fill) final;
  void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) final;
  void push_clip(Rect rect) final;
  void pop_clip() final;

 protected:
  // Two points or more; `dash_start` is how far into the dash pattern the first one is.
  virtual void draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) = 0;
  virtual void draw_polygon(std::span<const Point> points, Color fill) = 0;
  virtual void draw_rectangle(Rect rect, Color fill, double corner_radius) = 0;
  virtual void draw_circle(Point centre, double radius, Color fill) = 0;
  // `text` is valid UTF-8.
  virtual void draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string& text) = 0;
  virtual void begin_clip(Rect rect) = 0;
  virtual void end_clip() = 0;
  int open_clips() const { return clips_; }

 private:
  Rect page_;
  int clips_ = 0;
};

}  // namespace surprisal::exporting
