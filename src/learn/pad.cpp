#include "learn/pad.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace surprisal::learn {
namespace {

constexpr std::size_t kBitmapSide = 32;
constexpr std::size_t kBlock = kBitmapSide / kDigitSide;
constexpr double kStep = 1.0 / (4 * kBitmapSide);  // spacing of the points where an eraser can cut

// Properties of the digits in the data, which drawings are fitted to.
constexpr double kWidest = 20.0 / kBitmapSide;
constexpr int kMeanInk = 312;  // dots; the standard deviation is 34

constexpr double kMaxSqueezed = 2;  // how much a wide digit may be squeezed to keep its height
constexpr double kMaxScaled = 8;
constexpr double kThinnestPen = 1.5 / kBitmapSide;
constexpr double kBroadestPen = 10.0 / kBitmapSide;

double squared_distance(PadPoint a, PadPoint b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

PadPoint between(PadPoint a, PadPoint b, double t) { return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; }

double squared_distance_to_line(PadPoint p, PadPoint from, PadPoint to) {
  const double length = squared_distance(from, to);
  const double along = (p.x - from.x) * (to.x - from.x) + (p.y - from.y) * (to.y - from.y);
  return squared_distance(p, length > 0 ? between(from, to, std::clamp(along / length, 0.0, 1.0)) : from);
}

template <typename Use>
void for_each_line(const PadStroke& stroke, Use use) {
  const std::vector<PadPoint>& points = stroke.points;
  if (points.size() == 1) use(points.front(), points.front());
  for (std::size_t i = 1; i < points.size(); ++i) use(points[i - 1], points[i]);
}

// ---- erasing

bool covers(const PadStroke& eraser, PadPoint p) {
  bool covered = false;
  for_each_line(eraser, [&](PadPoint from, PadPoint to) {
    covered = covered || squared_distance_to_line(p, from, to) <= eraser.width * eraser.width / 4;
  });
  return covered;
}

// The same path, with points added so closely that it can be cut almost anywhere.
std::vector<PadPoint> dense(const std::vector<PadPoint>& points) {
  std::vector<PadPoint> all;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const double length = std::sqrt(squared_distance(points[i], points[i + 1]));
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::min(length / kStep, 1e4))));
    for (int piece = 0; piece < pieces; ++piece) {
      all.push_back(between(points[i], points[i + 1], static_cast<double>(piece) / pieces));
    }
  }
  if (!points.empty()) all.push_back(points.back());
  return all;
}

Drawing cut(const PadStroke& stroke, const PadStroke& eraser) {
  const std::vector<PadPoint> points = dense(stroke.points);
  if (std::none_of(points.begin(), points.end(), [&](PadPoint p) { return covers(eraser, p); })) {
    return {stroke};
  }
  Drawing pieces;
  bool open = false;
  for (const PadPoint p : points) {
    const bool left = !covers(eraser, p);
    if (left && !open) pieces.push_back({stroke.tool, stroke.width, {}});
    if (left) pieces.back().points.push_back(p);
    open = left;
  }
  return pieces;
}

// ---- fitting

struct PadBox {
  double left = 0, right = 0, top = 0, bottom = 0;
};

PadBox box_of(const Drawing& drawing) {
  const PadPoint first = drawing.front().points.front();
  PadBox box = {first.x, first.x, first.y, first.y};
  for (const PadStroke& stroke : drawing) {
    for (const PadPoint p : stroke.points) {
      box = {std::min(box.left, p.x), std::max(box.right, p.x), std::min(box.top, p.y),
             std::max(box.bottom, p.y)};
    }
  }
  return box;
}

double quotient(double a, double b) { return b > 0 ? a / b : kMaxScaled; }

// Scales the drawing so that its ink fills the height. A pen has width, so the path alone must be smaller.
Drawing fitted_with_pen(const Drawing& drawing, double pen) {
  const PadBox box = box_of(drawing);
  const double width = box.right - box.left;
  const double height = box.bottom - box.top;
  const double room = std::max(kWidest - pen, 0.0);
  const double down =
      std::min({quotient(1 - pen, height), kMaxSqueezed * quotient(kWidest - pen, width), kMaxScaled});
  const double across = std::min(down, quotient(room, width));
  const PadPoint middle = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  Drawing moved = drawing;
  for (PadStroke& stroke : moved) {
    stroke.width = pen;
    for (PadPoint& p : stroke.points) {
      p = {0.5 + across * (p.x - middle.x), 0.5 + down * (p.y - middle.y)};
    }
  }
  return moved;
}

int ink_of(const Drawing& drawing) {
  const DigitCounts counts = counted(drawing);
  return std::accumulate(counts.begin(), counts.end(), 0);
}

// ---- the bitmap

using Bitmap = std::array<bool, kBitmapSide * kBitmapSide>;

// The range [first, end) of dots whose centers are between two coordinates.
std::pair<std::size_t, std::size_t> dots_between(double low, double high) {
  const auto dot = [](double edge) {
    return static_cast<std::size_t>(
        std::clamp(std::ceil(edge * kBitmapSide - 0.5), 0.0, static_cast<double>(kBitmapSide)));
  };
  return {dot(low), std::max(dot(low), dot(std::nextafter(high, 2 * high + 1)))};
}

void draw_line(Bitmap& bitmap, PadPoint from, PadPoint to, double width, bool ink) {
  const double reach = width / 2;
  const auto [left, right] = dots_between(std::min(from.x, to.x) - reach, std::max(from.x, to.x) + reach);
  const auto [top, bottom] = dots_between(std::min(from.y, to.y) - reach, std::max(from.y, to.y) + reach);
  for (std::size_t y = top; y < bottom; ++y) {
    for (std::size_t x = left; x < right; ++x) {
      const PadPoint middle = {(static_cast<double>(x) + 0.5) / kBitmapSide,
                               (static_cast<double>(y) + 0.5) / kBitmapSide};
      if (squared_distance_to_line(middle, from, to) <= reach * reach) bitmap[y * kBitmapSide + x] = ink;
    }
  }
}

Bitmap bitmap_of(const Drawing& drawing) {
  Bitmap bitmap = {};
  for (const PadStroke& stroke : drawing) {
    for_each_line(stroke, [&](PadPoint from, PadPoint to) {
      draw_line(bitmap, from, to, stroke.width, stroke.tool == PadTool::Pen);
    });
  }
  return bitmap;
}

}  // namespace

Drawing after_erasing(const Drawing& drawing) {
  Drawing left;
  for (const PadStroke& stroke : drawing) {
    if (stroke.points.empty()) continue;
    if (stroke.tool == PadTool::Pen) {
      left.push_back(stroke);
      continue;
    }
    Drawing pieces;
    for (const PadStroke& below : left) {
      const Drawing parts = cut(below, stroke);
      pieces.insert(pieces.end(), parts.begin(), parts.end());
    }
    left = std::move(pieces);
  }
  return left;
}

Drawing fitted(const Drawing& drawing) {
  const Drawing left = after_erasing(drawing);
  if (left.empty()) return {};
  // Bisection works because a broader pen leaves more ink. Sixteen halvings are much finer than a dot.
  double thin = kThinnestPen;
  double broad = kBroadestPen;
  for (int i = 0; i < 16; ++i) {
    const double pen = (thin + broad) / 2;
    (ink_of(fitted_with_pen(left, pen)) < kMeanInk ? thin : broad) = pen;
  }
  return fitted_with_pen(left, broad);
}

DigitCounts counted(const Drawing& drawing) {
  const Bitmap bitmap = bitmap_of(drawing);
  DigitCounts counts = {};
  for (std::size_t y = 0; y < kBitmapSide; ++y) {
    for (std::size_t x = 0; x < kBitmapSide; ++x) {
      counts[y / kBlock * kDigitSide + x / kBlock] += bitmap[y * kBitmapSide + x] ? 1 : 0;
    }
  }
  return counts;
}

}  // namespace surprisal::learn
