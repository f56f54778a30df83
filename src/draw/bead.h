// draw: a bead, the mark of a class: a disc with a letter. It is filled for the class in focus, hollow for
// the others, and has a halo where it can be dragged.
#pragma once

#include <optional>
#include <string>

#include "draw/canvas.h"
#include "draw/fonts.h"

namespace surprisal::draw {

enum class BeadKind { Hollow, Filled, Goal };  // Goal: a dashed outline where a bead should go

struct Bead {
  std::string letter;
  BeadKind kind = BeadKind::Hollow;
  bool halo = false;
  Color ink;
  Color ground;     // inside a hollow bead, and the letter of a filled one
  double size = 1;  // 1: a radius of 9 pixels
  // On a pale fill: around it, and the letter.
  std::optional<Color> edge = {};
  std::optional<Color> letter_ink = {};
};

// As a bead's letter: it is drawn as an open box, since a stroke would read as the Chinese numeral one.
inline constexpr const char* kSpaceInBead = "_";

inline constexpr double kBeadRadius = 9;
inline constexpr double kHaloRadius = 13;

void paint_bead(Canvas& canvas, const Fonts& fonts, Point centre, const Bead& bead);

}  // namespace surprisal::draw
