// handout: puts pieces on pages: no figure is cut, no heading stands alone at the foot of a page.
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
  std::vector<PlacedPiece> placed;  // in the order of reading
};

Pages paged(const std::vector<Piece>& pieces);

}  // namespace surprisal::handout
