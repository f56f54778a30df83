// window: the window's contents drawn with no display, by OpenGL on EGL's surfaceless platform.
#pragma once

#include <functional>

#include "base/result.h"
#include "desk/desk.h"
#include "window/frame.h"

namespace surprisal::app {

// Furnishes a desk and draws it, frame after frame, until nothing moves. EGL is looked for only here, so that
// everything else works on a machine without it.
Result<FramePixels> draw_offscreen(int width, int height, const std::function<void(Desk&)>& furnish);

}  // namespace surprisal::app
