#include "export/paper_canvas.h"

#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

#include "base/utf8.h"
#include "draw/clipping.h"
#include "draw/fonts.h"

namespace surprisal::exporting {
namespace {

// In pixels. Lines are clipped this far outside the page, plus the line width, so cut ends stay invisible.
constexpr double kMargin = 64;

// In pixels. Finer patterns are drawn as solid lines: millions of dots would look the same but take long.
constexpr double kFinestPattern = 0.05;

double period_of(const Stroke& stroke) {
  const std::vector<double> lengths = dash_pattern(stroke.dash, stroke.width);
  return std::accumulate(lengths.begin(), lengths.end(), 0.0);
}

bool is_shown(Color color) { return color.alpha > 0; }

std::vector<Point> circle_points(Point centre, double radius) {
  constexpr int kPoints = 720;
  std::vector<Point> points;
  for (int i = 0; i < kPoints; ++i) {
    const double angle = 2 * std::numbers::pi * i / kPoints;
    points.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return points;
}

}  // namespace

void PaperCanvas::polyline(std::span<const Point> points, const Stroke& stroke) {
  if (!(stroke.width > 0) || !is_shown(stroke.color)) return;
  Stroke drawn = stroke;
  drawn.width = std::min(stroke.width,
                         2 * (page_.width + page_.height));  // wide enough to cover the page from any point
  const double period = period_of(drawn);
  if (period < kFinestPattern) drawn.dash = Dash::Solid;
  for (const LinePart& part : clipped_line(points, page_.inset(-kMargin - drawn.width))) {
    draw_line(part.points, drawn, drawn.dash == Dash::Solid ? 0 : std::fmod(part.start, period));
  }
}

void PaperCanvas::polygon(std::span<const Point> points, Color fill) {
  if (!is_shown(fill)) return;
  const std::vector<Point> seen = clipped_polygon(points, page_.inset(-kMargin));
  if (seen.size() >= 3) draw_polygon(seen, fill);
}

void PaperCanvas::rectangle(Rect rect, Color fill, double corner_radius) {
  const double radius = corner_radius > 0 ? corner_radius : 0;
  const double margin = kMargin + std::min(radius, page_.width + page_.height);
  const Rect seen = clipped_rect(rect, page_.inset(-margin));
  if (!is_shown(fill) || !(seen.width > 0)) return;
  draw_rectangle(seen, fill, std::min({radius, seen.width / 2, seen.height / 2}));
}

void PaperCanvas::circle(Point centre, double radius, Color fill) {
  if (!is_finite(centre) || !(radius > 0) || !is_shown(fill)) return;
  const Rect bounds = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
  const Rect near = page_.inset(-kMargin - page_.width - page_.height);
  if (near.contains(bounds)) return draw_circle(centre, radius, fill);
  polygon(circle_points(centre, radius), fill);
}

void PaperCanvas::glyphs(std::span<const Glyph> glyphs, Color color, std::string_view text) {
  if (!is_shown(color)) return;
  constexpr double kReach = 4;        // in ems; no glyph extends farther from its origin
  constexpr double kSmallest = 0.01;  // smaller text is invisible, and its scale would be written as zero
  const double largest = page_.width + page_.height;
  std::vector<Glyph> seen;
  for (const Glyph& glyph : glyphs) {
    const bool good = is_finite(glyph.at) && glyph.size >= kSmallest && glyph.size <= largest;
    if (good && page_.inset(-kReach * glyph.size).contains(glyph.at)) seen.push_back(glyph);
  }
  if (!seen.empty()) draw_glyphs(seen, color, to_utf8(from_utf8(text)));
}

void PaperCanvas::push_clip(Rect rect) {
  ++clips_;
  begin_clip(clipped_rect(rect, page_.inset(-kMargin)));
}

void PaperCanvas::pop_clip() {
  if (clips_ == 0) return;
  --clips_;
  end_clip();
}

}  // namespace surprisal::exporting
