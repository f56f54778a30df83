// export: a picture as the bytes of a PNG, an SVG or a PDF file. The same picture gives the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "draw/canvas.h"
#include "export/sheet.h"

namespace surprisal::exporting {

enum class Format { Png, Svg, Pdf };

// By the ending of a file's name, with its dot, in letters of either case.
std::optional<Format> format_of(std::string_view extension);

// A side is at most 32767 pixels, and all the pixels of a PNG are at most 256 MB.
Result<std::string> picture(Format format, const Sheet& sheet, const std::function<void(Canvas&)>& paint,
                            const Progress& progress = {});

// As in Pixels: 0xAARRGGBB from the top, with colours multiplied by alpha.
struct Raster {
  std::vector<std::uint32_t> values;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};
Result<Raster> raster(const Sheet& sheet, const std::function<void(Canvas&)>& paint);

}  // namespace surprisal::exporting
