// export: the embedded faces, opened with FreeType when first needed: a figure without Chinese does not load
// the Chinese face.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "draw/canvas.h"

struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace surprisal::exporting {

// One step of an outline: M moves, L draws a line, Q and C a quadratic and a cubic curve, each to the last of
// its points; Z closes.
struct OutlineStep {
  char verb = 'M';
  std::array<Point, 3> points;

  std::size_t count() const { return verb == 'C' ? 3 : verb == 'Q' ? 2 : verb == 'Z' ? 0 : 1; }
};

class Typefaces {
 public:
  // A face keeps FreeType alive as long as it is used.
  std::shared_ptr<FT_FaceRec_> face(FontFile file);

  // In ems, unhinted, y downwards from the baseline.
  std::span<const OutlineStep> outline(FontFile file, char32_t code);

  // The glyph index; 0, which is drawn as an empty box, if the face lacks the character.
  unsigned long index(FontFile file, char32_t code);

 private:
  std::shared_ptr<FT_LibraryRec_> library_;
  std::array<std::shared_ptr<FT_FaceRec_>, kFontFiles> faces_;
  std::map<std::pair<FontFile, char32_t>, std::vector<OutlineStep>> outlines_;
};

}  // namespace surprisal::exporting
