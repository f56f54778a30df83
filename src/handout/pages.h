// handout: puts pieces on pages: no figure is cut, no heading is left alone at the bottom of a page.
#pragma once

#include <vector>

#include "handout/piece.h"

namespace surprisal::handout {

struct PlacedPiece {
  std::size_t page = 0;
  double top = 0;
  std::size_t piece = 0;  // its number
};

struct Pages {
  std::size_t count = 0;
  std::vector<PlacedPiece> placed;  // in reading order
};

Pages paged(const std::vector<Piece>& pieces);

}  // namespace surprisal::handout
