#include "plot/beads.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "draw/bead.h"

namespace surprisal::plot {
namespace {

constexpr double kNear = 12;    // beads nearer than this become one pill
constexpr double kHalo = 0.16;  // opacity

struct PlacedBead {
  Point at;
  const Mark* mark = nullptr;
  const Handle* handle = nullptr;
};

std::optional<int> number_in(const std::string& letter) {
  int number = 0;
  const char* end = letter.data() + letter.size();
  const auto [rest, error] = std::from_chars(letter.data(), end, number);
  return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

// "2–7" for consecutive numbers, "C·D" for a few letters, "5 classes" for many.
Text name_of_pill(const std::vector<std::string>& letters) {
  constexpr std::size_t kMaxLetters = 3;
  bool in_a_row = letters.size() > 2;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::optional<int> first = number_in(letters.front());
    const std::optional<int> here = number_in(letters[i]);
    in_a_row = in_a_row && first && here && *here == *first + static_cast<int>(i);
  }
  if (in_a_row) return Text(letters.front() + "–" + letters.back());
  const std::string count = std::to_string(letters.size());
  if (letters.size() > kMaxLetters) return {count + " classes", count + " 类"};
  std::string name;
  for (const std::string& letter : letters) name += (name.empty() ? "" : "·") + letter;
  return Text(name);
}

// Groups beads into chains in which neighbours are closer than `near`.
std::vector<std::vector<PlacedBead>> clusters_of(std::vector<PlacedBead> beads, double near) {
  std::vector<std::vector<PlacedBead>> clusters;
  for (const PlacedBead& bead : beads) {
    std::vector<PlacedBead> joined = {bead};
    for (auto other = clusters.begin(); other != clusters.end();) {
      const bool touches = std::any_of(other->begin(), other->end(), [&](const PlacedBead& one) {
        return distance(one.at, bead.at) < near;
      });
      if (touches) joined.insert(joined.end(), other->begin(), other->end());
      other = touches ? clusters.erase(other) : other + 1;
    }
    clusters.push_back(std::move(joined));
  }
  return clusters;
}

Text name_of_pill(const SceneBuilder& scene, std::vector<PlacedBead>& beads) {
  std::sort(beads.begin(), beads.end(),
            [](const PlacedBead& a, const PlacedBead& b) { return a.mark->of_class < b.mark->of_class; });
  std::vector<std::string> letters;
  for (const PlacedBead& bead : beads) letters.push_back(scene.localized(bead.mark->letter));
  return name_of_pill(letters);
}

TextStyle pill_style(const SceneBuilder& scene) { return {12 * scene.px(), {}, Weight::Bold}; }

// Where a pill for these beads is. A wide one stays inside the axes, off the numbers and tags beside them.
Rect rect_of_pill(const SceneBuilder& scene, const Axes& axes, std::vector<PlacedBead> beads) {
  Point centre;
  for (const PlacedBead& bead : beads) {
    centre.x += bead.at.x / static_cast<double>(beads.size());
    centre.y += bead.at.y / static_cast<double>(beads.size());
  }
  const double height = 2 * kBeadRadius * scene.px();
  const double width =
      std::max(height, scene.width_of(name_of_pill(scene, beads), pill_style(scene)) + 14 * scene.px());
  const double halo = (kHaloRadius - kBeadRadius) * scene.px();
  const double leftmost =
      std::max(scene.frame().left + halo, std::min(axes.area.left, centre.x - height / 2));
  const double left =
      std::max(leftmost, std::min(centre.x - width / 2, scene.frame().right() - halo - width));
  return {left, centre.y - height / 2, width, height};
}

// Pills that would lie over each other, or over a lone bead, become one.
void join_pills(const SceneBuilder& scene, const Axes& axes, std::vector<std::vector<PlacedBead>>& clusters) {
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (std::size_t k = i + 1; k < clusters.size(); ++k) {
      if (clusters[i].size() < 2 && clusters[k].size() < 2) continue;
      const Rect other = rect_of_pill(scene, axes, clusters[k]);
      if (!rect_of_pill(scene, axes, clusters[i]).overlaps(other)) continue;
      clusters[i].insert(clusters[i].end(), clusters[k].begin(), clusters[k].end());
      clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(k));
      k = i;  // the larger pill may lie over others
    }
  }
}

void draw_pill(SceneBuilder& scene, const Axes& axes, std::vector<PlacedBead> beads) {
  bool can_drag = false;
  bool dragged = false;
  for (const PlacedBead& bead : beads) {
    can_drag |= bead.handle != nullptr;
    dragged |= bead.handle != nullptr && bead.handle->id == scene.look().dragged;
  }
  const Rect pill = rect_of_pill(scene, axes, beads);
  const Text name = name_of_pill(scene, beads);
  const double halo = (kHaloRadius - kBeadRadius) * scene.px();
  const Ink ink = dragged ? Ink(Ink::Kind::Accent) : scene.dimmed(beads.front().mark->ink, Curve::kNoClass);
  if (!scene.frame().contains(pill)) return;
  if (can_drag && scene.look().medium != Medium::Paper)
    scene.box(pill.inset(-halo), ink.faded(kHalo), pill.height / 2 + halo);
  scene.box(pill, ink, pill.height / 2);
  scene.write_over(name, pill_style(scene), ink, pill);
}

}  // namespace

const Handle* handle_at(const Chart& chart, Point at) {
  const auto found = std::find_if(chart.handles.begin(), chart.handles.end(), [&](const Handle& handle) {
    return handle.at.x == at.x && handle.at.y == at.y && handle.why_not.empty();
  });
  return found == chart.handles.end() ? nullptr : &*found;
}

namespace {

void put_bead(SceneBuilder& scene, Point centre, const Bead& bead) {
  SceneCanvas canvas;
  paint_bead(canvas, scene.look().fonts, centre, bead);
  const double radius = (bead.halo ? kHaloRadius : kBeadRadius) * scene.px();
  const Rect box = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
  const double width = scene.width_of(Text(bead.letter), {12 * scene.px(), {}, Weight::Bold});
  const double height = 12 * scene.px();
  canvas.label.box = {centre.x - width / 2, centre.y - height / 2, width, height};
  canvas.label.text = bead.letter;
  for (SceneShape& shape : canvas.shapes) scene.add(std::move(shape));
  if (!canvas.label.runs.empty()) scene.add(std::move(canvas.label));
  scene.reserve(box);
}

// The fill of KL is too pale for an outline, and for a pale letter on it.
void use_inks_of_kl(Bead& bead, const Theme& theme, Ink ink) {
  if (ink != Ink(Quantity::Kl).faded(ink.strength)) return;
  bead.edge = outline_color_of(theme, ink);
  bead.letter_ink = bead.kind == BeadKind::Filled ? theme.on_kl : color_of(theme, ink);
}

}  // namespace

void draw_bead(SceneBuilder& scene, Point centre, const Text& letter, bool filled, bool halo, Ink ink) {
  Bead bead;
  bead.letter = scene.localized(letter);
  bead.kind = filled ? BeadKind::Filled : BeadKind::Hollow;
  bead.halo = halo;
  bead.ink = scene.color(ink);
  bead.ground = scene.theme().paper;
  bead.size = scene.px();
  use_inks_of_kl(bead, scene.theme(), ink);
  put_bead(scene, centre, bead);
}

void draw_bead_on(SceneBuilder& scene, Point centre, const Text& letter, Ink fill) {
  Bead bead;
  bead.letter = scene.localized(letter);
  bead.kind = BeadKind::Filled;
  bead.ink = scene.theme().on_fill;
  bead.ground = scene.color(fill);
  bead.size = scene.px();
  put_bead(scene, centre, bead);
}

void draw_ghosts(SceneBuilder& scene, const Axes& axes, std::size_t panel) {
  constexpr double kStrength = 0.3;
  for (const Ghost& ghost : scene.look().ghosts) {
    const Point at = axes.at(ghost.at);
    if (ghost.panel != panel || !axes.shows(at)) continue;
    draw_bead(scene, at, ghost.letter, ghost.filled, false, ghost.ink.faded(kStrength));
  }
}

Point place_of_bead(const SceneBuilder& scene, const Axes& axes, Point data) {
  const Point at = axes.at(data);
  if (scene.look().dragged.empty()) return at;
  return {std::clamp(at.x, axes.area.left, axes.area.right()),
          std::clamp(at.y, axes.area.top, axes.area.bottom())};
}

bool has_room_for_bead(const SceneBuilder& scene, const Axes& axes, Point at) {
  const double halo = kHaloRadius * scene.px();
  return axes.shows(at) && scene.frame().contains(Rect{at.x - halo, at.y - halo, 2 * halo, 2 * halo});
}

void draw_beads(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  std::vector<PlacedBead> beads;
  for (const Mark& mark : chart.marks) {
    const Point at = place_of_bead(scene, axes, mark.at);
    if (mark.shape == Shape::Bead && has_room_for_bead(scene, axes, at))
      beads.push_back({at, &mark, handle_at(chart, mark.at)});
  }
  std::vector<std::vector<PlacedBead>> clusters = clusters_of(beads, kNear * scene.px());
  join_pills(scene, axes, clusters);
  // Draw the clusters with the label's class or the focus last, on top of the others.
  std::stable_partition(clusters.begin(), clusters.end(), [](const auto& cluster) {
    return std::none_of(cluster.begin(), cluster.end(),
                        [](const PlacedBead& bead) { return bead.mark->important; });
  });
  for (const std::vector<PlacedBead>& cluster : clusters) {
    if (cluster.size() > 1) {
      draw_pill(scene, axes, cluster);
      continue;
    }
    const auto& [at, mark, handle] = cluster.front();
    const bool dragged = handle != nullptr && handle->id == scene.look().dragged;
    const bool halo = handle != nullptr && scene.look().medium != Medium::Paper;
    draw_bead(scene, at, mark->letter, mark->important, halo,
              dragged ? Ink(Ink::Kind::Accent) : scene.dimmed(mark->ink, mark->of_class));
  }
}

}  // namespace surprisal::plot
