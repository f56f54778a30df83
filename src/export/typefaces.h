// export: the embedded faces as FreeType reads them, each opened when it is first needed: a figure without
// Chinese does not pay for the Chinese face.
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

// A step of a pen along an outline: M moves to, L draws a line to, Q and C a quadratic and a cubic curve to
// the last of their points, Z closes.
struct OutlineStep {
  char verb = 'M';
  std::array<Point, 3> points;

  std::size_t count() const { return verb == 'C' ? 3 : verb == 'Q' ? 2 : verb == 'Z' ? 0 : 1; }
};

class Typefaces {
 public:
  // Whoever holds one keeps FreeType alive with it.
  std::shared_ptr<FT_FaceRec_> face(FontFile file);

  // In ems, unhinted, y downwards from the baseline.
  std::span<const OutlineStep> outline(FontFile file, char32_t code);

  // 0, which shows as an empty box, where the face does not have it.
  unsigned long index(FontFile file, char32_t code);

 private:
  std::shared_ptr<FT_LibraryRec_> library_;
  std::array<std::shared_ptr<FT_FaceRec_>, kFontFiles> faces_;
  std::map<std::pair<FontFile, char32_t>, std::vector<OutlineStep>> outlines_;
};

}  // namespace surprisal::exporting
