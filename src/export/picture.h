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

namespace surprisal::exporting {

enum class Format { Png, Svg, Pdf };

// By the ending of a file's name, with its dot, in letters of either case.
std::optional<Format> format_of(std::string_view extension);

// What a picture is drawn on. The figure sees `width` by `height` pixels; a scale of 2 gives a PNG twice as
// many pixels each way, for the same size on paper. SVG and PDF have no pixels and no use for a scale. A
// pixel is 1/96 inch, 3/4 of a PDF's point.
struct Sheet {
  double width = 0;
  double height = 0;
  double scale = 1;
  std::optional<Color> background;  // transparent without one
  std::string title;                // for the file's properties; UTF-8
};

// Asked now and then while something is written, with the share that is done; false ends it with a Problem
// that nobody reads.
using KeepOn = std::function<bool(double share)>;

// The sides go up to 32767 pixels, and all the pixels of a PNG to 256 MB of memory.
Result<std::string> picture(Format format, const Sheet& sheet, const std::function<void(Canvas&)>& paint,
                            const KeepOn& keep_on = {});

// As a PNG has them: 0xAARRGGBB from the top, the colours multiplied by alpha.
struct Raster {
  std::vector<std::uint32_t> values;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};
Result<Raster> raster(const Sheet& sheet, const std::function<void(Canvas&)>& paint);

}  // namespace surprisal::exporting
