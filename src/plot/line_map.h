// plot: where the lines of a picture run, so that labels can be put where they cover few.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::plot {

// From the least to the most distracting under a label. Shade: the edge of a shaded part of the plot.
enum class LineKind { Grid, Shade, Zero, Guide, Curve };

// A text over lines of more weight than this is hard to read, see weight_under.
inline constexpr double kMaxWeightUnderText = 0.8;

// Lines are marked in a grid of square cells, so rating a place for a label costs no more than looking at the
// cells that it covers.
class LineMap {
 public:
  LineMap(const Rect& frame, double cell_size);

  void add(const std::vector<Point>& points, LineKind kind = LineKind::Curve);

  // The weight of the lines under a box: 1 for one curve that crosses it vertically. Infinite if it is `most`
  // or more.
  double weight_under(const Rect& box, double most = std::numeric_limits<double>::infinity()) const;

  // Whether a line runs under the box, other than a grid line or the edge of a shade.
  bool is_crossed(const Rect& box) const;

  // The weight of the heaviest line between two points: 1 for a curve.
  double heaviest_between(Point a, Point b) const;

 private:
  Point in_cells(Point at) const;  // measured in cells from the top left one, and within the picture
  std::size_t cell(double x, double y) const;

  Rect frame_;
  double cell_size_;
  std::size_t columns_;
  std::size_t rows_;
  std::vector<std::uint8_t> cells_;  // 0, or 1 more than the heaviest LineKind in it
};

}  // namespace surprisal::plot
