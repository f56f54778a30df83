// screen: a canvas that draws on another one, scaled and moved.
#pragma once

#include <vector>

#include "draw/canvas.h"

namespace surprisal::screen {

class ScaledCanvas final : public Canvas {
 public:
  // The point 0,0 is drawn at `corner`.
  ScaledCanvas(Canvas& onto, Point corner, double scale) : onto_(onto), corner_(corner), scale_(scale) {}

  void polyline(std::span<const Point> points, const Stroke& stroke) override {
    onto_.polyline(placed(points), {stroke.color, stroke.width * scale_, stroke.dash});
  }
  void polygon(std::span<const Point> points, Color fill) override { onto_.polygon(placed(points), fill); }
  void rectangle(Rect rect, Color fill, double corner_radius) override {
    onto_.rectangle(placed(rect), fill, corner_radius * scale_);
  }
  void circle(Point centre, double radius, Color fill) override {
    onto_.circle(placed(centre), radius * scale_, fill);
  }
  void glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) override {
    std::vector<Glyph> all(glyphs.begin(), glyphs.end());
    for (Glyph& glyph : all) {
      glyph.at = placed(glyph.at);
      glyph.size *= scale_;
    }
    onto_.glyphs(all, color, text);
  }
  void push_clip(Rect rect) override { onto_.push_clip(placed(rect)); }
  void pop_clip() override { onto_.pop_clip(); }

 private:
  Point placed(Point p) const { return {corner_.x + p.x * scale_, corner_.y + p.y * scale_}; }
  Rect placed(Rect r) const {
    const Point at = placed(Point{r.left, r.top});
    return {at.x, at.y, r.width * scale_, r.height * scale_};
  }
  std::vector<Point> placed(std::span<const Point> points) const {
    std::vector<Point> all(points.begin(), points.end());
    for (Point& p : all) p = placed(p);
    return all;
  }

  Canvas& onto_;
  Point corner_;
  double scale_;
};

}  // namespace surprisal::screen
