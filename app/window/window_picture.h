// window: the picture that a person takes of the window.
#pragma once

#include "window/frame.h"

namespace surprisal::window {

// Writes it as a PNG into the folder for pictures, or where there is none into the current one, under a name
// of the day and the time that no file has yet; says where, or what went wrong.
void save_picture(Ui& ui, PictureOf what, const FramePixels& frame);

}  // namespace surprisal::window
