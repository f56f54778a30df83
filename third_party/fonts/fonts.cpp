// third_party: see fonts.h; the bytes are in fonts.S.
#include "fonts.h"

#define SURPRISAL_FONT(name)                                           \
  extern "C" const unsigned char surprisal_font_##name[];              \
  extern "C" const unsigned char surprisal_font_##name##_end[];        \
  std::span<const unsigned char> surprisal::font_##name() {            \
    return {surprisal_font_##name, surprisal_font_##name##_end};       \
  }

SURPRISAL_FONT(sans)
SURPRISAL_FONT(sans_bold)
SURPRISAL_FONT(mono)
SURPRISAL_FONT(cjk)
SURPRISAL_FONT(cjk_bold)
SURPRISAL_FONT(math)
