// plot: the layout of a diagram: boxes with text, and links between them.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

Rect on_page(const Rect& page, const Rect& r) {
  return {page.left + r.left * page.width, page.top + r.top * page.height, r.width * page.width,
          r.height * page.height};
}

// The point where a line from the middle of the box towards `to` leaves the box.
Point edge_towards(const Rect& box, Point to) {
  const Point middle = box.centre();
  const double dx = to.x - middle.x;
  const double dy = to.y - middle.y;
  if (dx == 0 && dy == 0) return middle;
  const double t =
      std::min(dx == 0 ? 1e9 : box.width / 2 / std::abs(dx), dy == 0 ? 1e9 : box.height / 2 / std::abs(dy));
  return {middle.x + dx * t, middle.y + dy * t};
}

void draw_link(SceneBuilder& scene, const Diagram& diagram, const Diagram::Link& link, const Rect& page) {
  const Rect from = on_page(page, diagram.boxes[link.from].place);
  const Rect to = on_page(page, diagram.boxes[link.to].place);
  const double width = scene.line_width(link.highlighted ? Thickness::Thick : Thickness::Thin) * 1.2;
  const Point start = edge_towards(from, to.centre());
  Point end = edge_towards(to, from.centre());
  if (link.arrow) {
    scene.arrow(start, end, link.ink, width);
  } else {
    // Use only horizontal and vertical lines, as in a tournament bracket.
    const double turn = (start.x + end.x) / 2;
    const Point out = {from.right() < to.left ? from.right() : from.left, from.centre().y};
    const Point in = {from.right() < to.left ? to.left : to.right(), to.centre().y};
    scene.line({out, {turn, out.y}, {turn, in.y}, in}, link.ink, width);
  }
  if (!link.label.empty()) {
    const bool horizontal = std::abs(end.x - start.x) > std::abs(end.y - start.y);
    const Point middle = {(start.x + end.x) / 2, (start.y + end.y) / 2};
    const TextStyle style = scene.body(link.ink);
    if (horizontal) {
      scene.write(link.label, style, {middle.x, middle.y - 0.45 * scene.em()}, Align::Centre);
    } else {
      scene.write_vertically_centred(link.label, style, {middle.x + 0.5 * scene.em(), middle.y}, Align::Left);
    }
  }
}

constexpr double kRow = 1.45;  // line height in a box, relative to the text size

std::size_t lines_of(const Diagram::Box& box) { return box.lines.size() + (box.title.empty() ? 0 : 1); }

// The largest text size, up to a limit, at which all lines fit in their boxes.
double text_size(const SceneBuilder& scene, const Diagram& diagram, const Rect& page) {
  constexpr double kLargest = 1.35;
  const auto fits = [&](const Diagram::Box& box, double size) {
    const Rect place = on_page(page, box.place);
    double width = scene.width_of(box.title, {size, {}, Weight::Bold});
    for (const Cell& cell : box.lines)
      width = std::max(width, scene.width_of(cell.text, {size, {}, cell.weight}));
    return width + size <= place.width &&
           static_cast<double>(lines_of(box)) * kRow * size <= 0.75 * place.height;
  };
  for (double size = kLargest * scene.em(); size > scene.em(); size *= 0.96) {
    if (std::all_of(diagram.boxes.begin(), diagram.boxes.end(),
                    [&](const Diagram::Box& box) { return fits(box, size); }))
      return size;
  }
  return scene.em();
}

void draw_box(SceneBuilder& scene, const Diagram::Box& box, const Rect& page, double size) {
  const Rect place = on_page(page, box.place);
  const double radius = 0.35 * scene.em();
  scene.box(place, box.ink.faded(box.highlighted ? 0.22 : 0.09), radius);
  scene.outline(place, box.ink.faded(box.highlighted ? 1 : 0.6), scene.line_width(Thickness::Thin));
  const double padding = 0.3 * size;
  const double room = place.width - 2 * padding;
  const double row = kRow * size;
  const auto fitting = static_cast<std::size_t>(std::max(0.0, place.height / row));
  const std::size_t count = std::min(lines_of(box), fitting);
  double middle = place.centre().y - row * (static_cast<double>(count) - 1) / 2;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_title = i == 0 && !box.title.empty();
    const Cell* cell = is_title ? nullptr : &box.lines[i - (box.title.empty() ? 0 : 1)];
    const TextStyle style = {size, is_title ? box.ink : cell->ink, is_title ? Weight::Bold : cell->weight};
    constexpr std::size_t kTooShort = 4;  // letters; text cut this short is useless
    const Text& whole = is_title ? box.title : cell->text;
    // If a title with a formula is too long, keep only its words.
    const bool is_too_long = is_title && scene.width_of(whole, style) > room;
    const std::string& title = scene.localized(whole);
    const Text text =
        scene.shortened(is_too_long ? Text(title.substr(0, title.find(' '))) : whole, style, room);
    if (text.en == scene.localized(whole) || is_too_long || from_utf8(text.en).size() > kTooShort)
      scene.write_vertically_centred(text, style, {place.centre().x, middle}, Align::Centre);
    middle += row;
  }
}

}  // namespace

PlacedPanel lay_out_diagram(SceneBuilder& scene, const Diagram& diagram, const PanelPlace& place) {
  const double size = text_size(scene, diagram, place.area);
  for (const Diagram::Box& box : diagram.boxes) draw_box(scene, box, place.area, size);
  for (const Diagram::Link& link : diagram.links) draw_link(scene, diagram, link, place.area);
  PlacedPanel placed;
  placed.area = place.area;
  return placed;
}

}  // namespace surprisal::plot
