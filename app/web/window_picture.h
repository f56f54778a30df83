// web: the frame that was just drawn, or a part of it, as a PNG.
#pragma once

#include <string>

#include "base/result.h"
#include "draw/geometry.h"
#include "web/browser.h"

namespace surprisal::web {

// Call before the browser takes the frame. `scale`: pixels per design pixel.
Result<std::string> picture_of_window(const draw::Rect& part, double scale);

}  // namespace surprisal::web
