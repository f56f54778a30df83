// window: draws the window's contents without a display, with OpenGL on EGL's surfaceless platform.
#pragma once

#include <functional>

#include "base/result.h"
#include "window/frame.h"

namespace surprisal::window {

// Sets up a desk and draws frames until nothing moves. EGL is loaded only here, so that everything else works
// without it.
Result<FramePixels> draw_offscreen(int width, int height, float scale,
                                   const std::function<void(Desk&)>& set_up);

}  // namespace surprisal::window
