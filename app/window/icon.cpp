#include "window/icon.h"

#include <cmath>
#include <cstdint>

#include "export/picture.h"
#include "export/png.h"

namespace surprisal::window {
namespace {

constexpr double kPage = 128;  // the width and height of assets/desktop/surprisal.svg, which this must match

// The curve -ln p, with the point at one nat marked.
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

std::vector<Icon> draw_icons() {
  std::vector<Icon> icons;
  for (const int side : {16, 32, 48, 128}) {
    const Result<Raster> drawn = raster({kPage, kPage, side / kPage, {}, {}}, paint_icon);
    if (!drawn) continue;
    icons.push_back({side, std::vector<unsigned char>(4 * drawn->values.size())});
    put_plain(drawn->values, icons.back().rgba.data());
  }
  return icons;
}

}  // namespace surprisal::window
