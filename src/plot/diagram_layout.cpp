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

// Where the line from the middle of a box towards a point leaves the box.
Point edge_towards(const Rect& box, Point to) {
  const Point middle = box.centre();
  const double dx = to.x - middle.x;
  const double dy = to.y - middle.y;
  if (dx == 0 && dy == 0) return middle;
  const double t =
      std::min(dx == 0 ? 1e9 : box.width / 2 / std::abs(dx), dy == 0 ? 1e9 : box.height / 2 / std::abs(dy));
  return {middle.x + dx * t, middle.y + dy * t};
}

void draw_link(Pen& pen, const Diagram& diagram, const Diagram::Link& link, const Rect& page) {
  const Rect from = on_page(page, diagram.boxes[link.from].place);
  const Rect to = on_page(page, diagram.boxes[link.to].place);
  const double width = pen.line_width(link.highlighted ? Thickness::Thick : Thickness::Thin) * 1.2;
  const Point start = edge_towards(from, to.centre());
  Point end = edge_towards(to, from.centre());
  if (link.arrow) {
    pen.arrow(start, end, link.ink, width);
  } else {
    // Upright and level only, as in a bracket.
    const double turn = (start.x + end.x) / 2;
    const Point out = {from.right() < to.left ? from.right() : from.left, from.centre().y};
    const Point in = {from.right() < to.left ? to.left : to.right(), to.centre().y};
    pen.line({out, {turn, out.y}, {turn, in.y}, in}, link.ink, width);
  }
  if (!link.label.empty()) {
    const bool level = std::abs(end.x - start.x) > std::abs(end.y - start.y);
    const Point middle = {(start.x + end.x) / 2, (start.y + end.y) / 2};
    const TextStyle style = pen.body(link.ink);
    if (level) {
      pen.write(link.label, style, {middle.x, middle.y - 0.45 * pen.em()}, Align::Centre);
    } else {
      pen.write_vertically_centred(link.label, style, {middle.x + 0.5 * pen.em(), middle.y}, Align::Left);
    }
  }
}

constexpr double kRow = 1.45;  // of a line in a box, in ems

std::size_t lines_of(const Diagram::Box& box) { return box.lines.size() + (box.title.empty() ? 0 : 1); }

// As large as all boxes allow, within reason.
double text_size(const Pen& pen, const Diagram& diagram, const Rect& page) {
  constexpr double kLargest = 1.35;
  const auto fits = [&](const Diagram::Box& box, double size) {
    const Rect place = on_page(page, box.place);
    double width = pen.width_of(box.title, {size, {}, Weight::Bold});
    for (const Cell& cell : box.lines)
      width = std::max(width, pen.width_of(cell.text, {size, {}, cell.weight}));
    return width + size <= place.width &&
           static_cast<double>(lines_of(box)) * kRow * size <= 0.75 * place.height;
  };
  for (double size = kLargest * pen.em(); size > pen.em(); size *= 0.96) {
    if (std::all_of(diagram.boxes.begin(), diagram.boxes.end(),
                    [&](const Diagram::Box& box) { return fits(box, size); }))
      return size;
  }
  return pen.em();
}

void draw_box(Pen& pen, const Diagram::Box& box, const Rect& page, double size) {
  const Rect place = on_page(page, box.place);
  const double radius = 0.35 * pen.em();
  pen.box(place, box.ink.faded(box.highlighted ? 0.22 : 0.09), radius);
  pen.frame(place, box.ink.faded(box.highlighted ? 1 : 0.6), pen.line_width(Thickness::Thin));
  const double padding = 0.5 * size;
  const double room = place.width - 2 * padding;
  const double row = kRow * size;
  const auto fitting = static_cast<std::size_t>(std::max(0.0, place.height / row));
  const std::size_t shown = std::min(lines_of(box), fitting);
  double middle = place.centre().y - row * (static_cast<double>(shown) - 1) / 2;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool is_title = i == 0 && !box.title.empty();
    const Cell* cell = is_title ? nullptr : &box.lines[i - (box.title.empty() ? 0 : 1)];
    const TextStyle style = {size, is_title ? box.ink : cell->ink, is_title ? Weight::Bold : cell->weight};
    constexpr std::size_t kTelling = 4;  // letters, of a word that is cut
    const std::string& words = pen.say(is_title ? box.title : cell->text);
    const std::string fitting_words = shortened(pen.look().fonts, words, style.size, style.weight, room);
    if (fitting_words == words || from_utf8(fitting_words).size() > kTelling)
      pen.write_vertically_centred(Text(fitting_words), style, {place.centre().x, middle}, Align::Centre);
    middle += row;
  }
}

}  // namespace

PlacedPanel lay_out_diagram(Pen& pen, const Diagram& diagram, const PanelPlace& place) {
  const double size = text_size(pen, diagram, place.area);
  for (const Diagram::Box& box : diagram.boxes) draw_box(pen, box, place.area, size);
  for (const Diagram::Link& link : diagram.links) draw_link(pen, diagram, link, place.area);
  PlacedPanel placed;
  placed.area = place.area;
  return placed;
}

}  // namespace surprisal::plot
