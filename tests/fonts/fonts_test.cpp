// Checks that the embedded fonts have everything that the program shows, with the libraries that draw it.
#include <fonts/fonts.h>
#include <ft2build.h>
#include <hb-ot.h>
#include FT_FREETYPE_H

#include <array>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

class Face {
 public:
  explicit Face(std::span<const unsigned char> bytes) {
    EXPECT_EQ(FT_Init_FreeType(&library_), 0);
    EXPECT_EQ(FT_New_Memory_Face(library_, bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face_), 0);
  }
  ~Face() {
    FT_Done_Face(face_);
    FT_Done_FreeType(library_);
  }
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  FT_Face operator->() const { return face_; }
  FT_UInt glyph(char32_t character) const { return FT_Get_Char_Index(face_, character); }
  bool has(char32_t character) const { return glyph(character) != 0; }
  FT_Pos advance(char32_t character) const {
    EXPECT_EQ(FT_Load_Glyph(face_, glyph(character), FT_LOAD_NO_SCALE), 0);
    return face_->glyph->metrics.horiAdvance;
  }

 private:
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

struct Faces {
  Face sans{font_sans()};
  Face sans_bold{font_sans_bold()};
  Face cjk{font_cjk()};
  Face cjk_bold{font_cjk_bold()};
  Face math{font_math()};
  std::array<const Face*, 5> all = {&sans, &sans_bold, &cjk, &cjk_bold, &math};
};

std::u32string utf32(const std::string& utf8) {
  std::u32string characters;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      characters += byte;
    } else if (byte >= 0xC0) {
      characters += static_cast<char32_t>(byte & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07));
    } else {
      characters.back() = characters.back() << 6 | (byte & 0x3F);
    }
  }
  return characters;
}

TEST(Fonts, LineMetricsAreTheSameInEveryFace) {
  for (const Faces faces; const Face* face : faces.all) {
    EXPECT_EQ((*face)->units_per_EM, 1000);
    EXPECT_EQ((*face)->ascender, 1069);
    EXPECT_EQ((*face)->descender, -293);
  }
}

TEST(Fonts, BothWeightsHaveEveryCharacterOfOurSources) {
  std::ifstream file(SURPRISAL_CHARACTERS);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(text.empty());
  const Faces faces;
  for (const char32_t character : utf32(text)) {
    if (character == U'\n') continue;
    EXPECT_TRUE(faces.sans.has(character) || faces.cjk.has(character) || faces.math.has(character))
        << std::hex << "U+" << static_cast<unsigned>(character);
    EXPECT_TRUE(faces.sans_bold.has(character) || faces.cjk_bold.has(character) || faces.math.has(character))
        << std::hex << "U+" << static_cast<unsigned>(character);
  }
}

TEST(Fonts, CommonChineseCanBeTyped) {
  for (const Faces faces; const Face* face : {&faces.cjk, &faces.cjk_bold}) {
    int count = 0;
    for (char32_t character = 0x4E00; character <= 0x9FFF; ++character) count += face->has(character);
    EXPECT_GE(count, 3755);
    for (const char32_t character : utf32("猫狗猪熵，。：；？！（）“”《》"))
      EXPECT_TRUE(face->has(character));
  }
}

TEST(Fonts, SansHasTheSymbolsOfFiguresInBothWeights) {
  for (const Faces faces; const Face* face : {&faces.sans, &faces.sans_bold}) {
    for (const char32_t character : utf32("−×÷±≤≥≈≠∞∑∏∂∇√∈→←↑↓⇒αβγδεθλμπστφψω₀₁₂⁰¹²³⁻‖…–—′▶◀●○■□✓")) {
      EXPECT_TRUE(face->has(character)) << std::hex << "U+" << static_cast<unsigned>(character);
    }
  }
}

TEST(Fonts, DigitsAndSignsHaveEqualWidths) {
  for (const Faces faces; const Face* face : {&faces.sans, &faces.sans_bold}) {
    for (const char32_t character : utf32("123456789+−"))
      EXPECT_EQ(face->advance(character), face->advance(U'0'));
  }
}

class MathFont : public testing::Test {
 protected:
  ~MathFont() override {
    hb_font_destroy(font_);
    hb_face_destroy(hb_face_);
    hb_blob_destroy(blob_);
  }

  hb_blob_t* blob_ =
      hb_blob_create(reinterpret_cast<const char*>(font_math().data()),
                     static_cast<unsigned>(font_math().size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* hb_face_ = hb_face_create(blob_, 0);
  hb_font_t* font_ = hb_font_create(hb_face_);
  Face face_{font_math()};
};

TEST_F(MathFont, HasTheAlphabets) {
  for (char32_t character = 0x1D6A8; character <= 0x1D7C9; ++character)
    EXPECT_TRUE(face_.has(character));  // Greek
  for (const char32_t character : utf32("𝑎𝑧𝐴𝑍𝐚𝐙𝒜𝓁𝔼ℝℓℎ𝛼𝜎𝟎𝟙∑∏∫√∂∇()[]{}|‖⟨⟩⌈⌋→⇒∈≤≈∞"))
    EXPECT_TRUE(face_.has(character));
}

TEST_F(MathFont, EveryGlyphHasACodePoint) {
  ASSERT_GT(face_->num_glyphs, 2000);
  for (FT_Long glyph = 1; glyph < face_->num_glyphs; ++glyph) {
    ASSERT_EQ(face_.glyph(0xE400 + static_cast<char32_t>(glyph)), static_cast<FT_UInt>(glyph));
    hb_codepoint_t read = 0;
    ASSERT_TRUE(hb_font_get_nominal_glyph(font_, 0xE400 + static_cast<hb_codepoint_t>(glyph), &read));
    ASSERT_EQ(read, static_cast<hb_codepoint_t>(glyph));
  }
}

TEST_F(MathFont, EveryLetterHasASixteenBitCodePointToo) {
  for (char32_t number = 0; number < 0x400; ++number) {
    if (!face_.has(0x1D400 + number)) continue;
    ASSERT_EQ(face_.glyph(0xE000 + number), face_.glyph(0x1D400 + number));
  }
}

TEST_F(MathFont, HasLargeVariantsAndParts) {
  ASSERT_TRUE(hb_ot_math_has_data(hb_face_));
  EXPECT_GT(hb_ot_math_get_constant(font_, HB_OT_MATH_CONSTANT_AXIS_HEIGHT), 0);
  const auto expect_drawable = [&](hb_codepoint_t glyph) {
    EXPECT_LT(glyph, static_cast<hb_codepoint_t>(face_->num_glyphs));
    EXPECT_EQ(FT_Load_Glyph(face_.operator->(), glyph, FT_LOAD_NO_SCALE), 0);
    EXPECT_GT(face_->glyph->outline.n_points, 0);
  };
  for (const char32_t character : utf32("()[]{}|√∑∏∫⟨⟩")) {
    std::array<hb_ot_math_glyph_variant_t, 32> variants;
    unsigned count = variants.size();
    hb_ot_math_get_glyph_variants(font_, face_.glyph(character), HB_DIRECTION_BTT, 0, &count,
                                  variants.data());
    EXPECT_GE(count, 2u) << std::hex << "U+" << static_cast<unsigned>(character);
    for (unsigned i = 0; i < count; ++i) expect_drawable(variants[i].glyph);
  }
  for (const char32_t character : utf32("()[]{}|√")) {
    std::array<hb_ot_math_glyph_part_t, 32> parts;
    unsigned count = parts.size();
    hb_position_t italics_correction = 0;
    hb_ot_math_get_glyph_assembly(font_, face_.glyph(character), HB_DIRECTION_BTT, 0, &count, parts.data(),
                                  &italics_correction);
    EXPECT_GE(count, 1u) << std::hex << "U+" << static_cast<unsigned>(character);
    for (unsigned i = 0; i < count; ++i) expect_drawable(parts[i].glyph);
  }
}

}  // namespace
}  // namespace surprisal::test
