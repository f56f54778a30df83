#include "plot/scene.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "plot/cases.h"

namespace surprisal::plot {

std::optional<Highlight> highlight_of(const Ink& ink) {
  if (ink.kind == Ink::Kind::Quantity) return Highlight{Curve::kNoClass, static_cast<Quantity>(ink.index)};
  if (ink.kind == Ink::Kind::Class) return Highlight{ink.index, {}};
  return std::nullopt;
}

double text_size_for(Rect frame, double smallest, bool dense) {
  constexpr double kPictureOverText = 52;  // the side of a square picture, relative to its text size
  constexpr double kDenseOverText = 65;
  const double side = dense ? kDenseOverText : kPictureOverText;
  const double by_area = std::sqrt(frame.width * frame.height) / side;
  return std::max(smallest, std::min(by_area, std::min(frame.width, frame.height) / 16));
}

double text_size_of(const Plot& plot, Rect frame, const Look& look) {
  const bool dense = plot.is_dense && look.medium != Medium::Slide;
  return std::min(text_size_for(frame, look.smallest_text, dense), look.largest_text);
}

double AxisMap::to_pixel(double value) const {
  const double share = scale == Scale::Log ? (std::log(std::max(value, 0.0)) - std::log(data.low)) /
                                                 (std::log(data.high) - std::log(data.low))
                                           : (value - data.low) / (data.high - data.low);
  return pixel_low + share * (pixel_high - pixel_low);
}

double AxisMap::to_data(double pixel) const {
  const double share = (pixel - pixel_low) / (pixel_high - pixel_low);
  if (scale == Scale::Linear) return data.low + share * (data.high - data.low);
  return std::exp(std::log(data.low) + share * (std::log(data.high) - std::log(data.low)));
}

namespace {

// The index of the piece nearest to a pixel. The nearest line is chosen first, then the place in it.
std::size_t nearest_piece(const std::vector<Rect>& pieces, Point pixel) {
  const auto distance = [&](const Rect& piece) {
    const double across = std::max({piece.left - pixel.x, 0.0, pixel.x - piece.right()});
    const double down = std::max({piece.top - pixel.y, 0.0, pixel.y - piece.bottom()});
    return std::pair(down, across);
  };
  const auto nearest = std::min_element(
      pieces.begin(), pieces.end(), [&](const Rect& a, const Rect& b) { return distance(a) < distance(b); });
  return static_cast<std::size_t>(nearest - pieces.begin());
}

}  // namespace

Point PlacedPanel::to_data(Point pixel) const {
  if (!pieces.empty()) return {static_cast<double>(first_piece + nearest_piece(pieces, pixel)), 0};
  if (!is_triangle) return {x.to_data(pixel.x), y.to_data(pixel.y)};
  // y is the height above the base, which is p2. x runs along the base, which splits the rest into p0 and p1.
  const double p2 = y.to_data(pixel.y);
  const double p1 = x.to_data(pixel.x) - p2 / 2;
  return {1 - p1 - p2, p1};
}

void paint(const Scene& scene, Canvas& canvas) {
  const Cases put = {
      [&](const shape::Line& line) { canvas.polyline(line.points, line.stroke); },
      [&](const shape::Area& area) { canvas.polygon(area.points, area.color); },
      [&](const shape::Box& box) { canvas.rectangle(box.rect, box.color, box.corner_radius); },
      [&](const shape::Disc& disc) { canvas.circle(disc.centre, disc.radius, disc.color); },
      [&](const shape::Label& label) {
        for (const shape::Label::Run& run : label.runs) canvas.glyphs(run.glyphs, run.color, run.text);
      },
      [&](const shape::Clip& clip) { canvas.push_clip(clip.rect); },
      [&](const shape::Unclip&) { canvas.pop_clip(); },
  };
  for (const SceneShape& shape : scene.shapes) std::visit(put, shape);
}

std::vector<Ghost> ghosts_of(const Plot& plot, std::size_t of_class) {
  std::vector<Ghost> ghosts;
  std::size_t panel = 0;
  for (const auto& row : plot.rows) {
    for (const Panel& each : row) {
      if (const auto* chart = std::get_if<Chart>(&each.content)) {
        for (const Mark& mark : chart->marks) {
          if (mark.shape == Shape::Bead && mark.of_class == of_class)
            ghosts.push_back({panel, mark.at, mark.letter, mark.important, mark.ink});
        }
      }
      ++panel;
    }
  }
  return ghosts;
}

}  // namespace surprisal::plot
