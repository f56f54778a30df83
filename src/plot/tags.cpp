#include "plot/tags.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "draw/bead.h"

namespace surprisal::plot {
namespace {

constexpr double kTagHeight = 20;  // all sizes in px
constexpr double kTagPadding = 5;
constexpr double kTightTagPadding = 2;
constexpr double kTagGap = 4;  // between the tag and the axis
constexpr double kReadoutPadding = 10;
constexpr double kReadoutLine = 19;

// Whether a bead on the axis extends over it next to a tag at this height.
bool has_bead_beside(const Axes& axes, const Chart& chart, double y, double px) {
  const double reach = (kBeadRadius + kTagGap) * px;
  return std::any_of(chart.marks.begin(), chart.marks.end(), [&](const Mark& mark) {
    const Point at = axes.at(mark.at);
    return mark.shape == Shape::Bead && at.x - axes.area.left < reach &&
           std::abs(at.y - y) < (kBeadRadius + kTagHeight / 2) * px;
  });
}

TextStyle tag_style(const SceneBuilder& scene) { return {12 * scene.px(), {}, Weight::Bold}; }

}  // namespace

double tag_width(const SceneBuilder& scene, const Tag& tag) {
  return scene.width_of(tag.text, tag_style(scene)) + 2 * kTagPadding * scene.px();
}

Rect draw_tag(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Tag& tag) {
  const double px = scene.px();
  double padding = kTagPadding * px;
  double width = tag_width(scene, tag);
  const double height = kTagHeight * px;
  Rect box;
  if (tag.direction == Guide::Direction::Horizontal) {
    const double y = std::clamp(axes.y.to_pixel(tag.at), axes.area.top, axes.area.bottom());
    const double leftmost = scene.frame().left + 2 * px;
    double right = axes.area.left - kTagGap * px;
    if (has_bead_beside(axes, chart, y, px)) {
      right = axes.area.left - (kBeadRadius + 1) * px;
      const double spare = width - (right - leftmost);  // make the tag narrower rather than cover the bead
      padding -= std::clamp(spare / 2, 0.0, (kTagPadding - kTightTagPadding) * px);
      width -= 2 * (kTagPadding * px - padding);
    }
    box = {std::max(leftmost, right - width), y - height / 2, width, height};
  } else {
    const double x = std::clamp(axes.x.to_pixel(tag.at), axes.area.left, axes.area.right());
    box = {x - width / 2, axes.area.bottom() + kTagGap * px, width, height};
  }
  const Rect text = {box.left + padding, box.top + kTagPadding * px, width - 2 * padding,
                     height - 2 * kTagPadding * px};
  if (!scene.frame().contains(box) || scene.overlaps_text(text)) return {};
  const bool dragged = !tag.handle.empty() && tag.handle == scene.look().dragged;
  const Ink ink = dragged ? Ink(Ink::Kind::Accent) : scene.dimmed(tag.ink, Curve::kNoClass);
  scene.box(box, ink, 4 * px);
  scene.write_over(tag.text, tag_style(scene), ink, box);
  return box;
}

namespace {

TextStyle readout_style(const SceneBuilder& scene, const Readout& readout, std::size_t line) {
  if (line == 0) return {13 * scene.px(), readout.ink, Weight::Bold};
  return {12 * scene.px(), readout.ink};
}

// A free place for the lines: the top right corner, or as near to the top as possible.
std::optional<Rect> place_for(const SceneBuilder& scene, const Rect& area, const Readout& readout) {
  const double px = scene.px();
  double width = 0;
  for (std::size_t i = 0; i < readout.lines.size(); ++i)
    width = std::max(width, scene.width_of(readout.lines[i], readout_style(scene, readout, i)));
  width += 2 * kReadoutPadding * px;
  const double height = (static_cast<double>(readout.lines.size()) * kReadoutLine + 4) * px;
  std::vector<Rect> places = {{area.right() - width, area.top - 8 * px, width, height}};
  for (double down : {0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 1.0}) {
    for (double along : {0.5, 1.0, 0.65, 0.35, 0.8, 0.2, 0.0})
      places.push_back({area.left + along * (area.width - width), area.top + down * (area.height - height),
                        width, height});
  }
  const auto place = std::find_if(places.begin(), places.end(), [&](const Rect& box) {
    return area.inset(-9 * px).contains(box) && scene.is_clear(box.inset(-3 * px));
  });
  return place == places.end() ? std::nullopt : std::optional(*place);
}

}  // namespace

void draw_readout(SceneBuilder& scene, const Axes& axes, const Readout& whole) {
  const double px = scene.px();
  Readout readout = whole;
  std::optional<Rect> place = place_for(scene, axes.area, readout);
  if (!place && !whole.brief.empty()) {
    readout.lines = {whole.brief};
    place = place_for(scene, axes.area, readout);
  }
  if (!place) return;
  scene.box(*place, scene.theme().bar_track, 4 * px);
  for (std::size_t i = 0; i < readout.lines.size(); ++i) {
    const double middle = place->top + (2 + kReadoutLine * (static_cast<double>(i) + 0.5)) * px;
    scene.write_vertically_centred(readout.lines[i], readout_style(scene, readout, i),
                                   {place->centre().x, middle}, Align::Centre);
  }
  scene.reserve(*place);
}

}  // namespace surprisal::plot
