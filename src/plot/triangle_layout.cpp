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
const double kHeight = std::sqrt(3.0) / 2;  // of a triangle with sides of 1

// Pixels of a triangle standing on its base.
struct Frame {
  Point left;
  double side = 1;

  Point at(const TrianglePoint& t) const {
    return {left.x + side * (t.p[1] + t.p[2] / 2), left.y - side * kHeight * t.p[2]};
  }
};

bool is_on_triangle(const TrianglePoint& t) {
  return std::all_of(std::begin(t.p), std::end(t.p), [](double p) { return p > -1e-6 && p < 1 + 1e-6; });
}

// Each share by itself: what is left of 1 after the others would round to less than nothing along an edge.
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

// The segment of a level within one small triangle, taking the field as flat there.
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

// Segments that share an end, joined into lines, so that dashes run on and a file stays small.
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

Frame frame_in(const Pen& pen, const Rect& area) {
  const double words = 1.7 * pen.em();
  const double side = std::max(1.0, std::min(area.width - 4 * pen.em(), (area.height - 2 * words) / kHeight));
  return {{area.centre().x - side / 2, area.top + words + (area.height - 2 * words + side * kHeight) / 2},
          side};
}

void write_corners(Pen& pen, const Triangle& triangle, const Frame& frame, const Rect& area) {
  const double below = frame.left.y + (0.4 + kAscent) * pen.em();
  const double half = area.width / 2;
  const auto style = [&](int k) { return TextStyle{pen.em(), triangle.corner_inks[k], Weight::Bold}; };
  const auto fitting = [&](int k, double width) {
    return Text(shortened(pen.look().fonts, pen.say(triangle.corners[k]), pen.em(), Weight::Bold, width));
  };
  const auto within = [&](double x, const Text& text, int k) {
    const double w = pen.width_of(text, style(k)) / 2;
    return std::clamp(x, area.left + w, std::max(area.left + w, area.right() - w));
  };
  const Text left = fitting(0, half - pen.em());
  const Text right = fitting(1, half - pen.em());
  const Text top = fitting(2, area.width);
  pen.write(left, style(0), {within(frame.left.x, left, 0), below}, Align::Centre);
  pen.write(right, style(1), {within(frame.left.x + frame.side, right, 1), below}, Align::Centre);
  pen.write(top, style(2),
            {frame.left.x + frame.side / 2, frame.left.y - kHeight * frame.side - 0.5 * pen.em()},
            Align::Centre);
}

// A level's value on its line, as on a map: where the line is alone.
void label_contour(Pen& pen, const Frame& frame, const std::vector<Polyline>& lines, double level, Ink ink) {
  constexpr double kMostLines = 1.4;  // under the label, the contour's own among them
  const Text text(shown(level, 2));
  const TextStyle style = pen.body(ink);
  const double width = pen.width_of(text, style);
  const double height = pen.height_of(style);
  const auto is_inside = [&](const Rect& box) {
    const double up = frame.left.y - box.top;
    const double in = up / kHeight / 2;
    return box.bottom() < frame.left.y && box.left > frame.left.x + in &&
           box.right() < frame.left.x + frame.side - in;
  };
  std::optional<Rect> best;
  double least = kMostLines;
  for (const Polyline& line : lines) {
    const std::size_t step = std::max<std::size_t>(1, line.size() / 40);
    for (std::size_t i = 0; i < line.size(); i += step) {
      const Rect box = {line[i].x - width / 2, line[i].y - height / 2, width, height};
      if (!is_inside(box) || !pen.is_free(box)) continue;
      // The middle of the line, unless another place is clearer.
      const double off = std::abs(static_cast<double>(i) / static_cast<double>(line.size()) - 0.5);
      const double lined = pen.lines_under(box) + 0.3 * off;
      if (lined < least) least = lined, best = box;
    }
  }
  if (!best) return;
  pen.box(best->inset(0.1 * pen.em()), Ink::Kind::Paper);
  pen.write(text, style, {best->left, best->top + kAscent * style.size});
}

}  // namespace

PlacedPanel lay_out_triangle(Pen& pen, const Triangle& triangle, const PanelPlace& place) {
  const Frame frame = frame_in(pen, place.area);
  const Point a = frame.at({{1, 0, 0}});
  const Point b = frame.at({{0, 1, 0}});
  const Point c = frame.at({{0, 0, 1}});
  const double mark_size = 0.9 * pen.em();

  std::vector<std::vector<Polyline>> levels;
  if (triangle.field) {
    levels = contours(triangle, frame);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const double share = static_cast<double>(i + 1) / static_cast<double>(levels.size());
      for (const Polyline& line : levels[i]) {
        pen.line(line, triangle.field_ink.faded(0.25 + 0.6 * share), pen.line_width(Thickness::Thin));
        pen.note_line(line, Pen::Bother::Guide);
      }
    }
  }
  pen.line({a, b, c, a}, Ink::Kind::Muted, pen.line_width(Thickness::Thin));
  pen.note_line({a, b, c, a});
  write_corners(pen, triangle, frame, place.area);
  if (!triangle.field_title.empty()) {
    const TextStyle style = pen.body(triangle.field_ink);
    pen.write_within(triangle.field_title, style, {place.area.left, place.area.top + kAscent * style.size},
                     place.area.width);
  }

  for (const Triangle::Way& way : triangle.arrows) {
    if (!is_on_triangle(way.from) || !is_on_triangle(way.to)) continue;
    pen.arrow(frame.at(way.from), frame.at(way.to), way.ink, pen.line_width(Thickness::Regular));
    pen.note_line({frame.at(way.from), frame.at(way.to)});
  }
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!is_on_triangle(spot.at)) continue;
    const Point at = frame.at(spot.at);
    pen.mark(at, spot.shape, mark_size, spot.ink);
    pen.keep_clear({at.x - mark_size / 2, at.y - mark_size / 2, mark_size, mark_size});
  }
  for (const Triangle::Spot& spot : triangle.spots) {
    if (!spot.label.empty() && is_on_triangle(spot.at))
      label_point(pen, place.area, frame.at(spot.at), 0.75 * mark_size, spot.label,
                  {pen.em(), spot.ink, Weight::Bold});
  }
  for (const Triangle::Way& way : triangle.arrows) {
    if (!way.label.empty() && is_on_triangle(way.from) && is_on_triangle(way.to))
      label_point(pen, place.area, frame.at(way.to), 0.4 * pen.em(), way.label, pen.body(way.ink));
  }
  for (std::size_t i = 0; i < levels.size(); ++i)
    label_contour(pen, frame, levels[i], triangle.levels[i], triangle.field_ink);
  for (const Handle& handle : triangle.handles) {
    const TrianglePoint at = {{handle.at.x, handle.at.y, 1 - handle.at.x - handle.at.y}};
    if (is_on_triangle(at)) pen.scene().handles.push_back({frame.at(at), place.index, handle});
  }

  PlacedPanel placed;
  placed.is_triangle = true;
  placed.area = {a.x, c.y, frame.side, frame.side * kHeight};
  placed.x = {Scale::Linear, {0, 1}, a.x, b.x};
  placed.y = {Scale::Linear, {0, 1}, a.y, c.y};
  return placed;
}

}  // namespace surprisal::plot
