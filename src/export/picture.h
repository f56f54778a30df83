// export: a picture as the bytes of a PNG, an SVG or a PDF file. The same picture gives the same bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "export/page.h"
#include "export/sheet.h"

namespace surprisal::exporting {

enum class Format { Png, Svg, Pdf };

// By the ending of a file name, with its dot, in upper or lower case.
std::optional<Format> format_of(std::string_view extension);

// A side is at most 32767 pixels, and all the pixels of a PNG are at most 256 MB.
Result<std::string> picture(Format format, const Sheet& sheet, const Paint& paint,
                            const Progress& progress = {});

Result<Raster> raster(const Sheet& sheet, const Paint& paint);

}  // namespace surprisal::exporting
