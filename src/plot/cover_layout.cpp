// plot: the layout of a cover: a dashed box with a word in the middle, inside the axes of the chart that it
// covers.
#include <algorithm>

#include "plot/axis_numbers.h"
#include "plot/chart_axes.h"
#include "plot/layouts.h"
#include "plot/panel_layout.h"

namespace surprisal::plot {
namespace {

// On two lines if one is too long; a cover that is too small for that says nothing.
void write_in_middle(SceneBuilder& scene, const Rect& room, const Text& words, const TextStyle& style) {
  constexpr std::size_t kMaxLines = 2;
  const std::vector<Text> lines = even_lines(scene, words, style, room.width, kMaxLines);
  const double others = kLineSpacing * style.size * static_cast<double>(lines.size() - 1);
  const auto ends_in_dots = [&](const Text& text) { return scene.localized(text).ends_with("…"); };
  const bool is_cut = ends_in_dots(lines.back()) && !ends_in_dots(words);
  if (is_cut || others + scene.height_of(style) > room.height) return;
  const Point middle = room.centre();
  scene.write_lines(lines, style, {middle.x, middle.y - others / 2 + (kAscent - kDescent) / 2 * style.size},
                    Align::Centre);
}

void draw_field(SceneBuilder& scene, const Rect& field, const Text& words) {
  const bool is_contrast = scene.look().theme == ThemeName::Contrast;
  scene.box(field, is_contrast ? scene.theme().paper : scene.theme().bar_track, 6 * scene.px());
  const std::vector<Point> around = {{field.left, field.top},
                                     {field.right(), field.top},
                                     {field.right(), field.bottom()},
                                     {field.left, field.bottom()},
                                     {field.left, field.top}};
  scene.line(around, scene.theme().ring_track, 1.25 * scene.px(), Dash::Dashed);
  write_in_middle(scene, field.inset(0.5 * scene.em()), words, scene.caption(Ink::Kind::Muted));
}

// Returns the area inside the axes.
Rect draw_axes(SceneBuilder& scene, const Chart& chart, const PanelPlace& place) {
  Axes axes = axes_of(scene, chart, place);
  const Rect area = axes.area;
  scene.line({{area.left, area.bottom()}, {area.right(), area.bottom()}}, scene.theme().axis,
             scene.line_width(Thickness::Thin));
  write_axis_titles(scene, axes, chart, place.area, place.y_title_is_written);
  write_tick_labels(scene, axes, chart);
  write_category_names(scene, axes, chart);
  return area;
}

}  // namespace

const Chart* axes_shown(const Panel& panel) {
  if (const Chart* chart = std::get_if<Chart>(&panel.content)) return chart;
  const Cover* cover = std::get_if<Cover>(&panel.content);
  return cover != nullptr && cover->axes ? &*cover->axes : nullptr;
}

PlacedPanel lay_out_cover(SceneBuilder& scene, const Cover& cover, const PanelPlace& place) {
  PlacedPanel placed;
  placed.area = cover.axes ? draw_axes(scene, *cover.axes, place) : place.area;
  Rect field = placed.area.inset(scene.px());
  if (cover.axes) field.height = std::max(0.0, field.height - 4 * scene.px());  // keep clear of the axis
  draw_field(scene, field, cover.words);
  return placed;
}

}  // namespace surprisal::plot
