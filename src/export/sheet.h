// export: the page of a picture.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "draw/canvas.h"

namespace surprisal::exporting {

inline constexpr double kPixelsPerInch = 96;  // at scale 1
inline constexpr double kCentimetresPerInch = 2.54;

// A page has `width` by `height` pixels for the figure; with a scale of 2, a PNG has twice as many pixels
// each way, for the same size on paper. SVG and PDF have no pixels and ignore the scale. A pixel is 1/96
// inch, 3/4 of a PDF point. `in_centimetres`: an SVG gives its size in centimetres.
struct Sheet {
  double width = 0;
  double height = 0;
  double scale = 1;
  std::optional<Color> background;  // transparent without one
  std::string title;                // for the file's properties; UTF-8
  std::string description = {};     // a sentence for people who cannot see the picture; UTF-8
  bool in_centimetres = false;
};

// Called now and then during an export with the share that is done. If it returns false, the export stops
// with a Problem whose text is never shown.
using Progress = std::function<bool(double share)>;

}  // namespace surprisal::exporting
