#include "figures/pixel_pictures.h"

#include <algorithm>
#include <cmath>

namespace surprisal::figures {
namespace {

constexpr double kSmallSquare = 0.55;  // of the side of a cell, for negative numbers
constexpr double kFaintest = 0.08;     // of the full colour: below it a cell stays empty

}  // namespace

Rect pixel_cell(const Rect& area, std::size_t pixel) {
  const double side = area.width / static_cast<double>(learn::kDigitSide);
  const double height = area.height / static_cast<double>(learn::kDigitSide);
  return {area.left + static_cast<double>(pixel % learn::kDigitSide) * side,
          area.top + static_cast<double>(pixel / learn::kDigitSide) * height, side, height};
}

void paint_signed_pixels(Canvas& canvas, const Rect& area, const learn::PixelPicture& picture, double full,
                         Ink positive, const Theme& theme) {
  if (!(full > 0)) return;
  for (std::size_t i = 0; i < picture.values.size(); ++i) {
    const double share = std::clamp(picture.values[i] / full, -1.0, 1.0);
    if (std::abs(share) < kFaintest) continue;
    const Rect cell = pixel_cell(area, i);
    if (share > 0) {
      canvas.rectangle(cell, blend(theme.paper, fill_color_of(theme, positive), share));
    } else {
      const double margin = (1 - kSmallSquare) / 2 * cell.width;
      canvas.rectangle(cell.inset(margin), blend(theme.paper, theme.ink, -share));
    }
  }
}

void paint_digit(Canvas& canvas, const Rect& area, const learn::DigitCounts& counts, const Theme& theme) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double share = static_cast<double>(counts[i]) / learn::kFullPixel;
    canvas.rectangle(pixel_cell(area, i), blend(theme.paper, theme.ink, share));
  }
}

}  // namespace surprisal::figures
