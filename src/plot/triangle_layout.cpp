// plot: the layout of a triangle of distributions: its field, spots, arrows and labels.
#include <algorithm>
#include <cmath>

#include "plot/labels.h"
#include "plot/layouts.h"
#include "plot/marks.h"
#include "plot/triangle_field.h"

namespace surprisal::plot {
namespace {

bool is_on_triangle(const TrianglePoint& t) {
  return std::all_of(std::begin(t.p), std::end(t.p), [](double p) { return p > -1e-6 && p < 1 + 1e-6; });
}

// An arrow hardly longer than the mark at its start would not be recognizable.
bool is_seen(const TriangleFrame& frame, const Triangle::Arrow& arrow, double mark_size) {
  return is_on_triangle(arrow.from) && is_on_triangle(arrow.to) &&
         distance(frame.at(arrow.from), frame.at(arrow.to)) > 1.5 * mark_size;
}

TriangleFrame frame_in(const SceneBuilder& scene, const Rect& area) {
  const double label_height = 1.7 * scene.em();
  const double side = std::max(
      1.0, std::min(area.width - 4 * scene.em(), (area.height - 2 * label_height) / kTriangleHeight));
  return {{area.centre().x - side / 2,
           area.top + label_height + (area.height - 2 * label_height + side * kTriangleHeight) / 2},
          side};
}

void write_corners(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame,
                   const Rect& area) {
  const double below = frame.left.y + (0.4 + kAscent) * scene.em();
  const double half = area.width / 2;
  const auto style = [&](int k) { return TextStyle{scene.em(), triangle.corner_inks[k], Weight::Bold}; };
  const auto fitting = [&](int k, double width) {
    return scene.shortened(triangle.corners[k], style(k), width);
  };
  const auto within = [&](double x, const Text& text, int k) {
    const double w = scene.width_of(text, style(k)) / 2;
    return std::clamp(x, area.left + w, std::max(area.left + w, area.right() - w));
  };
  const Text left = fitting(0, half - scene.em());
  const Text right = fitting(1, half - scene.em());
  const Text top = fitting(2, area.width);
  scene.write(left, style(0), {within(frame.left.x, left, 0), below}, Align::Centre);
  scene.write(right, style(1), {within(frame.left.x + frame.side, right, 1), below}, Align::Centre);
  scene.write(top, style(2),
              {frame.left.x + frame.side / 2, frame.left.y - kTriangleHeight * frame.side - 0.5 * scene.em()},
              Align::Centre);
}

void draw_spots(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame, double size) {
  std::vector<Point> drawn;
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!is_on_triangle(spot.at)) continue;
    const Point at = frame.at(spot.at);
    const bool is_over =
        std::any_of(drawn.begin(), drawn.end(), [&](Point earlier) { return hides(earlier, at, size); });
    draw_rimmed_mark(scene, at, spot.shape, is_over ? kSmallMark * size : size, spot.ink);
    drawn.push_back(at);
  }
}

}  // namespace

PlacedPanel lay_out_triangle(SceneBuilder& scene, const Triangle& triangle, const PanelPlace& place) {
  const TriangleFrame frame = frame_in(scene, place.area);
  const Point a = frame.at({{1, 0, 0}});
  const Point b = frame.at({{0, 1, 0}});
  const Point c = frame.at({{0, 0, 1}});
  const double mark_size = 0.9 * scene.em();

  const Contours contours = draw_field(scene, triangle, frame);
  scene.line({a, b, c, a}, Ink::Kind::Muted, scene.line_width(Thickness::Thin));
  scene.lines().add({a, b, c, a});
  write_corners(scene, triangle, frame, place.area);
  if (!triangle.field_title.empty()) {
    const TextStyle style = scene.body(triangle.field_ink);
    scene.write_within(triangle.field_title, style, {place.area.left, place.area.top + kAscent * style.size},
                       place.area.width);
  }

  const auto shown = [&](const Triangle::Arrow& arrow) { return is_seen(frame, arrow, mark_size); };
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!is_on_triangle(spot.at)) continue;
    const Point at = frame.at(spot.at);
    scene.reserve({at.x - mark_size / 2, at.y - mark_size / 2, mark_size, mark_size});
  }
  for (const Triangle::Arrow& arrow : triangle.arrows) {
    if (shown(arrow)) scene.lines().add({frame.at(arrow.from), frame.at(arrow.to)});
  }
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!spot.label.empty() && is_on_triangle(spot.at))
      label_point(scene, place.area, frame.at(spot.at), 0.75 * mark_size, spot.label,
                  {scene.em(), spot.ink, Weight::Bold});
  }
  for (const Triangle::Arrow& arrow : triangle.arrows) {
    if (!arrow.label.empty() && shown(arrow))
      label_point(scene, place.area, frame.at(arrow.to), 0.4 * scene.em(), arrow.label,
                  scene.body(arrow.ink));
  }
  draw_contours(scene, triangle, contours);
  for (const Triangle::Arrow& arrow : triangle.arrows) {
    if (shown(arrow))
      scene.arrow(frame.at(arrow.from), frame.at(arrow.to), arrow.ink, scene.line_width(Thickness::Regular));
  }
  draw_spots(scene, triangle, frame, mark_size);
  label_contours(scene, triangle, frame, contours);
  for (const Handle& handle : triangle.handles) {
    const TrianglePoint at = {{handle.at.x, handle.at.y, 1 - handle.at.x - handle.at.y}};
    if (is_on_triangle(at)) scene.add_handle({frame.at(at), place.index, handle});
  }

  PlacedPanel placed;
  placed.is_triangle = true;
  placed.area = {a.x, c.y, frame.side, frame.side * kTriangleHeight};
  placed.x = {Scale::Linear, {0, 1}, a.x, b.x};
  placed.y = {Scale::Linear, {0, 1}, a.y, c.y};
  return placed;
}

}  // namespace surprisal::plot
