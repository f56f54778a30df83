// ui: icons as drawn paths, so that they are sharp at every size and in every theme.
#pragma once

#include "draw/canvas.h"

namespace surprisal::ui {

enum class Icon {
  Search,
  Playground,
  Digits,
  Letters,
  Map,
  Glossary,
  Lessons,
  Figures,
  Examples,
  Data,
  Play,
  Pause,
  Light,
  Dark,
  Contrast,
  Undo,
  Redo,
  Sum,
  Check,
  Plus,
  Minus,
  Up,
  Down,
  Right,
  Export,
  Pin,
  Expand,
  Axis,
  More
};

// In a square of `size` pixels around the centre.
void paint_icon(Canvas& canvas, Icon icon, Point centre, double size, Color color);

}  // namespace surprisal::ui
