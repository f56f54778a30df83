#include "figures/pixel_pictures.h"

#include "draw/pixels.h"
#include "figures/digit_pictures.h"

namespace surprisal::figures {

void paint_signed_pixels(Canvas& canvas, const Rect& area, const learn::PixelPicture& picture, double full,
                         Ink positive, const Theme& theme) {
  if (!(full > 0)) return;
  for (std::size_t i = 0; i < picture.values.size(); ++i) {
    const Rect cell = pixel_cell(area, learn::kDigitSide, i);
    if (const auto square = pixel_square(cell, ramped(picture.values[i] / full, kPictureRamp),
                                         fill_color_of(theme, positive), theme))
      canvas.rectangle(square->place, square->color);
  }
}

void paint_digit(Canvas& canvas, const Rect& area, const learn::DigitCounts& counts, const Theme& theme) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double share = static_cast<double>(counts[i]) / learn::kFullPixel;
    const Rect cell = pixel_cell(area, learn::kDigitSide, i);
    if (const auto square = pixel_square(cell, share, theme.ink, theme))
      canvas.rectangle(square->place, square->color);
  }
}

}  // namespace surprisal::figures
