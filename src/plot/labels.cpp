#include "plot/labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "base/number.h"
#include "base/wording.h"

namespace surprisal::plot {
namespace {

constexpr double kLineCost = 3;         // of one curve under a label; a step away from its point costs 0.25
constexpr double kCrowdedCost = 1.2;    // of other text so close that the two would read as one
constexpr double kOthersCost = 0.8;     // of a label that is nearer to another point than to its own
constexpr double kShortestLeader = 14;  // in px; a label that is nearer needs none
constexpr double kHighestCost = 2.5 * kLineCost;  // a label that costs more is left out

struct Candidate {
  Rect box;
  double cost = std::numeric_limits<double>::infinity();
};

// Takes the box if it is free and costs less than the best so far, counting the lines under it and any text
// close to it.
bool improve(const SceneBuilder& scene, Candidate& best, const Rect& box, double cost) {
  if (cost >= best.cost || !scene.is_clear(box)) return false;
  const auto wider = [&](double ems) {
    return Rect{box.left - ems * scene.em(), box.top, box.width + 2 * ems * scene.em(), box.height};
  };
  if (scene.overlaps_text(wider(0.5))) return false;  // less than a word's space
  const Rect around = wider(0.25);
  if (scene.overlaps_text(wider(0.8))) cost += kCrowdedCost;
  const double most = (best.cost - cost) / kLineCost;
  cost += kLineCost * scene.lines().weight_under(around, most);
  if (cost >= best.cost) return false;
  best = {box, cost};
  return true;
}

bool write_at(SceneBuilder& scene, const Candidate& candidate, const Text& text, const TextStyle& style) {
  return std::isfinite(candidate.cost) &&
         scene.write(text, style, {candidate.box.left, candidate.box.top + kAscent * style.size});
}

// The number at the end of a label, with the space before it: " 0.8789" of "cat 0.8789".
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

// Whether a separate value follows, as in "𝜃 = 0.1: 0.03874" or, in Chinese, "𝜃 = 0.1 时为 0.03874".
bool announces_value(std::string_view name) {
  return name.ends_with(':') || name.ends_with("：") || name.ends_with("时为");
}

// Whether the words need their number, as in "undefined from 88.7".
bool is_unfinished(std::string_view words) {
  return words.ends_with(" from") || words.ends_with(" below") || words.ends_with(" to");
}

// Whether a label is a name with its number, such as "cat 0.8789", not a phrase that ends in a number, such
// as "equal at 𝑥 = 1".
bool is_name_and_number(std::string_view name, std::string_view number) {
  constexpr std::size_t kShortest = 3;  // a shorter number means little on its own
  return without_space(number).size() >= kShortest && !is_unfinished(name) &&
         (announces_value(name) || (name.find('=') == name.npos && name.find("∞") == name.npos &&
                                    name.find("½") == name.npos && !starts_with_number(name)));
}

// Cuts the label to a width. Numbers are never cut: a number at the end is kept whole, and a label that
// starts with a number or is an equation is left out.
Text cut_to(const SceneBuilder& scene, const Text& text, const TextStyle& style, double width) {
  if (scene.width_of(text, style) <= width) return text;
  const std::string& label = scene.localized(text);
  std::string number(number_at_end(label));
  const std::string name = label.substr(0, label.size() - number.size());
  if (!is_name_and_number(name, number)) {
    const bool is_equation = label.find('=') != label.npos;
    return starts_with_number(label) || is_equation || is_unfinished(name)
               ? Text()
               : scene.shortened(scene.abridged(text, style, width), style, width);
  }
  if (announces_value(name)) return Text(without_space(number));
  const double room = width - scene.width_of(Text(number), style);
  return scene.shortened(Text(name), style, room) + Text(number);
}

// A point on the visible part of a curve, and its distance from the best place for the label, as a share of
// `width`.
struct Stop {
  Point at;
  double away = 0;
};

double length_of(const std::vector<Polyline>& pieces) {
  double length = 0;
  for (const Polyline& piece : pieces) {
    for (std::size_t i = 1; i < piece.size(); ++i) length += distance(piece[i - 1], piece[i]);
  }
  return length;
}

// Stops along the curve, sorted by distance from `near`.
std::vector<Stop> stops_along(const std::vector<Polyline>& pieces, double shortest_step, double near,
                              double width) {
  constexpr double kMaxStops = 400;
  const double step = std::max(shortest_step, length_of(pieces) / kMaxStops);
  std::vector<Stop> stops;
  const auto add = [&](Point at) { stops.push_back({at, std::abs(at.x - near) / std::max(1.0, width)}); };
  for (const Polyline& piece : pieces) {
    double to_next = 0;
    for (std::size_t i = 1; i < piece.size(); ++i) {
      const Point a = piece[i - 1];
      const Point b = piece[i];
      const double length = distance(a, b);
      for (; to_next < length; to_next += step) {
        const double t = to_next / length;
        add({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
      }
      to_next -= length;
    }
    if (!piece.empty()) add(piece.back());
  }
  std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) { return a.away < b.away; });
  return stops;
}

struct PointPlace {
  Candidate candidate;
  std::optional<std::array<Point, 2>> leader;
};

double distance_to(const Rect& box, Point at) {
  return distance(at, {std::clamp(at.x, box.left, box.right()), std::clamp(at.y, box.top, box.bottom())});
}

PointPlace place_at_point(const SceneBuilder& scene, const Rect& area, Point at, double clearance,
                          double width, const TextStyle& style, std::span<const Point> others,
                          std::size_t lines = 1) {
  const double height = scene.height_of(style) + kLineSpacing * style.size * static_cast<double>(lines - 1);
  const double overlap = 0.15 * scene.height_of(style);
  // In order of preference. The last four move away from the point only vertically.
  constexpr double kUpright = 2;
  static constexpr std::array<Point, 12> kSides = {{{1, -1},
                                                    {1, 1},
                                                    {-1, -1},
                                                    {-1, 1},
                                                    {0, -1},
                                                    {0, 1},
                                                    {1, 0},
                                                    {-1, 0},
                                                    {1, -kUpright},
                                                    {1, kUpright},
                                                    {-1, -kUpright},
                                                    {-1, kUpright}}};
  PointPlace best;
  for (const double away : {0.0, 1.0, 2.2, 3.6, 5.0}) {
    for (std::size_t side = 0; side < kSides.size(); ++side) {
      double cost = 0.25 * away + 0.03 * static_cast<double>(side);
      if (cost >= best.candidate.cost) continue;
      const Point direction = kSides[side];
      const bool diagonal = direction.x != 0 && direction.y != 0;
      const double reach = (clearance + away * style.size) * (diagonal ? 0.75 : 1);
      const bool upright = std::abs(direction.y) == kUpright;
      const Point near = {at.x + direction.x * (upright ? 0.75 * clearance : reach),
                          at.y + std::copysign(direction.y == 0 ? 0 : reach, direction.y)};
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
      if (away > 0 && length > clearance + kShortestLeader * scene.px()) {
        const auto along = [&](double from_point) {
          const double t = std::min(1.0, from_point / length);
          return Point{at.x + (end.x - at.x) * t, at.y + (end.y - at.y) * t};
        };
        leader = {{along(clearance), along(length - 0.12 * style.size)}};
        if (scene.crosses_reserved((*leader)[0], end)) continue;
        // Ignore the part next to the point, which crosses the point's own curve.
        const double crossed = scene.lines().heaviest_between(along(clearance + 0.7 * style.size), end);
        if (crossed >= 1) continue;  // a curve
        cost += 0.6 * crossed;
      }
      const double own = distance_to(box, at);
      const auto is_nearer = [&](Point other) { return distance_to(box, other) < own; };
      if (std::any_of(others.begin(), others.end(), is_nearer)) cost += kOthersCost;
      if (improve(scene, best.candidate, box, cost)) best.leader = leader;
    }
  }
  return best;
}

void draw_leader(SceneBuilder& scene, const PointPlace& place, Ink ink) {
  if (!place.leader) return;
  const std::vector<Point> leader(place.leader->begin(), place.leader->end());
  scene.line(leader, ink, scene.line_width(Thickness::Thin));
  scene.lines().add(leader);
}

}  // namespace

namespace {

// The name above its number, or else the words in two lines; empty if that is also too wide.
std::vector<Text> in_two_lines(const SceneBuilder& scene, const Text& text, const TextStyle& style,
                               double width) {
  const std::string& label = scene.localized(text);
  const std::string number(number_at_end(label));
  const std::string name = label.substr(0, label.size() - number.size());
  std::vector<Text> lines = {Text(name), Text(without_space(number))};
  if (starts_with_number(label) || announces_value(name)) return {};
  if (!is_name_and_number(name, number)) lines = scene.lines_of(text, style, width, 2);
  const auto fits = [&](const Text& line) {
    return scene.width_of(line, style) <= width && !scene.localized(line).ends_with("…");
  };
  return std::all_of(lines.begin(), lines.end(), fits) ? lines : std::vector<Text>();
}

}  // namespace

bool label_point(SceneBuilder& scene, const Rect& area, Point at, double clearance, const Text& text,
                 const TextStyle& style, std::span<const Point> others, bool is_one_of_several) {
  if (text.empty() || !area.contains(Rect{at.x, at.y, 0, 0})) return false;
  constexpr double kCostOfName = 0.35;  // drop the name only if that saves this much
  const double room = std::min(0.75 * area.width, 24 * style.size);
  if (scene.width_of(text, style) > room) {
    std::vector<PointLabel> lines;
    for (const Text& line : in_two_lines(scene, text, style, room))
      lines.push_back({at, line, style, clearance, {}});
    if (!lines.empty() && label_points(scene, area, clearance, lines, others)) return true;
  }
  const std::string& whole = scene.localized(text);
  const std::string_view number = number_at_end(whole);
  const std::string_view name = std::string_view(whole).substr(0, whole.size() - number.size());
  const bool needs_name = is_one_of_several && announces_value(name);
  if (needs_name && scene.width_of(text, style) > room) return false;
  Text label = cut_to(scene, text, style, room);
  const auto place = [&](const Text& shown) {
    return place_at_point(scene, area, at, clearance, scene.width_of(shown, style), style, others);
  };
  PointPlace best = place(label);
  // The figure's main label keeps its name if it fits anywhere.
  const double acceptable_cost = style.weight == Weight::Bold ? kHighestCost : kLineCost / 2;
  const bool has_value = !number.empty() && !needs_name && is_name_and_number(name, number);
  if (best.candidate.cost > acceptable_cost && has_value) {
    const Text alone(without_space(number));
    const PointPlace other = place(alone);
    if (other.candidate.cost + kCostOfName < best.candidate.cost) best = other, label = alone;
  }
  // A rounded number is better than none.
  const auto value = parse_number(without_space(number));
  for (int digits = 3; best.candidate.cost > kHighestCost && has_value && value && digits >= 2; --digits)
    label = Text(shown(*value, digits)), best = place(label);
  if (best.candidate.cost > kHighestCost) return false;
  if (!write_at(scene, best.candidate, label, style)) return false;
  draw_leader(scene, best, style.ink);
  return true;
}

bool label_points(SceneBuilder& scene, const Rect& area, double clearance,
                  const std::vector<PointLabel>& labels, std::span<const Point> others) {
  double width = 0;
  for (const PointLabel& label : labels) width = std::max(width, scene.width_of(label.text, label.style));
  const PointLabel& first = labels.front();
  const PointPlace place =
      place_at_point(scene, area, first.at, clearance, width, first.style, others, labels.size());
  if (place.candidate.cost > kHighestCost) return false;
  const Rect& box = place.candidate.box;
  const bool flush_right = box.centre().x < first.at.x;  // align with the side that the points are on
  double top = box.top;
  for (const PointLabel& label : labels) {
    scene.write(label.text, label.style,
                {flush_right ? box.right() : box.left, top + kAscent * label.style.size},
                flush_right ? Align::Right : Align::Left);
    top += kLineSpacing * label.style.size;
  }
  draw_leader(scene, place, first.style.ink);
  return true;
}

namespace {

// A label of one line or two, the second one smaller.
struct Lines {
  std::vector<Text> texts;
  std::vector<TextStyle> styles;
  std::vector<double> baselines;  // below the top
  double width = 0;
  double height = 0;
};

Lines split(const SceneBuilder& scene, const Text& text, const TextStyle& style) {
  const auto cut = [](const std::string& words, bool first) {
    const std::size_t end = words.find('\n');
    if (end == words.npos) return first ? words : std::string();
    return first ? words.substr(0, end) : words.substr(end + 1);
  };
  Lines lines;
  for (bool first : {true, false}) {
    const Text line(cut(text.en, first), cut(text.zh, first));
    if (line.empty()) continue;
    const TextStyle own = {first ? style.size : style.size * 12 / 14, style.ink, style.weight};
    lines.texts.push_back(line);
    lines.styles.push_back(own);
    const typeset::RichLine set = scene.set(line, own);
    lines.width = std::max(lines.width, set.width);
    lines.baselines.push_back(std::ceil(lines.height + set.height));
    lines.height = lines.baselines.back() + set.depth;
  }
  return lines;
}

void write_split(SceneBuilder& scene, const Lines& lines, const Rect& box) {
  const double top = std::floor(box.top);
  for (std::size_t i = 0; i < lines.texts.size(); ++i)
    scene.write(lines.texts[i], lines.styles[i], {box.left, top + lines.baselines[i]});
}

// Whether a label there could be taken for that of another curve.
bool is_ambiguous(const Rect& box, std::span<const Point> own, std::span<const Point> others, double margin) {
  if (others.empty()) return false;
  double least = std::numeric_limits<double>::infinity();
  for (const Point at : own) least = std::min(least, distance_to(box, at));
  const double limit = least + margin;
  return std::any_of(others.begin(), others.end(), [&](Point at) { return distance_to(box, at) < limit; });
}

}  // namespace

std::vector<Point> points_along(const std::vector<Polyline>& pieces, double step) {
  std::vector<Point> points;
  for (const Stop& stop : stops_along(pieces, step, 0, 1)) points.push_back(stop.at);
  return points;
}

bool label_curve(SceneBuilder& scene, const Rect& area, const std::vector<Polyline>& pieces, double near,
                 Side side, const Text& text, const TextStyle& style, Strictness strictness,
                 std::span<const Point> own, std::span<const Point> others) {
  constexpr double kAwayCost = 2;
  constexpr double kBeside = 0.09;  // as a share of the width of the axes
  constexpr double kNear = 0.35;
  constexpr double kApartCost = 0.4;  // of a label that does not touch its curve
  constexpr double kAmbiguousCost = 0.1;
  const Lines lines = split(scene, text, style);
  const double width = lines.width;
  const double height = lines.height;
  Candidate best;
  const auto try_box = [&](const Rect& box, double cost) {
    if (cost >= best.cost || !scene.is_clear(box)) return;
    // Right below or above another label, the two would read as one.
    const double close = 0.6 * style.size;
    if (strictness == Strictness::BesidePlace &&
        scene.overlaps_text({box.left, box.top - close, box.width, box.height + 2 * close}))
      return;
    if (is_ambiguous(box, own, others, 0.25 * style.size)) {
      if (strictness == Strictness::OwnPlace) return;
      cost += kAmbiguousCost;
    }
    improve(scene, best, box, cost);
  };
  for (const Stop& stop : stops_along(pieces, 0.8 * style.size, near, area.width)) {
    const double at_stop = kAwayCost * stop.away;
    if (at_stop >= best.cost) break;  // later stops are even farther
    if (strictness == Strictness::NearPlace && stop.away > kNear) break;
    if (strictness == Strictness::BesidePlace && stop.away > kBeside) break;
    // Use the largest gap only as the last resort before a legend.
    for (const double ems : {0.45, 1.2, 2.2}) {
      if (ems > 2 && strictness != Strictness::GoodPlace) continue;
      if (ems > 1 && strictness < Strictness::NearPlace) continue;
      const double gap = ems * style.size;
      const double cost = at_stop + kApartCost * std::floor(ems);
      // Beside, above and below the curve.
      const std::array<Rect, 8> boxes = {
          {{stop.at.x + 2 * gap, stop.at.y - height / 2, width, height},
           {stop.at.x + gap, stop.at.y - height - gap, width, height},
           {stop.at.x + gap, stop.at.y + gap, width, height},
           {stop.at.x - width / 2, stop.at.y - height - gap, width, height},
           {stop.at.x - width / 2, stop.at.y + gap, width, height},
           {stop.at.x - width - gap, stop.at.y - height - gap, width, height},
           {stop.at.x - width - gap, stop.at.y + gap, width, height},
           {stop.at.x - 2 * gap - width, stop.at.y - height / 2, width, height}}};
      for (const Rect& box : boxes) {
        const bool is_on_side =
            side == Side::Either || (side == Side::Above ? box.bottom() < stop.at.y : box.top > stop.at.y);
        if (is_on_side && area.contains(box)) try_box(box, cost);
      }
    }
  }
  if (!std::isfinite(best.cost)) return false;
  if (strictness != Strictness::AnyPlace && scene.lines().weight_under(best.box) > kMaxWeightUnderText)
    return false;
  write_split(scene, lines, best.box);
  return true;
}

bool label_best(SceneBuilder& scene, const std::vector<Rect>& places, const Text& text,
                const TextStyle& style) {
  constexpr double kStep = 0.02;
  std::vector<bool> is_tried(places.size(), false);
  for (;;) {
    Candidate best;
    std::optional<std::size_t> place;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!is_tried[i] && improve(scene, best, places[i], kStep * static_cast<double>(i))) place = i;
    }
    if (!place) return false;
    // This can fail: rounding to whole pixels may make the label touch something next to it.
    if (write_at(scene, best, text, style)) return true;
    is_tried[*place] = true;
  }
}

}  // namespace surprisal::plot
