#include "figure/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace surprisal {
namespace {

constexpr double kBadPlace = 0.3;  // a share of the label lying on lines that makes it hard to read

struct Candidate {
  Point baseline;  // of the text's left end
  Rect box;
  double cost = std::numeric_limits<double>::infinity();
};

Candidate candidate_with_box(const Pen& pen, Rect box, double size, double cost) {
  return {{box.left, box.top + kAscent * size}, box, cost + 8 * pen.lines_under(box)};
}

bool write_at(Pen& pen, const Candidate& candidate, const Text& text, const TextStyle& style) {
  return std::isfinite(candidate.cost) && pen.write(text, style, candidate.baseline);
}

// Points along the visible part of a curve, from its right end to its left, with the share of the way.
struct Stop {
  Point at;
  double from_end = 0;
};

double length_of(const std::vector<Polyline>& pieces) {
  double length = 0;
  for (const Polyline& piece : pieces) {
    for (std::size_t i = 1; i < piece.size(); ++i)
      length += std::hypot(piece[i].x - piece[i - 1].x, piece[i].y - piece[i - 1].y);
  }
  return length;
}

std::vector<Stop> stops_along(const std::vector<Polyline>& pieces, double shortest_step) {
  constexpr double kMostStops = 400;
  const double step = std::max(shortest_step, length_of(pieces) / kMostStops);
  std::vector<Stop> stops;
  for (const Polyline& piece : pieces) {
    double to_next = 0;
    for (std::size_t i = 1; i < piece.size(); ++i) {
      const Point a = piece[i - 1];
      const Point b = piece[i];
      const double length = std::hypot(b.x - a.x, b.y - a.y);
      for (; to_next < length; to_next += step) {
        const double t = to_next / length;
        stops.push_back({{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}, 0});
      }
      to_next -= length;
    }
    if (!piece.empty()) stops.push_back({piece.back(), 0});
  }
  std::sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.at.x > b.at.x; });
  for (std::size_t i = 0; i < stops.size(); ++i)
    stops[i].from_end = static_cast<double>(i) / static_cast<double>(stops.size());
  return stops;
}

}  // namespace

bool label_point(Pen& pen, const Rect& area, Point at, double clearance, const Text& text,
                 const TextStyle& style) {
  const double width = pen.width_of(text, style);
  const double height = pen.height_of(style);
  // Right and above first, as one writes; below and left after.
  static constexpr std::array<Point, 8> kSides = {
      {{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}, {1, 0}, {-1, 0}}};
  Candidate best;
  double best_stand = 0;
  for (const double stand : {0.0, 1.0, 2.2, 3.6}) {
    for (std::size_t side = 0; side < kSides.size(); ++side) {
      const Point direction = kSides[side];
      const bool diagonal = direction.x != 0 && direction.y != 0;
      const double reach = (clearance + stand * style.size) * (diagonal ? 0.75 : 1);
      const Point near = {at.x + direction.x * reach, at.y + direction.y * reach};
      const Rect box = {direction.x > 0   ? near.x
                        : direction.x < 0 ? near.x - width
                                          : near.x - width / 2,
                        direction.y > 0   ? near.y - 0.15 * height
                        : direction.y < 0 ? near.y - 0.85 * height
                                          : near.y - height / 2,
                        width, height};
      if (!area.contains(box) || !pen.is_free(box)) continue;
      const Candidate candidate =
          candidate_with_box(pen, box, style.size, 0.25 * stand + 0.03 * static_cast<double>(side));
      if (candidate.cost < best.cost) best = candidate, best_stand = stand;
    }
  }
  if (!write_at(pen, best, text, style)) return false;
  if (best_stand > 0) {
    const Point end = {std::clamp(at.x, best.box.left, best.box.right()),
                       std::clamp(at.y, best.box.top, best.box.bottom())};
    const double length = std::hypot(end.x - at.x, end.y - at.y);
    if (length > clearance) {
      const double t = clearance / length;
      pen.line({{at.x + (end.x - at.x) * t, at.y + (end.y - at.y) * t}, end}, style.ink,
               pen.line_width(Thickness::Thin));
    }
  }
  return true;
}

bool label_curve(Pen& pen, const Rect& area, const std::vector<Polyline>& pieces, const Text& text,
                 const TextStyle& style) {
  const double width = pen.width_of(text, style);
  const double height = pen.height_of(style);
  const double gap = 0.3 * style.size;
  Candidate best;
  for (const Stop& stop : stops_along(pieces, 1.2 * style.size)) {
    const std::array<Rect, 6> boxes = {{{stop.at.x - width, stop.at.y - height - gap, width, height},
                                        {stop.at.x - width / 2, stop.at.y - height - gap, width, height},
                                        {stop.at.x, stop.at.y - height - gap, width, height},
                                        {stop.at.x - width, stop.at.y + gap, width, height},
                                        {stop.at.x - width / 2, stop.at.y + gap, width, height},
                                        {stop.at.x, stop.at.y + gap, width, height}}};
    for (const Rect& box : boxes) {
      if (!area.contains(box) || !pen.is_free(box)) continue;
      const Candidate candidate = candidate_with_box(pen, box, style.size, 0.8 * stop.from_end);
      if (candidate.cost < best.cost) best = candidate;
    }
  }
  if (!std::isfinite(best.cost) || pen.lines_under(best.box) > kBadPlace) return false;
  return write_at(pen, best, text, style);
}

void write_legend(Pen& pen, const Rect& area, const std::vector<LegendEntry>& entries) {
  if (entries.empty()) return;
  const TextStyle style = pen.body(Ink::Kind::Ink);
  const double swatch = 1.6 * pen.em();
  const double row = 1.25 * pen.em();
  double width = 0;
  for (const LegendEntry& entry : entries) width = std::max(width, pen.width_of(entry.text, style));
  width += swatch + 0.5 * pen.em();
  const double height = row * static_cast<double>(entries.size());
  const double margin = 0.5 * pen.em();

  std::optional<Rect> best;
  for (const double x : {area.right() - margin - width, area.left + margin, area.centre().x - width / 2}) {
    for (const double y :
         {area.top + margin, area.bottom() - margin - height, area.centre().y - height / 2}) {
      const Rect box = {x, y, width, height};
      if (!area.contains(box) || !pen.is_free(box)) continue;
      if (!best || pen.lines_under(box) < pen.lines_under(*best) - 0.02) best = box;
    }
  }
  if (!best) return;
  pen.box(best->inset(-0.2 * pen.em()), Ink(Ink::Kind::Paper).faded(0.85), 0.2 * pen.em());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double middle = best->top + row * (static_cast<double>(i) + 0.5);
    const LegendEntry& entry = entries[i];
    if (entry.filled) {
      pen.box({best->left, middle - 0.35 * pen.em(), 1.2 * pen.em(), 0.7 * pen.em()}, entry.ink,
              0.1 * pen.em());
    } else {
      pen.line({{best->left, middle}, {best->left + 1.3 * pen.em(), middle}}, entry.ink, entry.width,
               entry.dash);
    }
    pen.write_vertically_centred(entry.text, style, {best->left + swatch, middle}, Align::Left);
  }
}

}  // namespace surprisal
