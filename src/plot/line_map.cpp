#include "plot/line_map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "draw/clipping.h"

namespace surprisal::plot {
namespace {

// Of an empty cell, and of each LineKind. Grid lines are cut at text, and a shade is pale, so these two only
// decide between places that are equally good otherwise.
constexpr std::array kWeights = {0.0, 0.002, 0.03, 0.35, 0.6, 1.0};

}  // namespace

LineMap::LineMap(const Rect& frame, double cell_size)
    : frame_(frame),
      cell_size_(cell_size),
      columns_(static_cast<std::size_t>(frame.width / cell_size) + 1),
      rows_(static_cast<std::size_t>(frame.height / cell_size) + 1),
      cells_(columns_ * rows_, 0) {}

Point LineMap::in_cells(Point at) const {
  const double per_pixel = 1 / cell_size_;
  return {std::clamp((at.x - frame_.left) * per_pixel, 0.0, static_cast<double>(columns_ - 1)),
          std::clamp((at.y - frame_.top) * per_pixel, 0.0, static_cast<double>(rows_ - 1))};
}

std::size_t LineMap::cell(double x, double y) const {
  const auto whole = [](double v) { return static_cast<std::size_t>(static_cast<int>(v)); };
  return whole(y) * columns_ + whole(x);
}

void LineMap::add(const std::vector<Point>& points, LineKind kind) {
  const auto mark = static_cast<std::uint8_t>(1 + static_cast<int>(kind));
  const auto set = [mark](std::uint8_t& value) { value = std::max(value, mark); };
  const auto at = [this](double x, double y) {
    return cells_.begin() + static_cast<std::ptrdiff_t>(cell(x, y));
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!is_finite(points[i - 1]) || !is_finite(points[i])) continue;
    const Point a = in_cells(points[i - 1]);
    const Point b = in_cells(points[i]);
    if (a.y == b.y) {
      std::for_each(at(std::min(a.x, b.x), a.y), at(std::max(a.x, b.x), a.y) + 1, set);
      continue;
    }
    // Half-cell steps miss hardly any cells.
    const int steps = std::max(1, static_cast<int>(std::ceil(2 * distance(a, b))));
    const Point step = {(b.x - a.x) / steps, (b.y - a.y) / steps};
    for (int s = 0; s <= steps; ++s) set(*at(a.x + step.x * s, a.y + step.y * s));
  }
}

double LineMap::heaviest_between(Point from, Point to) const {
  const Point a = in_cells(from);
  const Point b = in_cells(to);
  const int steps = std::max(1, static_cast<int>(std::ceil(2 * distance(a, b))));
  double heaviest = 0;
  for (int s = 0; s <= steps; ++s) {
    const double t = static_cast<double>(s) / steps;
    heaviest = std::max(heaviest, kWeights[cells_[cell(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)]]);
  }
  return heaviest;
}

bool LineMap::is_crossed(const Rect& box) const {
  constexpr auto kShade = static_cast<std::uint8_t>(1 + static_cast<int>(LineKind::Shade));
  const Point from = in_cells({box.left, box.top});
  const Point to = in_cells({box.right(), box.bottom()});
  for (double y = std::floor(from.y); y <= to.y; ++y) {
    const auto first = cells_.begin() + static_cast<std::ptrdiff_t>(cell(from.x, y));
    const auto last = cells_.begin() + static_cast<std::ptrdiff_t>(cell(to.x, y));
    if (std::any_of(first, last + 1, [](std::uint8_t kind) { return kind > kShade; })) return true;
  }
  return false;
}

double LineMap::weight_under(const Rect& box, double most) const {
  // Count only cells whose centre is in the box, so a line just beside the box does not count.
  const Point from = in_cells({box.left + cell_size_ / 2, box.top + cell_size_ / 2});
  const auto cells = [this](double length) { return std::ceil(length / cell_size_ - 0.5); };
  const double across = std::min(cells(box.width), static_cast<double>(columns_) - from.x);
  const double down = std::min(cells(box.height), static_cast<double>(rows_) - from.y);
  const double per_cell = cell_size_ / std::max(box.height, cell_size_);
  double weight = 0;
  for (double y = 0; y < down; ++y) {
    if (weight * per_cell >= most) return std::numeric_limits<double>::infinity();
    const std::uint8_t* row = cells_.data() + cell(from.x, from.y + y);
    for (int x = 0; x < across; ++x) weight += kWeights[row[x]];
  }
  return weight * per_cell;
}

}  // namespace surprisal::plot
