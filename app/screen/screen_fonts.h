// screen: the embedded fonts, loaded into ImGui.
#pragma once

#include <imgui.h>

#include "draw/canvas.h"

namespace surprisal::screen {

struct ScreenFonts {
  ImFont* text = nullptr;  // Latin, Chinese and mathematical letters
  ImFont* bold = nullptr;
  ImFont* mono = nullptr;
  ImFont* cjk = nullptr;  // separate: merged with Latin, it would have the quotation marks of the Latin font
  ImFont* cjk_bold = nullptr;
  ImFont* math = nullptr;  // the math face alone, for formulas

  // The ImGui font that has this face's characters. Text in figures uses the first face that has a character,
  // as `text` and `bold` do.
  ImFont* of(FontFile file) const;
};

// Call once, before the first frame.
ScreenFonts load_screen_fonts();

// ImGui's font size is the line height, not the em. This is the line height of Noto Sans in ems, used for
// every face.
inline constexpr float kImGuiSizePerEm = 1.362f;

}  // namespace surprisal::screen
