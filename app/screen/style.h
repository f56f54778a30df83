// screen: applies a theme to ImGui's colours and sizes.
#pragma once

#include "draw/theme.h"

namespace surprisal::screen {

// `scale` is the display's scale times the user's.
void apply_style(const Theme& theme, float scale);

}  // namespace surprisal::screen
