// app: the embedded fonts as ImGui has them: one for what ImGui itself writes, and each face for the figures.
#pragma once

#include <imgui.h>

#include <array>

#include "figure/canvas.h"

namespace surprisal {

struct ScreenFonts {
  ImFont* text = nullptr;  // Latin, Chinese and mathematical letters in one
  ImFont* bold = nullptr;
  std::array<ImFont*, kFontFiles> faces = {};
  // Of each face: its line over its em. ImGui counts sizes in lines, a figure in ems.
  std::array<float, kFontFiles> line_per_em = {};
};

// Once, before the first frame.
ScreenFonts load_screen_fonts();

// Text of this many pixels to the em is so many to ImGui.
inline constexpr float kImGuiSizePerEm = 1.362f;  // Noto Sans's line

}  // namespace surprisal
