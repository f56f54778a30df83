// screen: a theme as ImGui's colours and sizes.
#pragma once

#include "draw/theme.h"

namespace surprisal::screen {

// `scale` is the display's and the person's together.
void apply_style(const Theme& theme, float scale);

}  // namespace surprisal::screen
