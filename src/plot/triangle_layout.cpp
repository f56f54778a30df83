// plot: the layout of a triangle of distributions: its field, spots, arrows and labels.
#include <algorithm>
#include <cmath>

#include "plot/labels.h"
#include "plot/layouts.h"
#include "plot/marks.h"
#include "plot/triangle_field.h"

namespace surprisal::plot {
namespace {

constexpr double kCornerNameGap = 0.6;  // between a lower corner and its name beside it, in ems

bool is_on_triangle(const TrianglePoint& t) {
  return std::all_of(std::begin(t.p), std::end(t.p), [](double p) { return p > -1e-6 && p < 1 + 1e-6; });
}

// An arrow hardly longer than the mark at its start would not be recognizable.
bool is_seen(const TriangleFrame& frame, const Triangle::Arrow& arrow, double mark_size) {
  return is_on_triangle(arrow.from) && is_on_triangle(arrow.to) &&
         distance(frame.at(arrow.from), frame.at(arrow.to)) > 1.5 * mark_size;
}

TextStyle corner_style(const SceneBuilder& scene, const Triangle& triangle, int corner) {
  return {scene.em(), triangle.corner_inks[corner], Weight::Bold};
}

// The width that the names of the lower corners take beside them.
double width_of_names_beside(const SceneBuilder& scene, const Triangle& triangle) {
  const double wider = std::max(scene.width_of(triangle.corners[0], corner_style(scene, triangle, 0)),
                                scene.width_of(triangle.corners[1], corner_style(scene, triangle, 1)));
  return 2 * (wider + kCornerNameGap * scene.em());
}

// The triangle, and whether the names of its lower corners are beside them, where they take no height.
struct TrianglePlace {
  TriangleFrame frame;
  bool has_names_beside = false;
};

TrianglePlace place_in(const SceneBuilder& scene, const Triangle& triangle, const Rect& area) {
  const double name = 1.7 * scene.em(), half_name = 0.6 * scene.em();
  const auto frame = [&](double below, double beside) -> TriangleFrame {
    const double height = area.height - name - below;
    const double side = std::max(1.0, std::min(area.width - beside, height / kTriangleHeight));
    return {{area.centre().x - side / 2, area.top + name + (height + side * kTriangleHeight) / 2}, side};
  };
  const TriangleFrame over = frame(name, 4 * scene.em());
  const TriangleFrame between = frame(half_name, width_of_names_beside(scene, triangle));
  if (between.side > over.side) return {between, true};
  return {over, false};
}

void write_lower_corners(SceneBuilder& scene, const Triangle& triangle, const TrianglePlace& place,
                         const Rect& area) {
  const TriangleFrame& frame = place.frame;
  const auto style = [&](int k) { return corner_style(scene, triangle, k); };
  if (place.has_names_beside) {
    const double gap = kCornerNameGap * scene.em();
    scene.write_vertically_centred(triangle.corners[0], style(0), {frame.left.x - gap, frame.left.y},
                                   Align::Right);
    scene.write_vertically_centred(triangle.corners[1], style(1),
                                   {frame.left.x + frame.side + gap, frame.left.y}, Align::Left);
    return;
  }
  const double below = frame.left.y + (0.4 + kAscent) * scene.em();
  for (const int k : {0, 1}) {
    const Text name = scene.shortened(triangle.corners[k], style(k), area.width / 2 - scene.em());
    const double half = scene.width_of(name, style(k)) / 2;
    const double x = std::clamp(frame.left.x + (k == 0 ? 0 : frame.side), area.left + half,
                                std::max(area.left + half, area.right() - half));
    scene.write(name, style(k), {x, below}, Align::Centre);
  }
}

void write_corners(SceneBuilder& scene, const Triangle& triangle, const TrianglePlace& place,
                   const Rect& area) {
  write_lower_corners(scene, triangle, place, area);
  const TriangleFrame& frame = place.frame;
  const TextStyle style = corner_style(scene, triangle, 2);
  scene.write(scene.shortened(triangle.corners[2], style, area.width), style,
              {frame.left.x + frame.side / 2, frame.left.y - kTriangleHeight * frame.side - 0.5 * scene.em()},
              Align::Centre);
}

void draw_spots(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame, double size) {
  std::vector<Point> drawn;
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!is_on_triangle(spot.at)) continue;
    const Point at = frame.at(spot.at);
    const auto under =
        std::count_if(drawn.begin(), drawn.end(), [&](Point earlier) { return hides(earlier, at, size); });
    draw_rimmed_mark(scene, at, spot.shape, size_over(size, under), spot.ink);
    drawn.push_back(at);
  }
}

}  // namespace

PlacedPanel lay_out_triangle(SceneBuilder& scene, const Triangle& triangle, const PanelPlace& place) {
  const TrianglePlace corners = place_in(scene, triangle, place.area);
  const TriangleFrame& frame = corners.frame;
  const Point a = frame.at({{1, 0, 0}});
  const Point b = frame.at({{0, 1, 0}});
  const Point c = frame.at({{0, 0, 1}});
  const double mark_size = 0.9 * scene.em();

  const Contours contours = draw_field(scene, triangle, frame);
  scene.line({a, b, c, a}, Ink::Kind::Muted, scene.line_width(Thickness::Thin));
  scene.lines().add({a, b, c, a});
  write_corners(scene, triangle, corners, place.area);
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
  // A label prefers a place that few contours cross; they are interrupted there.
  for (const std::vector<Polyline>& level : contours)
    for (const Polyline& line : level) scene.lines().add(line, LineKind::Shade);
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
