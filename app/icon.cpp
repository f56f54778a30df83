#include "icon.h"

#include <cmath>
#include <cstdint>

#include "export/picture.h"

namespace surprisal {
namespace {

constexpr double kPage = 128;  // the sides of assets/desktop/surprisal.svg, which this is to look like

// The curve -ln p, and on it the point of one nat.
void paint_icon(Canvas& canvas) {
  constexpr Color kBlue = {0x0B, 0x63, 0xB0};
  constexpr Color kWhite = {0xFF, 0xFF, 0xFF};
  constexpr Color kVermilion = {0xC8, 0x40, 0x1E};
  const auto at = [](double nats) { return Point{20 + 88 * std::exp(-nats), 106 - 28 * nats}; };
  std::vector<Point> curve;
  for (int i = 0; i <= 24; ++i) curve.push_back(at(i / 8.0));
  canvas.rectangle({2, 2, 124, 124}, kBlue, 27);
  canvas.polyline(curve, {kWhite, 12});
  canvas.circle(at(1), 20, kWhite);
  canvas.circle(at(1), 14, kVermilion);
}

}  // namespace

std::vector<unsigned char> icon(int side) {
  Sheet sheet = {kPage, kPage, side / kPage, {}, {}};
  const Result<Raster> drawn = raster(sheet, paint_icon);
  std::vector<unsigned char> pixels;
  if (!drawn) return pixels;
  for (const std::uint32_t value : drawn->values) {
    const std::uint32_t alpha = value >> 24;
    for (const int shift : {16, 8, 0}) {
      const std::uint32_t colour = (value >> shift & 0xFF) * 255;
      pixels.push_back(static_cast<unsigned char>(alpha > 0 ? (colour + alpha / 2) / alpha : 0));
    }
    pixels.push_back(static_cast<unsigned char>(alpha));
  }
  return pixels;
}

}  // namespace surprisal
