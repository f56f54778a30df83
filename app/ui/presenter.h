// ui: the picture of a presentation: a slide, and what appears over it.
#pragma once

#include <imgui.h>

#include "desk/desk.h"

namespace surprisal::app {

// The numbers that a slide is about, as sliders: those that the step has changed, and those of its figures.
std::vector<Dial> dials_at_hand(const Desk& desk);

// For the next frame, so that all of it is of one size.
void size_presentation(Presentation& presentation, ImVec2 window);

// In the ImGui window that is open and fills the screen.
void show_presentation(Desk& desk);

// Until something fades or goes though nothing is done; infinity where nothing does.
double seconds_to_next_slide_frame(const Desk& desk);

}  // namespace surprisal::app
