#include "export/typefaces.h"

#include "draw/fonts.h"
#include "draw/freetype.h"
#include FT_OUTLINE_H

namespace surprisal::exporting {
namespace {

std::shared_ptr<FT_LibraryRec_> open_library() {
  FT_Library library = nullptr;
  need(FT_Init_FreeType(&library));
  return {library, FT_Done_FreeType};
}

// The deleter holds the library, which has to outlive the face.
std::shared_ptr<FT_FaceRec_> open_face(const std::shared_ptr<FT_LibraryRec_>& library, FontFile file) {
  const std::span<const unsigned char> bytes = Fonts::bytes(file);
  FT_Face face = nullptr;
  need(FT_New_Memory_Face(library.get(), bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face));
  return {face, [library](FT_Face opened) { FT_Done_Face(opened); }};
}

// Collects FreeType's outline steps, converted from font units with y upwards to ems with y downwards.
struct Pen {
  std::vector<OutlineStep> steps;
  double em = 1;

  Point point(const FT_Vector* v) const {
    return {static_cast<double>(v->x) / em, -static_cast<double>(v->y) / em};
  }
  FT_Error add(const OutlineStep& step) {
    try {
      steps.push_back(step);
    } catch (const std::bad_alloc&) {  // must not pass through C
      return FT_Err_Out_Of_Memory;
    }
    return 0;
  }
  FT_Error close() { return steps.empty() ? 0 : add({'Z', {}}); }
};

Pen& pen_of(void* user) { return *static_cast<Pen*>(user); }

int move_to(const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  return pen.close() | pen.add({'M', {pen.point(to)}});
}

int line_to(const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  return pen.add({'L', {pen.point(to)}});
}

int quadratic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  return pen.add({'Q', {pen.point(control), pen.point(to)}});
}

int cubic_to(const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
  Pen& pen = pen_of(user);
  return pen.add({'C', {pen.point(first), pen.point(second), pen.point(to)}});
}

std::vector<OutlineStep> read_outline(FT_Face face, FT_UInt index) {
  need(FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE));
  const FT_Outline_Funcs calls = {move_to, line_to, quadratic_to, cubic_to, 0, 0};
  Pen pen;
  pen.em = face->units_per_EM;
  need(FT_Outline_Decompose(&face->glyph->outline, &calls, &pen));
  need(pen.close());
  return std::move(pen.steps);
}

}  // namespace

std::shared_ptr<FT_FaceRec_> Typefaces::face(FontFile file) {
  std::shared_ptr<FT_FaceRec_>& face = faces_[static_cast<std::size_t>(file)];
  if (!library_) library_ = open_library();
  if (!face) face = open_face(library_, file);
  return face;
}

unsigned long Typefaces::index(FontFile file, char32_t code) {
  const auto opened = face(file);
  return FT_Get_Char_Index(opened.get(), code);
}

std::span<const OutlineStep> Typefaces::outline(FontFile file, char32_t code) {
  const auto [place, is_new] = outlines_.try_emplace({file, code});
  const auto opened = face(file);
  if (is_new) place->second = read_outline(opened.get(), FT_Get_Char_Index(opened.get(), code));
  return place->second;
}

}  // namespace surprisal::exporting
