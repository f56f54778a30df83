// Digits as a reader would draw them with a few strokes on the pad.
#pragma once

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "learn/pad.h"
#include "namespaces.h"

namespace surprisal::test {

using Path = std::vector<PadPoint>;

inline Path line(std::vector<PadPoint> points) { return points; }

// Part of an ellipse. Angles are in degrees, clockwise from the right on the screen.
inline Path arc(PadPoint middle, double across, double down, double from, double to) {
  Path path;
  for (int i = 0; i <= 24; ++i) {
    const double angle = (from + (to - from) * i / 24) * std::numbers::pi / 180;
    path.push_back({middle.x + across * std::cos(angle), middle.y + down * std::sin(angle)});
  }
  return path;
}

inline Path joined(Path first, const Path& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

inline Drawing drawn(const std::vector<Path>& paths) {
  Drawing drawing;
  for (const Path& path : paths) drawing.push_back({PadTool::Pen, kPenWidth, path});
  return drawing;
}

// In the middle of the pad, with a margin, as people draw.
inline Drawing drawn_digit(int digit) {
  switch (digit) {
    case 0:
      return drawn({arc({0.5, 0.5}, 0.2, 0.35, -90, 270)});
    case 1:
      return drawn({line({{0.38, 0.3}, {0.52, 0.15}, {0.52, 0.85}})});
    case 2:
      return drawn({joined(arc({0.5, 0.34}, 0.19, 0.19, -160, 45), line({{0.3, 0.85}, {0.72, 0.85}}))});
    case 3:
      return drawn({joined(arc({0.48, 0.32}, 0.18, 0.17, -150, 90), arc({0.48, 0.67}, 0.2, 0.18, -90, 150))});
    case 4:
      return drawn({line({{0.55, 0.15}, {0.3, 0.6}, {0.75, 0.6}}), line({{0.62, 0.4}, {0.62, 0.85}})});
    case 5:
      return drawn({joined(line({{0.7, 0.15}, {0.37, 0.15}, {0.35, 0.46}}),
                           arc({0.48, 0.63}, 0.21, 0.21, -120, 140))});
    case 6:
      return drawn({joined(line({{0.58, 0.13}, {0.4, 0.35}}), arc({0.5, 0.65}, 0.18, 0.2, -170, 190))});
    case 7:
      return drawn({line({{0.3, 0.15}, {0.7, 0.15}, {0.45, 0.85}}), line({{0.38, 0.5}, {0.66, 0.5}})});
    case 8:
      return drawn({arc({0.5, 0.32}, 0.16, 0.17, 90, 450), arc({0.5, 0.68}, 0.19, 0.18, -90, 270)});
    default:
      return drawn({joined(arc({0.5, 0.33}, 0.17, 0.18, 0, -360), arc({0.4, 0.45}, 0.27, 0.4, -15, 80))});
  }
}

// A drawing with every point moved.
template <typename Move>
Drawing moved(Drawing drawing, Move move) {
  for (PadStroke& stroke : drawing) {
    for (PadPoint& p : stroke.points) p = move(p);
  }
  return drawing;
}

inline Drawing scaled(const Drawing& drawing, double across, double down, PadPoint to) {
  return moved(drawing, [&](PadPoint p) {
    return PadPoint{to.x + across * (p.x - 0.5), to.y + down * (p.y - 0.5)};
  });
}

// The digit as rows of characters, for a message.
inline std::string picture_of(const DigitCounts& counts) {
  std::string rows;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    rows += "0123456789ABCDEFG"[counts[i]];
    if (i % kDigitSide == kDigitSide - 1) rows += '\n';
  }
  return rows;
}

}  // namespace surprisal::test
