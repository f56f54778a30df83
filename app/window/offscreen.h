// window: the window's contents drawn with no display, by OpenGL on EGL's surfaceless platform.
#pragma once

#include <functional>

#include "base/result.h"
#include "window/frame.h"

namespace surprisal::window {

// Draws a desk that has been set up, frame after frame, until nothing moves. EGL is looked for only here, so
// that everything else works on a machine without it.
Result<FramePixels> draw_offscreen(int width, int height, float scale,
                                   const std::function<void(Desk&)>& set_up);

}  // namespace surprisal::window
