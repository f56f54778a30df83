// export: pixels as a PNG file.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "export/sheet.h"

namespace surprisal::exporting {

// Rows of 0xAARRGGBB from the top, with colours multiplied by alpha.
struct Pixels {
  std::span<const std::uint32_t> values;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::size_t stride = 0;  // from row to row, in pixels
  bool opaque = false;     // alpha is ignored and not stored
};

// Writes red, green, blue and alpha of each pixel, with colours not multiplied by alpha.
void put_plain(std::span<const std::uint32_t> pixels, unsigned char* to);

Problem no_memory_for_picture();

struct PngTexts {
  std::string title;
  std::string description;
};

Result<std::string> png(const Pixels& pixels, double dots_per_inch, const PngTexts& texts,
                        const Progress& progress = {});

}  // namespace surprisal::exporting
