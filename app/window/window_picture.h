// window: saves a picture of the window.
#pragma once

#include "window/frame.h"

namespace surprisal::window {

// Writes a PNG to the user's pictures folder, or to the current folder if there is none. The file is named
// after the date and time and never replaces another. Shows a message with the path or the error.
void save_picture(Ui& ui, PictureOf what, const FramePixels& frame);

}  // namespace surprisal::window
