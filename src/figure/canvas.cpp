#include "figure/canvas.h"

#include <cmath>
#include <numeric>

namespace surprisal {

std::vector<double> dash_pattern(Dash dash, double width) {
  switch (dash) {
    case Dash::Dashed:
      return {4 * width, 2.5 * width};
    case Dash::LongDash:
      return {8 * width, 3 * width};
    case Dash::Dotted:
      return {0.01 * width, 2 * width};  // round caps make the dots
    case Dash::DashDot:
      return {6 * width, 2.5 * width, 0.01 * width, 2.5 * width};
    case Dash::Solid:
      break;
  }
  return {};
}

std::vector<std::vector<Point>> dashes(std::span<const Point> line, std::span<const double> pattern) {
  std::vector<std::vector<Point>> pieces;
  constexpr double kTooFine = 0.05;  // pixels; such a pattern is a solid line
  if (line.empty() || std::accumulate(pattern.begin(), pattern.end(), 0.0) < kTooFine) {
    return {{line.begin(), line.end()}};
  }
  std::size_t phase = 0;
  double left = pattern[0];  // of the dash or gap that we are in
  pieces.push_back({line.front()});
  for (std::size_t i = 1; i < line.size(); ++i) {
    Point from = line[i - 1];
    const Point to = line[i];
    double length = std::hypot(to.x - from.x, to.y - from.y);
    while (length > left) {
      const double t = left / length;
      from = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
      length -= left;
      const bool in_dash = phase % 2 == 0;
      if (in_dash) pieces.back().push_back(from);
      phase = (phase + 1) % pattern.size();
      left = pattern[phase];
      if (!in_dash) pieces.push_back({from});
    }
    left -= length;
    if (phase % 2 == 0) pieces.back().push_back(to);
  }
  return pieces;
}

}  // namespace surprisal
