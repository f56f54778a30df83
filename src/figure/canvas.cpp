#include "figure/canvas.h"

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

}  // namespace surprisal
