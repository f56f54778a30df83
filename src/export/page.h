// export: what draws the pixels of a picture. On the desktop that is Cairo (cairo_page.cpp). In the web
// edition it is the browser's own canvas (browser_page.cpp), which saves half a megabyte but has no PDF.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.h"
#include "draw/canvas.h"
#include "export/sheet.h"

namespace surprisal::exporting {

using Paint = std::function<void(Canvas&)>;

// As in Pixels: 0xAARRGGBB from the top, with colours multiplied by alpha.
struct Raster {
  std::vector<std::uint32_t> values;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// Whether the pixels need no alpha channel.
inline bool is_opaque(const Sheet& sheet) { return sheet.background && sheet.background->alpha == 255; }

// Fills the pixels, whose size is that of the sheet at its scale.
Done draw_pixels(const Sheet& sheet, const Paint& paint, Raster& drawn);

}  // namespace surprisal::exporting
