// draw: points and rectangles on a page, in pixels, y downwards.
#pragma once

#include <algorithm>
#include <cmath>

#include "base/namespaces.h"

namespace surprisal::draw {

struct Point {
  double x = 0;
  double y = 0;
};

// Unlike std::hypot, not protected against overflow, which cannot happen on a page.
inline double distance(Point a, Point b) {
  return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

struct Rect {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;

  double right() const { return left + width; }
  double bottom() const { return top + height; }
  Point centre() const { return {left + width / 2, top + height / 2}; }
  bool contains(Point p) const { return p.x >= left && p.x <= right() && p.y >= top && p.y <= bottom(); }
  bool contains(const Rect& r) const {
    return r.left >= left && r.right() <= right() && r.top >= top && r.bottom() <= bottom();
  }
  bool overlaps(const Rect& r) const {
    return r.left < right() && left < r.right() && r.top < bottom() && top < r.bottom();
  }
  Rect inset(double by) const {
    return {left + by, top + by, std::max(0.0, width - 2 * by), std::max(0.0, height - 2 * by)};
  }
};

inline Point moved(Point p, Point by) { return {p.x + by.x, p.y + by.y}; }
inline Rect moved(const Rect& r, Point by) { return {r.left + by.x, r.top + by.y, r.width, r.height}; }

}  // namespace surprisal::draw
