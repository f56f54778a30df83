#include "export/typefaces.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "figure/fonts.h"

namespace surprisal {
namespace {

std::shared_ptr<FT_LibraryRec_> open_library() {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return nullptr;
  return {library, FT_Done_FreeType};
}

// The face must be closed before the library is, however long it is held.
std::shared_ptr<FT_FaceRec_> open_face(const std::shared_ptr<FT_LibraryRec_>& library, FontFile file) {
  const std::span<const unsigned char> bytes = Fonts::bytes(file);
  FT_Face face = nullptr;
  if (FT_New_Memory_Face(library.get(), bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face) != 0) {
    return nullptr;
  }
  return {face, [library](FT_Face opened) { FT_Done_Face(opened); }};
}

// Follows FreeType's calls and turns font units, y upwards, into ems, y downwards.
struct Pen {
  std::vector<OutlineStep> steps;
  double em = 1;

  Point point(const FT_Vector* v) const {
    return {static_cast<double>(v->x) / em, -static_cast<double>(v->y) / em};
  }
  void close() {
    if (!steps.empty()) steps.push_back({'Z', {}});
  }
};

Pen& pen_of(void* user) { return *static_cast<Pen*>(user); }

int move_to(const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  pen.close();
  pen.steps.push_back({'M', {pen.point(to)}});
  return 0;
}

int line_to(const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  pen.steps.push_back({'L', {pen.point(to)}});
  return 0;
}

int quadratic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  pen.steps.push_back({'Q', {pen.point(control), pen.point(to)}});
  return 0;
}

int cubic_to(const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  pen.steps.push_back({'C', {pen.point(first), pen.point(second), pen.point(to)}});
  return 0;
}

std::vector<OutlineStep> read_outline(FT_Face face, FT_UInt index) {
  if (FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE) != 0) return {};
  const FT_Outline_Funcs calls = {move_to, line_to, quadratic_to, cubic_to, 0, 0};
  Pen pen;
  pen.em = face->units_per_EM;
  if (FT_Outline_Decompose(&face->glyph->outline, &calls, &pen) != 0) return {};
  pen.close();
  return std::move(pen.steps);
}

}  // namespace

std::shared_ptr<FT_FaceRec_> Typefaces::face(FontFile file) {
  std::shared_ptr<FT_FaceRec_>& face = faces_[static_cast<std::size_t>(file)];
  if (!library_) library_ = open_library();
  if (!face && library_) face = open_face(library_, file);
  return face;
}

unsigned long Typefaces::index(FontFile file, char32_t code) {
  const auto opened = face(file);
  return opened ? FT_Get_Char_Index(opened.get(), code) : 0;
}

std::span<const OutlineStep> Typefaces::outline(FontFile file, char32_t code) {
  const auto [place, is_new] = outlines_.try_emplace({file, code});
  const auto opened = face(file);
  if (is_new && opened) place->second = read_outline(opened.get(), FT_Get_Char_Index(opened.get(), code));
  return place->second;
}

}  // namespace surprisal
