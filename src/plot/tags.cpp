#include "plot/tags.h"

#include <algorithm>

namespace surprisal::plot {
namespace {

constexpr double kTagHeight = 20;  // all sizes in px
constexpr double kTagPadding = 5;
constexpr double kTagGap = 4;  // to the axis
constexpr double kReadoutPadding = 10;
constexpr double kReadoutLine = 19;

TextStyle tag_style(const SceneBuilder& scene) { return {12 * scene.px(), {}, Weight::Bold}; }

}  // namespace

double tag_width(const SceneBuilder& scene, const Tag& tag) {
  return scene.width_of(tag.text, tag_style(scene)) + 2 * kTagPadding * scene.px();
}

Rect draw_tag(SceneBuilder& scene, const Axes& axes, const Tag& tag) {
  const double px = scene.px();
  const double width = tag_width(scene, tag);
  const double height = kTagHeight * px;
  Rect box;
  if (tag.direction == Guide::Direction::Horizontal) {
    const double y = std::clamp(axes.y.to_pixel(tag.at), axes.area.top, axes.area.bottom());
    const double left = std::max(scene.frame().left + 2 * px, axes.area.left - kTagGap * px - width);
    box = {left, y - height / 2, width, height};
  } else {
    const double x = std::clamp(axes.x.to_pixel(tag.at), axes.area.left, axes.area.right());
    box = {x - width / 2, axes.area.bottom() + kTagGap * px, width, height};
  }
  const bool dragged = !tag.handle.empty() && tag.handle == scene.look().dragged;
  const Ink ink = dragged ? Ink(Ink::Kind::Accent) : scene.dimmed(tag.ink, Curve::kNoClass);
  scene.box(box, ink, 4 * px);
  scene.write_on(tag.text, tag_style(scene), ink, box.centre());
  scene.reserve(box);
  return box;
}

void draw_readout(SceneBuilder& scene, const Axes& axes, const Readout& readout) {
  const double px = scene.px();
  const TextStyle style = {13 * px, readout.ink, Weight::Bold};
  double width = 0;
  for (const Text& line : readout.lines) width = std::max(width, scene.width_of(line, style));
  const double rows = static_cast<double>(readout.lines.size());
  const Rect size = {0, 0, width + 2 * kReadoutPadding * px, (rows * kReadoutLine + 4) * px};
  const Rect& area = axes.area;
  std::vector<Rect> places;
  const auto add = [&](double left, double top) { places.push_back({left, top, size.width, size.height}); };
  add(area.right() - size.width, area.top - 8 * px);
  for (double down : {0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 1.0}) {
    const double top = area.top + down * (area.height - size.height);
    for (double along : {0.5, 1.0, 0.65, 0.35, 0.8, 0.2, 0.0})
      add(area.left + along * (area.width - size.width), top);
  }
  const auto place = std::find_if(places.begin(), places.end(), [&](const Rect& box) {
    return area.inset(-9 * px).contains(box) && scene.is_clear(box.inset(-3 * px));
  });
  if (place == places.end()) return;
  scene.box(*place, scene.theme().bar_track, 4 * px);
  for (std::size_t i = 0; i < readout.lines.size(); ++i) {
    const double middle = place->top + (2 + kReadoutLine * (static_cast<double>(i) + 0.5)) * px;
    const TextStyle line = i == 0 ? style : TextStyle{12 * px, readout.ink};
    scene.write_vertically_centred(readout.lines[i], line, {place->centre().x, middle}, Align::Centre);
  }
  scene.reserve(*place);
}

}  // namespace surprisal::plot
