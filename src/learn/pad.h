// learn: a digit that a reader draws, counted into 8x8 pixels as the digits of the data were.
#pragma once

#include <vector>

#include "learn/digits.h"

namespace surprisal::learn {

// On a pad from 0 to 1, from the top left. Finite, but it may be outside.
struct PadPoint {
  double x = 0;
  double y = 0;

  friend bool operator==(const PadPoint&, const PadPoint&) = default;
};

enum class PadTool { Pen, Eraser };

inline constexpr double kPenWidth = 0.125;  // one pixel of the 8x8
inline constexpr double kEraserWidth = 0.2;

struct PadStroke {
  PadTool tool = PadTool::Pen;
  double width = kPenWidth;
  std::vector<PadPoint> points;  // joined by lines; a single point is a dot

  friend bool operator==(const PadStroke&, const PadStroke&) = default;
};

using Drawing = std::vector<PadStroke>;  // in the order in which it was drawn

// Pen strokes only: an eraser cuts the strokes below it at the points that it covers. So what is left can be
// moved and scaled.
Drawing after_erasing(const Drawing& drawing);

// Moved to the middle of the pad and scaled as the digits of the data are: over the full height, at most
// 20/32 wide, and with a pen that leaves as much ink as they have on average. Something flat is not stretched
// to the full height, nor a dot to a blot. A drawing that was fitted stays where it is.
Drawing fitted(const Drawing& drawing);

// The dots with ink in each 4x4 block of a 32x32 bitmap.
DigitCounts counted(const Drawing& drawing);

}  // namespace surprisal::learn
