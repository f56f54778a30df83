#include "draw/canvas.h"

#include <numeric>

namespace surprisal::draw {

std::vector<double> dash_pattern(Dash dash, double width) {
  switch (dash) {
    case Dash::Dashed:
      return {4 * width, 2.5 * width};
    case Dash::LongDash:
      return {6 * width, 2 * width};
    case Dash::Dotted:
      return {0.01 * width, 2 * width};  // the round caps form the dots
    case Dash::DashDot:
      return {6 * width, 2.5 * width, 0.01 * width, 2.5 * width};
    case Dash::Solid:
      break;
  }
  return {};
}

void for_each_dash(std::span<const Point> line, std::span<const double> pattern,
                   const std::function<void(std::span<const Point>)>& use) {
  constexpr double kTooFine = 0.05;  // in pixels; a finer pattern is drawn solid
  if (line.empty() || std::accumulate(pattern.begin(), pattern.end(), 0.0) < kTooFine) return use(line);
  std::size_t phase = 0;
  double left = pattern[0];  // remaining length of the current dash or gap
  std::vector<Point> dash = {line.front()};
  for (std::size_t i = 1; i < line.size(); ++i) {
    Point from = line[i - 1];
    const Point to = line[i];
    double length = distance(from, to);
    while (length > left) {
      const double t = left / length;
      from = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
      length -= left;
      dash.push_back(from);
      if (phase % 2 == 0) {
        use(dash);
        dash.clear();
      }
      phase = (phase + 1) % pattern.size();
      left = pattern[phase];
    }
    left -= length;
    if (phase % 2 == 0) dash.push_back(to);
  }
  if (!dash.empty()) use(dash);
}

}  // namespace surprisal::draw
