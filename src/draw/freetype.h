// draw: FreeType, of which nothing is asked that it could refuse while there is memory: the fonts are in
// the program, and whole.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <new>

namespace surprisal::draw {

inline void need(FT_Error failure) {
  if (failure != 0) throw std::bad_alloc();
}

}  // namespace surprisal::draw
