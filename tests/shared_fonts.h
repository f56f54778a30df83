// Fonts for all tests of a program: reading the files takes a while.
#pragma once

#include "draw/fonts.h"
#include "namespaces.h"

namespace surprisal::test {

inline const Fonts& fonts() {
  static const Fonts all;
  return all;
}

}  // namespace surprisal::test
