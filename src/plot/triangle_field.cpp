#include "plot/triangle_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <utility>

#include "base/wording.h"

namespace surprisal::plot {
namespace {

constexpr int kMesh = 96;           // cells along a side
constexpr std::size_t kTones = 4;   // tones of the fill between neighbouring contours
constexpr double kStrongest = 0.2;  // opacity of the fill, pale enough for text on it

// Compute each share directly: 1 minus the other two could round to below 0 along an edge.
TrianglePoint mesh_point(int i, int j) {
  const auto share = [](int parts) { return static_cast<double>(parts) / kMesh; };
  return {{share(kMesh - i - j), share(i), share(j)}};
}

TrianglePoint between(const TrianglePoint& a, const TrianglePoint& b, double t) {
  TrianglePoint result;
  for (int i = 0; i < 3; ++i) result.p[i] = a.p[i] + (b.p[i] - a.p[i]) * t;
  return result;
}

// A point of the mesh, and the field's value there.
struct Node {
  int i = 0;
  int j = 0;
  TrianglePoint at;
  double value = 0;
};

class Mesh {
 public:
  Mesh(const std::function<double(TrianglePoint)>& field, const TriangleFrame& frame)
      : field_(field), frame_(frame), values_(static_cast<std::size_t>((kMesh + 1) * (kMesh + 1))) {
    for (int j = 0; j <= kMesh; ++j) {
      for (int i = 0; i + j <= kMesh; ++i) value(i, j) = field(mesh_point(i, j));
    }
  }

  // The segments of a level, one for each small triangle that it crosses.
  std::vector<Polyline> contour(double level) const {
    std::vector<Polyline> segments;
    if (!std::isfinite(level)) return segments;
    for (int j = 0; j < kMesh; ++j) {
      for (int i = 0; i + j < kMesh; ++i) {
        add_segment(segments, {{{i, j}, {i + 1, j}, {i, j + 1}}}, level);
        if (i + j + 1 < kMesh) add_segment(segments, {{{i + 1, j}, {i + 1, j + 1}, {i, j + 1}}}, level);
      }
    }
    return segments;
  }

  // The parts of the triangle's edges where the field is above a level, or below it.
  std::vector<Polyline> edge(double level, bool above) const {
    std::vector<Polyline> segments;
    const auto add = [&](const Node& a, const Node& b) {
      const bool starts = (a.value >= level) == above;
      const bool ends = (b.value >= level) == above;
      if (!starts && !ends) return;
      const Point crossing = starts == ends ? Point() : frame_.at(crossing_of(a, b, level));
      segments.push_back({starts ? frame_.at(a.at) : crossing, ends ? frame_.at(b.at) : crossing});
    };
    for (int i = 0; i < kMesh; ++i) {
      add(node(i, 0), node(i + 1, 0));
      add(node(kMesh - i, i), node(kMesh - i - 1, i + 1));
      add(node(0, kMesh - i), node(0, kMesh - i - 1));
    }
    return segments;
  }

  double least() const {
    double least = std::numeric_limits<double>::infinity();
    for (int j = 0; j <= kMesh; ++j) {
      for (int i = 0; i + j <= kMesh; ++i) least = std::min(least, values_[index(i, j)]);
    }
    return least;
  }

  // Whether the field's maximum is inside the triangle, not on an edge.
  bool is_hill() const {
    double inside = -std::numeric_limits<double>::infinity();
    double outside = inside;
    for (int j = 0; j <= kMesh; ++j) {
      for (int i = 0; i + j <= kMesh; ++i) {
        const bool at_edge = i == 0 || j == 0 || i + j == kMesh;
        double& most = at_edge ? outside : inside;
        most = std::max(most, values_[index(i, j)]);
      }
    }
    return inside > outside;
  }

 private:
  static std::size_t index(int i, int j) { return static_cast<std::size_t>(j * (kMesh + 1) + i); }
  double& value(int i, int j) { return values_[index(i, j)]; }
  Node node(int i, int j) const { return {i, j, mesh_point(i, j), values_[index(i, j)]}; }

  // The point between two nodes where the field has this level. It is the same for (a, b) and (b, a), so that
  // lines join. At an edge of the triangle the field may be steep or infinite, so the point is found by
  // bisection.
  TrianglePoint crossing_of(Node a, Node b, double level) const {
    if (std::pair(a.i, a.j) > std::pair(b.i, b.j)) std::swap(a, b);
    const auto at_edge = [](const Node& n) { return n.i == 0 || n.j == 0 || n.i + n.j == kMesh; };
    if (!at_edge(a) && !at_edge(b) && std::isfinite(b.value - a.value))
      return between(a.at, b.at, (level - a.value) / (b.value - a.value));
    double low = 0;
    double high = 1;
    for (int step = 0; step < 24; ++step) {
      const double middle = (low + high) / 2;
      const bool is_before = (field_(between(a.at, b.at, middle)) >= level) == (a.value >= level);
      (is_before ? low : high) = middle;
    }
    return between(a.at, b.at, low);
  }

  // A level crosses few of the small triangles, so the others cost three comparisons each.
  void add_segment(std::vector<Polyline>& segments, const std::array<std::pair<int, int>, 3>& corners,
                   double level) const {
    const auto value_at = [&](std::size_t k) { return values_[index(corners[k].first, corners[k].second)]; };
    const double values[] = {value_at(0), value_at(1), value_at(2)};
    const auto is_above = [&](std::size_t k) { return values[k] >= level; };
    if (is_above(0) == is_above(1) && is_above(1) == is_above(2)) return;
    if (std::isnan(values[0]) || std::isnan(values[1]) || std::isnan(values[2])) return;
    Polyline ends;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t next = (k + 1) % 3;
      if (is_above(k) == is_above(next)) continue;
      const auto [i, j] = corners[k];
      const auto [to_i, to_j] = corners[next];
      ends.push_back(frame_.at(crossing_of(node(i, j), node(to_i, to_j), level)));
    }
    segments.push_back(std::move(ends));
  }

  const std::function<double(TrianglePoint)>& field_;
  TriangleFrame frame_;
  std::vector<double> values_;
};

// Joins segments that share an end, which keeps dash patterns continuous and files small.
std::vector<Polyline> joined(const std::vector<Polyline>& segments) {
  using Key = std::pair<long, long>;
  const auto key = [](Point p) { return Key{std::lround(p.x * 1e4), std::lround(p.y * 1e4)}; };
  std::multimap<Key, std::size_t> at;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    for (const Point end : {segments[i].front(), segments[i].back()}) at.emplace(key(end), i);
  }
  std::vector<bool> used(segments.size());
  // The other end of an unused segment that begins or ends there.
  const auto next = [&](Point end) -> std::optional<Point> {
    const auto [first, last] = at.equal_range(key(end));
    for (auto found = first; found != last; ++found) {
      if (used[found->second]) continue;
      used[found->second] = true;
      const Polyline& segment = segments[found->second];
      return key(segment.front()) == key(end) ? segment.back() : segment.front();
    }
    return std::nullopt;
  };
  std::vector<Polyline> lines;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (used[i]) continue;
    used[i] = true;
    Polyline line = segments[i];
    while (const std::optional<Point> end = next(line.back())) line.push_back(*end);
    std::reverse(line.begin(), line.end());
    while (const std::optional<Point> end = next(line.back())) line.push_back(*end);
    lines.push_back(std::move(line));
  }
  return lines;
}

// Drops points that are on the line between their neighbours.
Polyline thinned(const Polyline& line) {
  constexpr double kOff = 0.02;  // pixels
  Polyline thin;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0 && i + 1 < line.size()) {
      const Point a = thin.back();
      const Point b = line[i + 1];
      const double length = distance(a, b);
      const double area = (b.x - a.x) * (line[i].y - a.y) - (b.y - a.y) * (line[i].x - a.x);
      if (length > 0 && std::abs(area) / length < kOff) continue;
    }
    thin.push_back(line[i]);
  }
  return thin;
}

// The parts of a line that do not cross text.
std::vector<Polyline> beside_text(const SceneBuilder& scene, const Polyline& line) {
  const double gap = 0.15 * scene.em();
  std::vector<Polyline> parts(1);
  for (const Point at : line) {
    if (scene.overlaps_text({at.x - gap, at.y, 2 * gap,
                             0})) {  // no vertical margin: lines of text already have room above and below
      parts.emplace_back();
    } else {
      parts.back().push_back(at);
    }
  }
  std::erase_if(parts, [](const Polyline& part) { return part.size() < 2; });
  return parts;
}

// The fill colour for a value; `share` is its position from the lowest to the highest level.
Color tone(const SceneBuilder& scene, const Triangle& triangle, double share) {
  return blend(scene.theme().paper, scene.color(triangle.field_ink), kStrongest * share);
}

// The contrast theme has no fill.
bool has_fill(const SceneBuilder& scene) { return scene.look().theme != ThemeName::Contrast; }

// The position of a level among all levels, for tone().
double share_below(const Triangle& triangle, std::size_t level) {
  return static_cast<double>(level + 1) / static_cast<double>(triangle.levels.size());
}

// Paints from the outside inwards: each region lies within the previous one.
void draw_fill(SceneBuilder& scene, const Triangle& triangle, const Mesh& mesh, const Polyline& outline) {
  const bool hill = mesh.is_hill();
  const std::size_t tones = kTones * triangle.levels.size();
  const auto level_of = [&](std::size_t i) {  // from 1 to `tones`
    const std::size_t next = (i - 1) / kTones;
    const double from = next == 0 ? mesh.least() : triangle.levels[next - 1];
    const double share = static_cast<double>(i - next * kTones) / static_cast<double>(kTones);
    return from + share * (triangle.levels[next] - from);
  };
  const auto paint = [&](const Polyline& region, std::size_t tone_number) {
    scene.add(
        shape::Area{thinned(region),
                    tone(scene, triangle, static_cast<double>(tone_number) / static_cast<double>(tones))});
  };
  paint(outline, hill ? 0 : tones);
  for (std::size_t step = 1; step <= tones; ++step) {
    const std::size_t i = hill ? step : tones + 1 - step;
    const double level = level_of(i);
    std::vector<Polyline> segments = mesh.contour(level);
    for (Polyline& segment : mesh.edge(level, hill)) segments.push_back(std::move(segment));
    for (const Polyline& region : joined(segments)) {
      if (region.size() > 3) paint(region, hill ? i : i - 1);
    }
  }
}

// Whether a contour of another level crosses the box. Neighbouring points are one mesh cell apart.
bool meets_another(const Contours& contours, std::size_t own, const Rect& box) {
  for (std::size_t i = 0; i < contours.size(); ++i) {
    for (const Polyline& line : contours[i]) {
      const auto is_in = [&](Point at) { return box.contains(at); };
      if (i != own && std::any_of(line.begin(), line.end(), is_in)) return true;
    }
  }
  return false;
}

double length_of(const Polyline& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += distance(line[i - 1], line[i]);
  return length;
}

Point middle_of(const Polyline& line) {
  Point middle;
  for (const Point at : line) middle.x += at.x, middle.y += at.y;
  const auto points = static_cast<double>(line.size());
  return {middle.x / points, middle.y / points};
}

// The distance of a point of a contour from the best place for its number, from 0 to 1. Numbers stand
// alternately nearer to one end and to the other, or on one side of a ring and on the other: in one row they
// would read as an axis.
double off_place(const Polyline& line, Point middle, std::size_t i, bool is_first_side) {
  constexpr double kShare = 0.36;                        // of the line before the best place
  constexpr double kOneSide = -0.25, kOtherSide = 0.75;  // of a ring, in half turns
  if (distance(line.front(), line.back()) > 1) {
    const bool is_reversed = line.front().x > line.back().x;
    const double share = static_cast<double>(i) / static_cast<double>(line.size() - 1);
    return std::abs((is_first_side != is_reversed ? kShare : 1 - kShare) - share);
  }
  const double angle = std::atan2(line[i].y - middle.y, line[i].x - middle.x);
  const double off = std::abs(angle / std::numbers::pi - (is_first_side ? kOneSide : kOtherSide));
  return std::min(off, 2 - off);
}

// Labels the contour where no other line and no mark is close, on a background of the local tone. A contour
// that is hardly longer than its number has none.
void label_contour(SceneBuilder& scene, const TriangleFrame& frame, const Contours& contours, std::size_t own,
                   double level, Ink ink, Color ground) {
  constexpr double kHeaviest = 1.4;  // weight of the lines under the label, including the contour itself
  constexpr double kShortest = 3.2;  // of a contour with a label, in widths of the label
  constexpr double kCrowded = 0.4;   // cost of a place close to a mark or to other text
  const Text text(shown(level, 2));
  const TextStyle style = scene.body(ink);
  const double width = scene.width_of(text, style);
  const double height = scene.height_of(style);
  const double apart = 0.6 * scene.em();  // or two labels read as one number
  const auto is_inside = [&](const Rect& box) {
    const double up = frame.left.y - box.top;
    const double in = up / kTriangleHeight / 2;
    return box.bottom() < frame.left.y && box.left > frame.left.x + in &&
           box.right() < frame.left.x + frame.side - in;
  };
  std::optional<Rect> best;
  double least = kHeaviest;
  for (const Polyline& line : contours[own]) {
    if (length_of(line) < kShortest * width) continue;
    const Point middle = middle_of(line);
    const std::size_t step = std::max<std::size_t>(1, line.size() / 40);
    for (std::size_t i = 0; i < line.size(); i += step) {
      const Rect box = {line[i].x - width / 2, line[i].y - height / 2, width, height};
      const Rect around = {box.left - apart, box.top, box.width + 2 * apart, box.height};
      if (!is_inside(box) || !scene.is_free(around)) continue;
      const double crowded = scene.is_free(around.inset(-scene.em())) ? 0 : kCrowded;
      const double cost =
          scene.lines().weight_under(box) + crowded + 0.8 * off_place(line, middle, i, own % 2 == 0);
      if (cost < least && !meets_another(contours, own, box)) least = cost, best = box;
    }
  }
  if (!best) return;
  scene.box(best->inset(0.1 * scene.em()), ground);
  scene.write(text, style, {best->left, best->top + kAscent * style.size});
}

}  // namespace

Point TriangleFrame::at(const TrianglePoint& t) const {
  return {left.x + side * (t.p[1] + t.p[2] / 2), left.y - side * kTriangleHeight * t.p[2]};
}

Contours draw_field(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame) {
  if (!triangle.field) return {};
  const Mesh mesh(triangle.field, frame);
  if (has_fill(scene) && !triangle.levels.empty()) {
    const Polyline outline = {frame.at({{1, 0, 0}}), frame.at({{0, 1, 0}}), frame.at({{0, 0, 1}})};
    draw_fill(scene, triangle, mesh, outline);
  }
  Contours contours;
  for (const double level : triangle.levels) contours.push_back(joined(mesh.contour(level)));
  return contours;
}

void draw_contours(SceneBuilder& scene, const Triangle& triangle, const Contours& contours) {
  for (std::size_t i = 0; i < contours.size(); ++i) {
    const Ink ink = triangle.field_ink.faded(0.25 + 0.6 * share_below(triangle, i));
    for (const Polyline& line : contours[i]) {
      for (const Polyline& part : beside_text(scene, line)) {
        scene.line(part, ink, scene.line_width(Thickness::Thin));
        scene.lines().add(part, LineKind::Guide);
      }
    }
  }
}

void label_contours(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame,
                    const Contours& contours) {
  for (std::size_t i = 0; i < contours.size(); ++i) {
    const Color ground =
        has_fill(scene) ? tone(scene, triangle, share_below(triangle, i)) : scene.theme().paper;
    label_contour(scene, frame, contours, i, triangle.levels[i], triangle.field_ink, ground);
  }
}

}  // namespace surprisal::plot
