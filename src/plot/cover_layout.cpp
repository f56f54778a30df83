// plot: the layout of a cover: a dashed field with a word in its middle, where the chart that it covers would
// be.
#include "plot/layouts.h"

namespace surprisal::plot {

PlacedPanel lay_out_cover(SceneBuilder& scene, const Cover& cover, const PanelPlace& place) {
  Rect field = place.area.inset(scene.px());
  if (!cover.title.empty()) {
    const TextStyle title = scene.body(cover.ink);
    scene.write_within(scene.abridged(cover.title, title, place.area.width, cover.brief), title,
                       {place.area.left, place.area.top + kAscent * title.size}, place.area.width);
    field.top += 1.8 * scene.em();
    field.height -= 1.8 * scene.em();
  }
  field.left += place.least_left;
  field.width -= place.least_left;
  scene.box(field,
            scene.look().theme == ThemeName::Contrast ? theme(scene.look().theme).paper
                                                      : theme(scene.look().theme).bar_track,
            6 * scene.px());
  const std::vector<Point> around = {{field.left, field.top},
                                     {field.right(), field.top},
                                     {field.right(), field.bottom()},
                                     {field.left, field.bottom()},
                                     {field.left, field.top}};
  scene.line(around, theme(scene.look().theme).ring_track, 1.25 * scene.px(), Dash::Dashed);
  const TextStyle style = scene.caption(Ink::Kind::Muted);
  if (scene.width_of(cover.words, style) < field.width)
    scene.write_vertically_centred(cover.words, style, field.centre(), Align::Centre);
  PlacedPanel placed;
  placed.area = place.area;
  return placed;
}

}  // namespace surprisal::plot
