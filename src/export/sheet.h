// export: what a picture is drawn on.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "draw/canvas.h"

namespace surprisal::exporting {

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

}  // namespace surprisal::exporting
