#include "draw/clipping.h"

#include <array>
#include <cmath>
#include <optional>

namespace surprisal::draw {
namespace {

// Interpolates from a at 0 to b at 1, without overflow for any finite ends.
Point between(Point a, Point b, double share) {
  return {(1 - share) * a.x + share * b.x, (1 - share) * a.y + share * b.y};
}

// The position of the limit between two values, as a share. Uses halves because the difference may overflow.
double share_at(double from, double to, double limit) { return (limit / 2 - from / 2) / (to / 2 - from / 2); }

enum class Side { Left, Right, Top, Bottom };

double beyond(Point p, Rect frame, Side side) {
  switch (side) {
    case Side::Left:
      return frame.left - p.x;
    case Side::Right:
      return p.x - frame.right();
    case Side::Top:
      return frame.top - p.y;
    case Side::Bottom:
      break;
  }
  return p.y - frame.bottom();
}

Point crossing(Point a, Point b, Rect frame, Side side) {
  if (side == Side::Left || side == Side::Right) {
    const double x = side == Side::Left ? frame.left : frame.right();
    return {x, between(a, b, share_at(a.x, b.x, x)).y};
  }
  const double y = side == Side::Top ? frame.top : frame.bottom();
  return {between(a, b, share_at(a.y, b.y, y)).x, y};
}

constexpr std::array kSides = {Side::Left, Side::Right, Side::Top, Side::Bottom};

struct Segment {
  Point from;
  Point to;
  bool cut_at_end = false;
};

// Cohen-Sutherland clipping, one side at a time. Each cut makes the coordinates smaller for the next;
// fractions of the whole segment would lose digits to rounding.
std::optional<Segment> clipped(Point a, Point b, Rect frame) {
  Segment segment{a, b};
  for (Side side : kSides) {
    const bool from_in = beyond(segment.from, frame, side) <= 0;
    const bool to_in = beyond(segment.to, frame, side) <= 0;
    if (!from_in && !to_in) return std::nullopt;
    if (from_in && to_in) continue;
    const Point edge = crossing(segment.from, segment.to, frame, side);
    (from_in ? segment.to : segment.from) = edge;
    segment.cut_at_end |= from_in;
  }
  return segment;
}

// Clips a line without gaps.
void clip_run(std::span<const Point> run, Rect frame, std::vector<LinePart>& parts) {
  if (run.size() == 1 && frame.contains(run[0])) parts.push_back({{run[0], run[0]}, 0});
  double travelled = 0;
  bool goes_on = false;  // this segment continues the last part
  for (std::size_t i = 1; i < run.size(); ++i) {
    const std::optional<Segment> seen = clipped(run[i - 1], run[i], frame);
    if (seen) {
      if (!goes_on) {
        const double start = travelled + distance(run[i - 1], seen->from);
        parts.push_back({{seen->from}, std::isfinite(start) ? start : 0});
      }
      parts.back().points.push_back(seen->to);
    }
    goes_on = seen && !seen->cut_at_end;
    travelled += distance(run[i - 1], run[i]);
  }
}

// One side of Sutherland-Hodgman clipping.
std::vector<Point> cut(std::span<const Point> points, Rect frame, Side side) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point from = points[i == 0 ? points.size() - 1 : i - 1];
    const Point to = points[i];
    const bool from_in = beyond(from, frame, side) <= 0;
    const bool to_in = beyond(to, frame, side) <= 0;
    if (from_in != to_in) kept.push_back(crossing(from, to, frame, side));
    if (to_in) kept.push_back(to);
  }
  return kept;
}

}  // namespace

bool is_finite(Point point) { return std::isfinite(point.x) && std::isfinite(point.y); }

std::vector<LinePart> clipped_line(std::span<const Point> points, Rect frame) {
  std::vector<LinePart> parts;
  for (std::size_t start = 0; start < points.size();) {
    std::size_t end = start;
    while (end < points.size() && is_finite(points[end])) ++end;
    if (end > start) clip_run(points.subspan(start, end - start), frame, parts);
    start = end + 1;
  }
  return parts;
}

std::vector<Point> clipped_polygon(std::span<const Point> points, Rect frame) {
  std::vector<Point> kept;
  for (Point p : points) {
    if (is_finite(p)) kept.push_back(p);
  }
  for (Side side : kSides) kept = cut(kept, frame, side);
  return kept;
}

Rect clipped_rect(Rect rect, Rect frame) {
  if (!(rect.width > 0 && rect.height > 0)) return {};
  const double left = std::max(rect.left, frame.left);
  const double top = std::max(rect.top, frame.top);
  const double right = std::min(rect.right(), frame.right());
  const double bottom = std::min(rect.bottom(), frame.bottom());
  if (!(left < right && top < bottom)) return {};
  return {left, top, right - left, bottom - top};
}

}  // namespace surprisal::draw
