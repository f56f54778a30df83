#include "draw/fonts.h"

#include <fonts/fonts.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/line_breaks.h"
#include "base/utf8.h"
#include "draw/freetype.h"

namespace surprisal::draw {
namespace {

constexpr std::size_t kWeights = 3;
constexpr double kMathInText = 1.12;  // the math font's lower-case letters are smaller than the text font's

std::size_t index(FontFile file) { return static_cast<std::size_t>(file); }

// The faces to search for a character, in order.
std::span<const FontFile> chain(Weight weight) {
  static constexpr std::array kRegular = {FontFile::Sans, FontFile::Cjk, FontFile::Math};
  static constexpr std::array kBold = {FontFile::SansBold, FontFile::CjkBold, FontFile::Cjk, FontFile::Math};
  static constexpr std::array kMono = {FontFile::Mono, FontFile::Sans, FontFile::Cjk, FontFile::Math};
  if (weight == Weight::Mono) return kMono;
  return weight == Weight::Bold ? std::span<const FontFile>(kBold) : std::span<const FontFile>(kRegular);
}

FontFile file_with(const Fonts& fonts, char32_t code, Weight weight) {
  for (FontFile file : chain(weight)) {
    if (fonts.has(file, code)) return file;
  }
  return chain(weight).front();
}

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200B || code == 0xFEFF;
}

// The private use area: the math face has its larger brackets there, and in text these characters have no
// meaning.
bool is_private(char32_t code) { return code >= 0xE000 && code <= 0xF8FF; }

}  // namespace

struct Fonts::Faces {
  Faces() = default;
  ~Faces() {
    for (FT_Face face : faces) FT_Done_Face(face);
    FT_Done_FreeType(library);
  }
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;

  FT_Library library = nullptr;
  std::array<FT_Face, kFontFiles> faces = {};
  mutable std::array<std::unordered_map<char32_t, GlyphBox>, kFontFiles> boxes;
  mutable std::array<std::unordered_map<char32_t, bool>, kFontFiles> known;  // cached results of `has`
  mutable std::array<std::unordered_map<char32_t, std::optional<Setting>>, kWeights> settings;  // by weight
  // The settings of ASCII characters, found without a search.
  mutable std::array<std::array<const std::optional<Setting>*, 128>, kWeights> common = {};
};

Fonts::Fonts() : faces_(std::make_unique<Faces>()) {
  need(FT_Init_FreeType(&faces_->library));
  for (std::size_t i = 0; i < kFontFiles; ++i) {
    const auto data = bytes(static_cast<FontFile>(i));
    need(FT_New_Memory_Face(faces_->library, data.data(), static_cast<FT_Long>(data.size()), 0,
                            &faces_->faces[i]));
  }
}

Fonts::~Fonts() = default;

std::span<const unsigned char> Fonts::bytes(FontFile file) {
  switch (file) {
    case FontFile::Sans:
      return font_sans();
    case FontFile::SansBold:
      return font_sans_bold();
    case FontFile::Mono:
      return font_mono();
    case FontFile::Cjk:
      return font_cjk();
    case FontFile::CjkBold:
      return font_cjk_bold();
    case FontFile::Math:
      break;
  }
  return font_math();
}

bool Fonts::has(FontFile file, char32_t code) const {
  const auto [place, is_new] = faces_->known[index(file)].try_emplace(code, false);
  if (is_new) place->second = FT_Get_Char_Index(faces_->faces[index(file)], code) != 0;
  return place->second;
}

GlyphBox Fonts::box(FontFile file, char32_t code) const {
  auto& boxes = faces_->boxes[index(file)];
  if (const auto known = boxes.find(code); known != boxes.end()) return known->second;
  const FT_Face face = faces_->faces[index(file)];
  need(FT_Load_Glyph(face, FT_Get_Char_Index(face, code), FT_LOAD_NO_SCALE));
  const double em = face->units_per_EM;
  const FT_Glyph_Metrics& m = face->glyph->metrics;
  const auto left = static_cast<double>(m.horiBearingX);
  const auto top = static_cast<double>(m.horiBearingY);
  return boxes[code] = {static_cast<double>(m.horiAdvance) / em, left / em,
                        (left + static_cast<double>(m.width)) / em, top / em,
                        (static_cast<double>(m.height) - top) / em};
}

const std::optional<Fonts::Setting>& Fonts::setting(char32_t code, Weight weight) const {
  auto& common = faces_->common[static_cast<std::size_t>(weight)];
  if (code >= common.size()) return searched(code, weight);
  if (common[code] == nullptr) common[code] = &searched(code, weight);
  return *common[code];
}

const std::optional<Fonts::Setting>& Fonts::searched(char32_t code, Weight weight) const {
  const auto [place, is_new] = faces_->settings[static_cast<std::size_t>(weight)].try_emplace(code);
  if (is_new && !is_control(code)) {
    FontFile file = file_with(*this, code, weight);
    const char32_t shown = has(file, code) && !is_private(code) ? code : kReplacement;
    if (shown != code) file = file_with(*this, shown, weight);
    const double size = file == FontFile::Math ? kMathInText : 1;
    place->second = {{file, shown, size, {}}, box(file, shown).advance * size};
  }
  return place->second;
}

namespace {

// Quotation marks, dashes and the ellipsis may be full width in Chinese text.
bool is_wide_in_chinese(char32_t code) {
  return code == U'“' || code == U'”' || code == U'‘' || code == U'’' || code == U'—' || code == U'…';
}

// Whether the text contains a character from U+3000 to U+9FFF: these are the ones with lead bytes E3 to E9.
bool is_chinese(std::string_view utf8) {
  return std::any_of(utf8.begin(), utf8.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE3 && byte <= 0xE9;
  });
}

bool is_chinese(char32_t code) {
  return (code >= 0x3000 && code <= 0x9FFF) || (code >= 0xFF00 && code <= 0xFFEF);
}

// The index of the matching quotation mark.
std::size_t partner_of(const std::u32string& codes, std::size_t i) {
  switch (codes[i]) {
    case U'“':
      return codes.find(U'”', i);
    case U'”':
      return codes.rfind(U'“', i);
    case U'‘':
      return codes.find(U'’', i);
    case U'’':
      return codes.rfind(U'‘', i);
    default:
      return std::u32string::npos;
  }
}

bool is_beside_chinese(const std::u32string& codes, std::size_t i) {
  if (i >= codes.size()) return false;
  return (i > 0 && is_chinese(codes[i - 1])) || (i + 1 < codes.size() && is_chinese(codes[i + 1]));
}

// The marks of is_wide_in_chinese are full width next to a Chinese character, or if the matching mark is next
// to one.
template <class Use>
void for_each_setting(const Fonts& fonts, std::string_view utf8, Weight weight, Punctuation punctuation,
                      Use use) {
  const auto use_usual = [&](char32_t code) {
    if (const auto& setting = fonts.setting(code, weight)) use(*setting);
  };
  const bool is_full = punctuation == Punctuation::FullWidth;
  if (!is_full && !is_chinese(utf8)) return for_each_code(utf8, use_usual);
  const FontFile cjk = weight == Weight::Bold ? FontFile::CjkBold : FontFile::Cjk;
  const std::u32string codes = from_utf8(utf8);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool is_wide = is_wide_in_chinese(codes[i]) && (is_full || is_beside_chinese(codes, i) ||
                                                          is_beside_chinese(codes, partner_of(codes, i)));
    if (is_wide && fonts.has(cjk, codes[i]))
      use(Fonts::Setting{{cjk, codes[i], 1, {}}, fonts.box(cjk, codes[i]).advance});
    else
      use_usual(codes[i]);
  }
}

}  // namespace

TextLine set_line(const Fonts& fonts, std::string_view utf8, double size, Weight weight,
                  Punctuation punctuation) {
  TextLine line;
  line.glyphs.reserve(utf8.size());
  for_each_setting(fonts, utf8, weight, punctuation, [&](const Fonts::Setting& setting) {
    Glyph& glyph = line.glyphs.emplace_back(setting.glyph);
    glyph.size *= size;
    glyph.at.x = line.width;
    line.width += setting.advance * size;
  });
  return line;
}

double text_width(const Fonts& fonts, std::string_view utf8, double size, Weight weight) {
  double width = 0;
  for_each_setting(fonts, utf8, weight, Punctuation::LikeNeighbours,
                   [&](const Fonts::Setting& setting) { width += setting.advance * size; });
  return width;
}

std::string shortened(const Fonts& fonts, std::string_view utf8, double size, Weight weight, double width) {
  if (text_width(fonts, utf8, size, weight) <= width) return std::string(utf8);
  std::u32string codes = from_utf8(utf8);
  while (!codes.empty()) {
    codes.pop_back();
    while (!codes.empty() && codes.back() == U' ') codes.pop_back();
    const std::string candidate = to_utf8(codes) + "…";
    if (!codes.empty() && text_width(fonts, candidate, size, weight) <= width) return candidate;
  }
  return {};
}

std::vector<std::string> wrapped(const Fonts& fonts, std::string_view utf8, double size, Weight weight,
                                 double width, std::size_t most_lines) {
  if (text_width(fonts, utf8, size, weight) <= width) return {std::string(utf8)};
  const std::u32string codes = from_utf8(utf8);
  const auto part = [&](std::size_t from, std::size_t to) {
    while (to > from && codes[to - 1] == U' ') --to;
    return to_utf8(std::u32string_view(codes).substr(from, to - from));
  };
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (lines.size() + 1 < most_lines) {
    const auto fits = [&](std::size_t end) {
      return text_width(fonts, part(start, end), size, weight) <= width;
    };
    const std::size_t end = end_of_line(
        start, codes.size(), [&](std::size_t i) { return may_break(codes[i - 1], codes[i]); }, fits);
    if (!fits(end)) break;  // not even one word fits, so break inside it
    lines.push_back(part(start, end));
    start = end;
    if (start == codes.size()) return lines;
  }
  lines.push_back(shortened(fonts, part(start, codes.size()), size, weight, width));
  return lines;
}

}  // namespace surprisal::draw
