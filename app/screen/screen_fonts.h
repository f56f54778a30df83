// screen: the embedded fonts as ImGui has them.
#pragma once

#include <imgui.h>

#include "draw/canvas.h"

namespace surprisal::screen {

struct ScreenFonts {
  ImFont* text = nullptr;  // Latin, Chinese and mathematical letters in one
  ImFont* bold = nullptr;
  ImFont* math = nullptr;  // that face alone, for formulas

  // The one that has this face's characters. What a figure writes comes from the first face that has it, as
  // in the first two of these.
  ImFont* of(FontFile file) const;
};

// Once, before the first frame.
ScreenFonts load_screen_fonts();

// Text of this many pixels to the em is so many to ImGui, which counts in lines: that of Noto Sans, in every
// face.
inline constexpr float kImGuiSizePerEm = 1.362f;

}  // namespace surprisal::screen
