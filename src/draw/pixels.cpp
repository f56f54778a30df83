#include "draw/pixels.h"

#include <algorithm>
#include <cmath>

namespace surprisal::draw {
namespace {

constexpr double kSmallSquare = 0.55;  // relative to the side of a cell
constexpr double kFaintest = 0.06;     // just below 1/16, the lightest pixel of a digit

}  // namespace

Rect pixel_cell(const Rect& area, std::size_t side, std::size_t pixel) {
  const double width = area.width / static_cast<double>(side);
  const double height = area.height / static_cast<double>(side);
  return {area.left + static_cast<double>(pixel % side) * width,
          area.top + static_cast<double>(pixel / side) * height, width, height};
}

double ramped(double share, Ramp ramp) {
  return ramp == Ramp::Linear ? share : std::copysign(std::sqrt(std::abs(share)), share);
}

std::optional<PixelSquare> pixel_square(const Rect& cell, double number, Color full, const Theme& theme) {
  const double share = std::clamp(number, -1.0, 1.0);
  if (!(std::abs(share) >= kFaintest)) return std::nullopt;
  if (share > 0) return PixelSquare{cell, blend(theme.paper, full, share)};
  const Rect small = cell.inset((1 - kSmallSquare) / 2 * cell.width);
  return PixelSquare{small, blend(theme.paper, theme.muted, -share)};
}

}  // namespace surprisal::draw
