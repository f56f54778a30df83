// export: a canvas on the browser's own 2D canvas, for PNG and GIF in the web edition.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/paper_canvas.h"
#include "export/typefaces.h"

namespace surprisal::exporting {

// Only one can exist at a time.
class BrowserCanvas final : public PaperCanvas {
 public:
  BrowserCanvas(std::uint32_t pixels_wide, std::uint32_t pixels_high, double width, double height,
                double scale);
  ~BrowserCanvas() override;
  BrowserCanvas(const BrowserCanvas&) = delete;
  BrowserCanvas& operator=(const BrowserCanvas&) = delete;

  bool is_open() const { return open_; }  // false if the browser has no memory for it
  void fill_page(Color color);

  // Red, green, blue and alpha of each pixel, a byte each; colours are not multiplied by alpha.
  std::vector<unsigned char> pixels() const;

 private:
  void draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) override;
  void draw_polygon(std::span<const Point> points, Color fill) override;
  void draw_rectangle(Rect rect, Color fill, double corner_radius) override;
  void draw_circle(Point centre, double radius, Color fill) override;
  void draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string& text) override;
  void begin_clip(Rect rect) override;
  void end_clip() override;

  void step(char verb, std::span<const Point> points);
  void trace(std::span<const Point> points);
  void fill(Color color);

  std::uint32_t pixels_wide_;
  std::uint32_t pixels_high_;
  bool open_;
  std::string path_;  // in SVG syntax, which is faster than a call for each step
  Typefaces typefaces_;
};

}  // namespace surprisal::exporting
