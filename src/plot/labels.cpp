#include "plot/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace surprisal::plot {
namespace {

constexpr double kBadPlace = 0.8;  // more lines under a label than these make it hard to read
constexpr double kLineCost = 3;    // of one curve across a label, where a step away from its place costs 0.25
constexpr double kCrowded = 0.6;   // of a label that another text comes so near that the two read as one
constexpr double kHopeless = 2.5 * kLineCost;  // a label that costs more is better left out

struct Candidate {
  Rect box;
  double cost = std::numeric_limits<double>::infinity();
};

// Keeps the better of the places that are free: its own cost, that of the lines under it, and that of text
// close beside it.
bool improve(const Pen& pen, Candidate& best, const Rect& box, double cost) {
  if (cost >= best.cost || !pen.is_free(box)) return false;
  const double air = 0.25 * pen.em();
  const Rect airy = {box.left - air, box.top, box.width + 2 * air, box.height};
  if (pen.is_beside_text(airy)) cost += kCrowded;
  const double most = (best.cost - cost) / kLineCost;
  cost += kLineCost * pen.lines_under(airy, most);
  if (cost >= best.cost) return false;
  best = {box, cost};
  return true;
}

bool write_at(Pen& pen, const Candidate& candidate, const Text& text, const TextStyle& style) {
  return std::isfinite(candidate.cost) &&
         pen.write(text, style, {candidate.box.left, candidate.box.top + kAscent * style.size});
}

// The number that ends a label, with its space: " 0.8789" of "cat 0.8789".
std::string_view number_at_end(std::string_view label) {
  constexpr std::string_view kColon = "：";
  const std::size_t space = label.rfind(' ');
  const std::size_t colon = label.rfind(kColon);
  if (label.empty() || label.back() < '0' || label.back() > '9') return {};
  if (colon != label.npos && (space == label.npos || space < colon))
    return label.substr(colon + kColon.size());
  return space == label.npos ? std::string_view() : label.substr(space);
}

std::string without_space(std::string_view number) {
  return std::string(number.substr(number.starts_with(' ') ? 1 : 0));
}

bool ends_in_colon(std::string_view name) { return name.ends_with(':') || name.ends_with("："); }

// A name and its number, as against a sentence that ends in one: "cat 0.8789", but not "equal at 𝑥 = 1".
bool is_name_and_number(std::string_view name, std::string_view number) {
  constexpr std::size_t kShortest = 3;  // of a number that says something alone
  return without_space(number).size() >= kShortest &&
         (ends_in_colon(name) || (name.find('=') == name.npos && name.find("∞") == name.npos &&
                                  name.find("½") == name.npos && !begins_as_number(name)));
}

// A label as it is, or where that is long with its words cut: the number stays whole. Of a name with numbers
// of its own it stays alone, for cut they would be others.
Text cut_to(const Pen& pen, const Text& text, const TextStyle& style, double width) {
  if (pen.width_of(text, style) <= width) return text;
  const std::string& label = pen.say(text);
  std::string number(number_at_end(label));
  const std::string name = label.substr(0, label.size() - number.size());
  if (!is_name_and_number(name, number)) {
    return begins_as_number(label)
               ? Text()
               : Text(shortened(pen.look().fonts, label, style.size, style.weight, width));
  }
  if (ends_in_colon(name)) return Text(without_space(number));
  const double room = width - pen.width_of(Text(number), style);
  return Text(shortened(pen.look().fonts, name, style.size, style.weight, room) + number);
}

// Points along the visible part of a curve, from its right end to its left, with the share of the way.
struct Stop {
  Point at;
  double from_end = 0;
};

double length_of(const std::vector<Polyline>& pieces) {
  double length = 0;
  for (const Polyline& piece : pieces) {
    for (std::size_t i = 1; i < piece.size(); ++i) length += distance(piece[i - 1], piece[i]);
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
      const double length = distance(a, b);
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

namespace {

struct PointPlace {
  Candidate candidate;
  std::optional<std::array<Point, 2>> leader;
};

PointPlace place_at_point(const Pen& pen, const Rect& area, Point at, double clearance, double width,
                          const TextStyle& style, std::size_t lines = 1) {
  const double height = pen.height_of(style) + kLineStep * style.size * static_cast<double>(lines - 1);
  const double overlap = 0.15 * pen.height_of(style);
  // Right and above first, as one writes; below and left after.
  static constexpr std::array<Point, 8> kSides = {
      {{1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}, {1, 0}, {-1, 0}}};
  PointPlace best;
  for (const double stand : {0.0, 1.0, 2.2, 3.6, 5.0}) {
    for (std::size_t side = 0; side < kSides.size(); ++side) {
      double cost = 0.25 * stand + 0.03 * static_cast<double>(side);
      if (cost >= best.candidate.cost) continue;
      const Point direction = kSides[side];
      const bool diagonal = direction.x != 0 && direction.y != 0;
      const double reach = (clearance + stand * style.size) * (diagonal ? 0.75 : 1);
      const Point near = {at.x + direction.x * reach, at.y + direction.y * reach};
      const Rect box = {direction.x > 0   ? near.x
                        : direction.x < 0 ? near.x - width
                                          : std::clamp(near.x - width / 2, area.left,
                                                       std::max(area.left, area.right() - width)),
                        direction.y > 0   ? near.y - overlap
                        : direction.y < 0 ? near.y + overlap - height
                                          : near.y - height / 2,
                        width, height};
      if (!area.contains(box)) continue;
      std::optional<std::array<Point, 2>> leader;
      const Point end = {std::clamp(at.x, box.left, box.right()), std::clamp(at.y, box.top, box.bottom())};
      const double length = distance(at, end);
      if (stand > 0 && length > clearance) {
        const auto along = [&](double way) {
          const double t = std::min(1.0, way / length);
          return Point{at.x + (end.x - at.x) * t, at.y + (end.y - at.y) * t};
        };
        leader = {{along(clearance), along(length - 0.12 * style.size)}};
        if (pen.crosses_text((*leader)[0], end)) continue;
        cost += 0.6 * pen.worst_line_on(along(clearance + 0.7 * style.size), end);  // away from its own curve
      }
      if (improve(pen, best.candidate, box, cost)) best.leader = leader;
    }
  }
  return best;
}

void draw_leader(Pen& pen, const PointPlace& place, Ink ink) {
  if (!place.leader) return;
  const std::vector<Point> leader(place.leader->begin(), place.leader->end());
  pen.line(leader, ink, pen.line_width(Thickness::Thin));
  pen.note_line(leader);
}

}  // namespace

bool label_point(Pen& pen, const Rect& area, Point at, double clearance, const Text& text,
                 const TextStyle& style) {
  if (!area.contains(Rect{at.x, at.y, 0, 0})) return false;
  constexpr double kWorthTheName = 0.35;  // what a place must be better by for the number alone
  Text label = cut_to(pen, text, style, std::min(0.75 * area.width, 24 * style.size));
  const auto place = [&](const Text& words) {
    return place_at_point(pen, area, at, clearance, pen.width_of(words, style), style);
  };
  PointPlace best = place(label);
  const std::string& said = pen.say(text);
  const std::string_view number = number_at_end(said);
  if (best.candidate.cost > kLineCost / 2 && !number.empty() &&
      is_name_and_number(std::string_view(said).substr(0, said.size() - number.size()), number)) {
    const Text alone(without_space(number));
    const PointPlace other = place(alone);
    if (other.candidate.cost + kWorthTheName < best.candidate.cost) best = other, label = alone;
  }
  if (best.candidate.cost > kHopeless) return false;
  if (!write_at(pen, best.candidate, label, style)) return false;
  draw_leader(pen, best, style.ink);
  return true;
}

bool label_points(Pen& pen, const Rect& area, double clearance, const std::vector<PointLabel>& labels) {
  double width = 0;
  for (const PointLabel& label : labels) width = std::max(width, pen.width_of(label.text, label.style));
  const PointLabel& first = labels.front();
  const PointPlace place = place_at_point(pen, area, first.at, clearance, width, first.style, labels.size());
  if (place.candidate.cost > kHopeless) return false;
  const Rect& box = place.candidate.box;
  const bool at_right = box.centre().x < first.at.x;  // flush with the side that the points are on
  double top = box.top;
  for (const PointLabel& label : labels) {
    pen.write(label.text, label.style, {at_right ? box.right() : box.left, top + kAscent * label.style.size},
              at_right ? Align::Right : Align::Left);
    top += kLineStep * label.style.size;
  }
  draw_leader(pen, place, first.style.ink);
  return true;
}

bool label_curve(Pen& pen, const Rect& area, const std::vector<Polyline>& pieces, const Text& text,
                 const TextStyle& style, Strictness strictness) {
  constexpr double kAway = 0.8;  // what it costs to stand a stop farther from the end
  const double width = pen.width_of(text, style);
  const double height = pen.height_of(style);
  const double gap = 0.3 * style.size;
  Candidate best;
  for (const Stop& stop : stops_along(pieces, 1.2 * style.size)) {
    if (kAway * stop.from_end >= best.cost) break;  // what follows is farther still
    // Over it, under it, and beside it where it is steep.
    const std::array<Rect, 8> boxes = {
        {{stop.at.x - width, stop.at.y - height - gap, width, height},
         {stop.at.x - width / 2, stop.at.y - height - gap, width, height},
         {stop.at.x, stop.at.y - height - gap, width, height},
         {stop.at.x - width, stop.at.y + gap, width, height},
         {stop.at.x - width / 2, stop.at.y + gap, width, height},
         {stop.at.x, stop.at.y + gap, width, height},
         {stop.at.x + 1.5 * gap, stop.at.y - height / 2, width, height},
         {stop.at.x - 1.5 * gap - width, stop.at.y - height / 2, width, height}}};
    for (const Rect& box : boxes) {
      if (area.contains(box)) improve(pen, best, box, kAway * stop.from_end);
    }
  }
  if (!std::isfinite(best.cost)) return false;
  if (strictness == Strictness::GoodPlace && pen.lines_under(best.box) > kBadPlace) return false;
  return write_at(pen, best, text, style);
}

bool label_best(Pen& pen, const std::vector<Rect>& places, const Text& text, const TextStyle& style) {
  constexpr double kStep = 0.02;
  Candidate best;
  for (std::size_t i = 0; i < places.size(); ++i)
    improve(pen, best, places[i], kStep * static_cast<double>(i));
  return write_at(pen, best, text, style);
}

bool write_legend(Pen& pen, const Rect& area, const std::vector<LegendEntry>& entries) {
  if (entries.empty()) return true;
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
  if (!best || pen.lines_under(*best) > kBadPlace) return false;
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
  return true;
}

}  // namespace surprisal::plot
