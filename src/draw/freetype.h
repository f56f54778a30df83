// draw: errors of FreeType. The fonts are embedded and intact, so calls can fail only if memory runs out.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <new>

namespace surprisal::draw {

inline void need(FT_Error failure) {
  if (failure != 0) throw std::bad_alloc();
}

}  // namespace surprisal::draw
