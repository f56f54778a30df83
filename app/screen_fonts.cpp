#include "screen_fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <span>

#include "figure/fonts.h"
#include "imgui_freetype.h"

namespace surprisal {
namespace {

constexpr float kNominal = 16;

ImFont* add(FontFile file, float size, bool merged) {
  const std::span<const unsigned char> bytes = Fonts::bytes(file);
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = merged;
  config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
  // ImGui takes a pointer to what it might change, and changes nothing that it does not own.
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()),
                                                    static_cast<int>(bytes.size()), size, &config);
}

float line_per_em(FontFile file) {
  const std::span<const unsigned char> bytes = Fonts::bytes(file);
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  float ratio = 1;
  if (FT_Init_FreeType(&library) == 0 &&
      FT_New_Memory_Face(library, bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face) == 0) {
    ratio = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return ratio;
}

}  // namespace

ScreenFonts load_screen_fonts() {
  ScreenFonts fonts;
  // Lines from the atlas pick up specks from the glyphs that are added beside them.
  ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoBakedLines;
  for (std::size_t i = 0; i < kFontFiles; ++i) fonts.line_per_em[i] = line_per_em(static_cast<FontFile>(i));
  // Merged faces are scaled to the em of the first, so that Chinese stands as large as Latin beside it.
  const auto size = [&](FontFile file) {
    return kNominal * fonts.line_per_em[static_cast<std::size_t>(file)] / fonts.line_per_em[0];
  };
  fonts.text = add(FontFile::Sans, kNominal, false);
  add(FontFile::Cjk, size(FontFile::Cjk), true);
  add(FontFile::Math, size(FontFile::Math), true);
  fonts.bold = add(FontFile::SansBold, kNominal, false);
  add(FontFile::CjkBold, size(FontFile::CjkBold), true);
  add(FontFile::Math, size(FontFile::Math), true);
  for (std::size_t i = 0; i < kFontFiles; ++i)
    fonts.faces[i] = add(static_cast<FontFile>(i), kNominal, false);
  return fonts;
}

}  // namespace surprisal
