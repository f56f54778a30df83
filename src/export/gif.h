// export: moving pictures as GIF, which every slide program plays. Animated WebP has more colours, but
// LibreOffice, PowerPoint and Keynote do not all move it; a plot is flat colours and the steps of their
// edges, for which 255 a frame do. GIF needs no more than LZW, so no library is asked for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace surprisal::exporting {

// A colour as 0xRRGGBB.
using Rgb = std::uint32_t;

// At most so many colours that stand for all of these pixels: where there are not more, those themselves;
// else the most frequent ones, and then, one by one, that which most pixels miss by the most.
std::vector<Rgb> palette_of(std::span<const std::uint32_t> pixels, std::size_t most);

// Frame after frame. Each stores what differs from the one before it and nothing else.
class GifWriter {
 public:
  static constexpr std::uint32_t kLongestSide = 65535;

  // Sides up to kLongestSide. Without `loops` it plays once.
  GifWriter(std::uint32_t width, std::uint32_t height, bool loops);

  // Rows of 0x..RRGGBB from the top; shown for so many hundredths of a second.
  void add(std::span<const std::uint32_t> pixels, int hundredths);
  std::string finish();

 private:
  std::uint32_t width_;
  std::uint32_t height_;
  std::string file_;
  std::vector<std::uint32_t> before_;
};

}  // namespace surprisal::exporting
