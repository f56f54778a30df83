// export: animations as GIF, which every slide program plays. Animated WebP has more colours, but
// LibreOffice, PowerPoint and Keynote do not all play it, and 255 colours per frame are enough for a plot:
// flat colours and their antialiased edges. GIF needs nothing but LZW, which is not worth a library.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace surprisal::exporting {

// A colour as 0xRRGGBB.
using Rgb = std::uint32_t;

// At most `most` colours to represent these pixels: all of their colours if there are no more than that.
// Otherwise, half are the most frequent ones, and the rest are added one by one: the colour with the largest
// total error, which is its number of pixels times its distance.
std::vector<Rgb> palette_of(std::span<const std::uint32_t> pixels, std::size_t most);

// Writes frame after frame. Each stores only what differs from the frame before it.
class GifWriter {
 public:
  static constexpr std::uint32_t kLongestSide = 65535;

  // The sides are at most kLongestSide. Without `loops` it plays once.
  GifWriter(std::uint32_t width, std::uint32_t height, bool loops);

  // Rows of 0x..RRGGBB from the top, shown for this many hundredths of a second.
  void add(std::span<const std::uint32_t> pixels, int hundredths);
  std::string finish();

 private:
  std::uint32_t width_;
  std::uint32_t height_;
  std::string file_;
  std::vector<std::uint32_t> before_;
};

}  // namespace surprisal::exporting
