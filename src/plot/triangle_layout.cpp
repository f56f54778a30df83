// plot: the layout of a triangle of distributions: its contours, spots, arrows and labels.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/wording.h"
#include "plot/labels.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

constexpr int kMesh = 96;                   // cells along a side for the contours
const double kHeight = std::sqrt(3.0) / 2;  // of a triangle with sides of length 1

// Where the triangle is, in pixels. Its base is horizontal.
struct Frame {
  Point left;  // the lower left corner
  double side = 1;

  Point at(const TrianglePoint& t) const {
    return {left.x + side * (t.p[1] + t.p[2] / 2), left.y - side * kHeight * t.p[2]};
  }
};

bool is_on_triangle(const TrianglePoint& t) {
  return std::all_of(std::begin(t.p), std::end(t.p), [](double p) { return p > -1e-6 && p < 1 + 1e-6; });
}

// Each share is computed by itself: 1 minus the other two could round to below 0 along an edge.
TrianglePoint mesh_point(int i, int j) {
  const auto share = [](int parts) { return static_cast<double>(parts) / kMesh; };
  return {{share(kMesh - i - j), share(i), share(j)}};
}

TrianglePoint between(const TrianglePoint& a, const TrianglePoint& b, double t) {
  TrianglePoint result;
  for (int i = 0; i < 3; ++i) result.p[i] = a.p[i] + (b.p[i] - a.p[i]) * t;
  return result;
}

struct Corner {
  TrianglePoint at;
  double value = 0;
};

// Adds the segment of a level within one small triangle, where the field is taken as linear.
void contour_in(std::vector<Polyline>& segments, const Frame& frame, const std::array<Corner, 3>& corners,
                double level) {
  Polyline ends;
  for (std::size_t k = 0; k < 3; ++k) {
    const Corner& a = corners[k];
    const Corner& b = corners[(k + 1) % 3];
    if ((a.value < level) == (b.value < level) || !std::isfinite(b.value - a.value) || !std::isfinite(level))
      continue;
    ends.push_back(frame.at(between(a.at, b.at, (level - a.value) / (b.value - a.value))));
  }
  if (ends.size() == 2) segments.push_back(ends);
}

// Joins segments that share an end, so that dashes continue and files stay small.
std::vector<Polyline> joined(std::vector<Polyline> segments) {
  const auto same = [](Point a, Point b) { return std::abs(a.x - b.x) < 1e-6 && std::abs(a.y - b.y) < 1e-6; };
  std::vector<Polyline> lines;
  while (!segments.empty()) {
    Polyline line = segments.back();
    segments.pop_back();
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t i = 0; i < segments.size(); ++i) {
        const Point a = segments[i].front();
        const Point b = segments[i].back();
        if (same(line.back(), a))
          line.push_back(b);
        else if (same(line.back(), b))
          line.push_back(a);
        else if (same(line.front(), a))
          line.insert(line.begin(), b);
        else if (same(line.front(), b))
          line.insert(line.begin(), a);
        else
          continue;
        segments[i] = segments.back();
        segments.pop_back();
        grown = true;
        break;
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::vector<Polyline>> contours(const Triangle& triangle, const Frame& frame) {
  std::vector<double> values(static_cast<std::size_t>((kMesh + 1) * (kMesh + 1)));
  const auto value = [&](int i, int j) -> double& {
    return values[static_cast<std::size_t>(j * (kMesh + 1) + i)];
  };
  for (int j = 0; j <= kMesh; ++j) {
    for (int i = 0; i + j <= kMesh; ++i) value(i, j) = triangle.field(mesh_point(i, j));
  }
  const auto corner = [&](int i, int j) { return Corner{mesh_point(i, j), value(i, j)}; };
  std::vector<std::vector<Polyline>> all;
  for (double level : triangle.levels) {
    std::vector<Polyline> segments;
    for (int j = 0; j < kMesh; ++j) {
      for (int i = 0; i + j < kMesh; ++i) {
        contour_in(segments, frame, {corner(i, j), corner(i + 1, j), corner(i, j + 1)}, level);
        if (i + j + 1 < kMesh)
          contour_in(segments, frame, {corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)}, level);
      }
    }
    all.push_back(joined(std::move(segments)));
  }
  return all;
}

Frame frame_in(const SceneBuilder& scene, const Rect& area) {
  const double label_height = 1.7 * scene.em();
  const double side =
      std::max(1.0, std::min(area.width - 4 * scene.em(), (area.height - 2 * label_height) / kHeight));
  return {{area.centre().x - side / 2,
           area.top + label_height + (area.height - 2 * label_height + side * kHeight) / 2},
          side};
}

void write_corners(SceneBuilder& scene, const Triangle& triangle, const Frame& frame, const Rect& area) {
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
              {frame.left.x + frame.side / 2, frame.left.y - kHeight * frame.side - 0.5 * scene.em()},
              Align::Centre);
}

// Writes a level's value on its line, as on a map, where no other line is close.
void label_contour(SceneBuilder& scene, const Frame& frame, const std::vector<Polyline>& lines, double level,
                   Ink ink) {
  constexpr double kHeaviest = 1.4;  // weight of the lines under the label, including the contour itself
  const Text text(shown(level, 2));
  const TextStyle style = scene.body(ink);
  const double width = scene.width_of(text, style);
  const double height = scene.height_of(style);
  const auto is_inside = [&](const Rect& box) {
    const double up = frame.left.y - box.top;
    const double in = up / kHeight / 2;
    return box.bottom() < frame.left.y && box.left > frame.left.x + in &&
           box.right() < frame.left.x + frame.side - in;
  };
  std::optional<Rect> best;
  double least = kHeaviest;
  for (const Polyline& line : lines) {
    const std::size_t step = std::max<std::size_t>(1, line.size() / 40);
    for (std::size_t i = 0; i < line.size(); i += step) {
      const Rect box = {line[i].x - width / 2, line[i].y - height / 2, width, height};
      if (!is_inside(box) || !scene.is_free(box)) continue;
      // Prefers the middle of the line.
      const double off = std::abs(static_cast<double>(i) / static_cast<double>(line.size()) - 0.5);
      const double cost = scene.lines().weight_under(box) + 0.3 * off;
      if (cost < least) least = cost, best = box;
    }
  }
  if (!best) return;
  scene.box(best->inset(0.1 * scene.em()), Ink::Kind::Paper);
  scene.write(text, style, {best->left, best->top + kAscent * style.size});
}

}  // namespace

PlacedPanel lay_out_triangle(SceneBuilder& scene, const Triangle& triangle, const PanelPlace& place) {
  const Frame frame = frame_in(scene, place.area);
  const Point a = frame.at({{1, 0, 0}});
  const Point b = frame.at({{0, 1, 0}});
  const Point c = frame.at({{0, 0, 1}});
  const double mark_size = 0.9 * scene.em();

  std::vector<std::vector<Polyline>> levels;
  if (triangle.field) {
    levels = contours(triangle, frame);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const double share = static_cast<double>(i + 1) / static_cast<double>(levels.size());
      for (const Polyline& line : levels[i]) {
        scene.line(line, triangle.field_ink.faded(0.25 + 0.6 * share), scene.line_width(Thickness::Thin));
        scene.lines().add(line, LineKind::Guide);
      }
    }
  }
  scene.line({a, b, c, a}, Ink::Kind::Muted, scene.line_width(Thickness::Thin));
  scene.lines().add({a, b, c, a});
  write_corners(scene, triangle, frame, place.area);
  if (!triangle.field_title.empty()) {
    const TextStyle style = scene.body(triangle.field_ink);
    scene.write_within(triangle.field_title, style, {place.area.left, place.area.top + kAscent * style.size},
                       place.area.width);
  }

  for (const Triangle::Arrow& arrow : triangle.arrows) {
    if (!is_on_triangle(arrow.from) || !is_on_triangle(arrow.to)) continue;
    scene.arrow(frame.at(arrow.from), frame.at(arrow.to), arrow.ink, scene.line_width(Thickness::Regular));
    scene.lines().add({frame.at(arrow.from), frame.at(arrow.to)});
  }
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!is_on_triangle(spot.at)) continue;
    const Point at = frame.at(spot.at);
    scene.mark(at, spot.shape, mark_size, spot.ink);
    scene.reserve({at.x - mark_size / 2, at.y - mark_size / 2, mark_size, mark_size});
  }
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!spot.label.empty() && is_on_triangle(spot.at))
      label_point(scene, place.area, frame.at(spot.at), 0.75 * mark_size, spot.label,
                  {scene.em(), spot.ink, Weight::Bold});
  }
  for (const Triangle::Arrow& arrow : triangle.arrows) {
    if (!arrow.label.empty() && is_on_triangle(arrow.from) && is_on_triangle(arrow.to))
      label_point(scene, place.area, frame.at(arrow.to), 0.4 * scene.em(), arrow.label,
                  scene.body(arrow.ink));
  }
  for (std::size_t i = 0; i < levels.size(); ++i)
    label_contour(scene, frame, levels[i], triangle.levels[i], triangle.field_ink);
  for (const Handle& handle : triangle.handles) {
    const TrianglePoint at = {{handle.at.x, handle.at.y, 1 - handle.at.x - handle.at.y}};
    if (is_on_triangle(at)) scene.add_handle({frame.at(at), place.index, handle});
  }

  PlacedPanel placed;
  placed.is_triangle = true;
  placed.area = {a.x, c.y, frame.side, frame.side * kHeight};
  placed.x = {Scale::Linear, {0, 1}, a.x, b.x};
  placed.y = {Scale::Linear, {0, 1}, a.y, c.y};
  return placed;
}

}  // namespace surprisal::plot
