#include "screen/screen_fonts.h"

#include <array>
#include <span>

#include "draw/fonts.h"
#include "imgui_freetype.h"

namespace surprisal::screen {
namespace {

constexpr float kNominal = 16;

ImFont* add(FontFile file, bool merged = false) {
  const std::span<const unsigned char> bytes = Fonts::bytes(file);
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = merged;
  // Private-use characters are the math face's large brackets, which only formulas use.
  constexpr std::array<ImWchar, 3> kPrivate = {0xE000, 0xF8FF, 0};
  if (merged) config.GlyphExcludeRanges = kPrivate.data();
  // The faces have no hints of their own.
  config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting | ImGuiFreeTypeLoaderFlags_ForceAutoHint;
  // ImGui takes a non-const pointer, but does not change data that it does not own.
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()),
                                                    static_cast<int>(bytes.size()), kNominal, &config);
}

}  // namespace

ScreenFonts load_screen_fonts() {
  ScreenFonts fonts;
  // Lines drawn from the atlas show specks of neighbouring glyphs.
  ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoBakedLines;
  fonts.text = add(FontFile::Sans);
  add(FontFile::Cjk, true);
  add(FontFile::Math, true);
  fonts.bold = add(FontFile::SansBold);
  add(FontFile::CjkBold, true);
  add(FontFile::Cjk, true);
  add(FontFile::Math, true);
  fonts.mono = add(FontFile::Mono);
  fonts.math = add(FontFile::Math);
  fonts.cjk = add(FontFile::Cjk);
  fonts.cjk_bold = add(FontFile::CjkBold);
  return fonts;
}

ImFont* ScreenFonts::of(FontFile file) const {
  switch (file) {
    case FontFile::Sans:
      return text;
    case FontFile::Mono:
      return mono;
    case FontFile::Cjk:
      return cjk;
    case FontFile::SansBold:
      return bold;
    case FontFile::CjkBold:
      return cjk_bold;
    case FontFile::Math:
      break;
  }
  return math;
}

}  // namespace surprisal::screen
