#include "soundness.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <variant>

#include "namespaces.h"
#include "scene_text.h"

namespace surprisal::test {
namespace {

constexpr double kRounding = 1e-3;  // pixels

std::string shown(double value) {
  char buffer[64];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string shown(const Rect& r) {
  return shown(r.left) + "," + shown(r.top) + " " + shown(r.width) + "x" + shown(r.height);
}

bool finite(double value) { return std::isfinite(value); }
bool finite(Point p) { return finite(p.x) && finite(p.y); }
bool finite(const Rect& r) { return finite(r.left) && finite(r.top) && finite(r.width) && finite(r.height); }

Rect around(const std::vector<Point>& points) {
  Rect box = {points.front().x, points.front().y, 0, 0};
  for (Point p : points) {
    const double right = std::max(box.right(), p.x);
    const double bottom = std::max(box.bottom(), p.y);
    box.left = std::min(box.left, p.x);
    box.top = std::min(box.top, p.y);
    box.width = right - box.left;
    box.height = bottom - box.top;
  }
  return box;
}

class Inspection {
 public:
  explicit Inspection(const Scene& scene) : scene_(scene) {
    for (const SceneShape& shape : scene.shapes) std::visit([this](const auto& s) { inspect(s); }, shape);
    if (clips_ != 0) fault("a clip is never taken back");
    inspect_labels();
    inspect_handles();
    inspect_count();
  }

  std::vector<std::string> faults() { return std::move(faults_); }

 private:
  void fault(std::string what) {
    constexpr std::size_t kEnough = 8;
    if (faults_.size() < kEnough) faults_.push_back(std::move(what));
  }

  // Where a shape is drawn, including `reach` around its outline.
  void inspect_place(const char* what, const Rect& box, double reach) {
    if (!finite(box)) return fault(std::string(what) + " is not finite: " + shown(box));
    if (box.width < 0 || box.height < 0) fault(std::string(what) + " is turned inside out: " + shown(box));
    // Even if it is clipped, a renderer must be able to represent it.
    const double farthest = std::max({-box.left, -box.top, box.right(), box.bottom()});
    if (farthest > 1e7) return fault(std::string(what) + " has a coordinate above 10 million: " + shown(box));
    if (clips_ > 0) return;
    if (!scene_.frame.inset(-reach - kRounding).contains(box))
      fault(std::string(what) + " leaves the frame: " + shown(box));
  }

  void inspect_outline(const char* what, const std::vector<Point>& points, double reach) {
    if (points.empty()) return fault(std::string(what) + " has no points");
    if (!std::all_of(points.begin(), points.end(), [](Point p) { return finite(p); }))
      return fault(std::string(what) + " has a point that is not finite");
    inspect_place(what, around(points), reach);
  }

  void inspect(const shape::Line& line) {
    if (!(finite(line.stroke.width) && line.stroke.width > 0))
      fault("a line is " + shown(line.stroke.width) + " wide");
    inspect_outline("a line", line.points, line.stroke.width);
  }
  void inspect(const shape::Area& area) { inspect_outline("an area", area.points, 0.2 * em()); }
  void inspect(const shape::Box& box) {
    inspect_place("a box", box.rect, 0.2 * em());
    if (!(box.corner_radius >= 0 && finite(box.corner_radius))) fault("a box has no corner radius");
  }
  void inspect(const shape::Disc& disc) {
    if (!finite(disc.centre) || !finite(disc.radius)) return fault("a disc is not finite");
    if (disc.radius < 0) fault("a disc has a radius below 0");
    const double r = std::max(0.0, disc.radius);
    inspect_place("a disc", {disc.centre.x - r, disc.centre.y - r, 2 * r, 2 * r}, 0.2 * em());
  }
  void inspect(const shape::Clip& clip) {
    inspect_place("a clip", clip.rect, 0.4 * em());
    ++clips_;
  }
  void inspect(const shape::Unclip&) {
    if (--clips_ < 0) fault("a clip is taken back that was never set");
  }

  void inspect(const shape::Label& label) {
    labels_.push_back(&label);
    const std::string name = "\"" + label.text + "\"";
    if (!finite(label.box)) return fault(name + " has no place");
    if (!scene_.frame.inset(-kRounding).contains(label.box))
      fault(name + " leaves the frame: " + shown(label.box));
    for (const Glyph& glyph : glyphs_of(label)) {
      if (glyph.code == 0xFFFD) fault(name + " has a character that no face has");
      // The scripts of a formula are smaller.
      double least = glyph.file == FontFile::Math ? 0.6 * smallest() : smallest();
      // A Chinese character in a bead is a little smaller than a letter, so that its strokes stay apart.
      if (glyphs_of(label).size() == 1 && glyph.code >= 0x2E80) least *= 11.0 / 12;
      if (glyph.size < least - kRounding) fault(name + " is only " + shown(glyph.size) + " high");
      if (!label.box.inset(-kRounding).contains(Rect{glyph.at.x, glyph.at.y, 0, 0}))
        fault(name + " has a glyph outside of its box");
    }
  }

  void inspect_labels() {
    // They overlap by more than a rounding error.
    std::sort(labels_.begin(), labels_.end(),
              [](const auto* a, const auto* b) { return a->box.top < b->box.top; });
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const Rect box = labels_[i]->box.inset(kRounding);
      for (std::size_t k = i + 1; k < labels_.size() && labels_[k]->box.top < box.bottom(); ++k) {
        if (box.width > 0 && box.overlaps(labels_[k]->box))
          fault("\"" + labels_[i]->text + "\" and \"" + labels_[k]->text + "\" lie over each other");
      }
    }
  }

  void inspect_handles() {
    for (const PlacedHandle& handle : scene_.handles) {
      if (!finite(handle.at)) fault("handle " + handle.handle.id + " has no place");
      if (handle.panel >= scene_.panels.size()) fault("handle " + handle.handle.id + " is in no panel");
    }
  }

  // A curve needs about one point per pixel, and a picture has room for only so many curves.
  void inspect_count() {
    const double pixels = scene_.frame.width + scene_.frame.height;
    const auto most_points = static_cast<std::size_t>(40'000 + 100 * pixels);
    if (points_of(scene_) > most_points)
      fault(std::to_string(points_of(scene_)) + " points, and " + std::to_string(most_points) + " would do");
    const auto most_shapes = static_cast<std::size_t>(2'000 + 5 * pixels);
    if (scene_.shapes.size() > most_shapes) fault(std::to_string(scene_.shapes.size()) + " shapes");
  }

  static double smallest() { return 12; }
  double em() const { return std::max(12.0, std::sqrt(scene_.frame.width * scene_.frame.height) / 52); }

  const Scene& scene_;
  int clips_ = 0;
  std::vector<const shape::Label*> labels_;
  std::vector<std::string> faults_;
};

class Description {
 public:
  std::string text;

  void add(double value) { text += shown(value) + " "; }
  void add(Point p) { add(p.x), add(p.y); }
  void add(const Rect& r) { add(r.left), add(r.top), add(r.width), add(r.height); }
  void add(Color c) { add(c.red), add(c.green), add(c.blue), add(c.alpha); }
  void add(const std::vector<Point>& points) {
    for (Point p : points) add(p);
  }
  void add(const shape::Line& line) {
    text += "line ";
    add(line.points), add(line.stroke.color), add(line.stroke.width);
    add(static_cast<double>(line.stroke.dash));
  }
  void add(const shape::Area& area) { text += "area ", add(area.points), add(area.color); }
  void add(const shape::Box& box) { text += "box ", add(box.rect), add(box.color), add(box.corner_radius); }
  void add(const shape::Disc& disc) { text += "disc ", add(disc.centre), add(disc.radius), add(disc.color); }
  void add(const shape::Label& label) {
    text += "label " + label.text + " ";
    add(label.box);
    for (const shape::Label::Run& run : label.runs) add(run.color);
    for (const Glyph& glyph : glyphs_of(label)) add(glyph.at), add(static_cast<double>(glyph.code));
  }
  void add(const shape::Clip& clip) { text += "clip ", add(clip.rect); }
  void add(const shape::Unclip&) { text += "unclip "; }
};

}  // namespace

std::vector<std::string> faults_of(const Scene& scene) { return Inspection(scene).faults(); }

std::string described(const Scene& scene) {
  Description description;
  for (const SceneShape& shape : scene.shapes) {
    std::visit([&](const auto& s) { description.add(s); }, shape);
    description.text += '\n';
  }
  for (const PlacedHandle& handle : scene.handles) {
    description.text += handle.handle.id + " ";
    description.add(handle.at);
  }
  return description.text;
}

std::size_t points_of(const Scene& scene) {
  std::size_t points = 0;
  for (const SceneShape& shape : scene.shapes) {
    if (const auto* line = std::get_if<shape::Line>(&shape)) points += line->points.size();
    if (const auto* area = std::get_if<shape::Area>(&shape)) points += area->points.size();
  }
  return points;
}

}  // namespace surprisal::test
