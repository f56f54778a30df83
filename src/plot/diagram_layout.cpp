// plot: the layout of a diagram: boxes with text, and links between them.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// All in px.
constexpr double kRadius = 10;
constexpr double kPadding = 12;
constexpr double kFromBox = 3;  // between a box and an arrow

Rect on_page(const Rect& page, const Rect& r) {
  return {page.left + r.left * page.width, page.top + r.top * page.height, r.width * page.width,
          r.height * page.height};
}

// An arrow between neighbours in a row or a column is straight; otherwise it turns halfway between the rows,
// and starts and ends at a quarter of the boxes' width, beside the straight ones. The gap is
// smaller between boxes that are close.
std::vector<Point> arrow_between(const Rect& from, const Rect& to, double gap) {
  const Point a = from.centre(), b = to.centre();
  const double down = b.y > a.y ? 1 : -1, right = b.x > a.x ? 1 : -1;
  const double across = std::max(to.left - from.right(), from.left - to.right());
  const double upright = std::max(to.top - from.bottom(), from.top - to.bottom());
  const bool is_across = across > 0, is_upright = upright > 0;
  gap = std::min(gap, (is_upright ? upright : across) / 4);
  if (is_across && is_upright) {
    const Point start = {a.x + right * from.width / 4, a.y + down * (from.height / 2 + gap)};
    const Point end = {b.x - right * to.width / 4, b.y - down * (to.height / 2 + gap)};
    const double turn = (start.y + end.y) / 2;
    return {start, {start.x, turn}, {end.x, turn}, end};
  }
  if (is_across)
    return {{a.x + right * (from.width / 2 + gap), a.y}, {b.x - right * (to.width / 2 + gap), b.y}};
  return {{a.x, a.y + down * (from.height / 2 + gap)}, {b.x, b.y - down * (to.height / 2 + gap)}};
}

// Horizontal and vertical lines, as in a tournament bracket.
std::vector<Point> bracket_between(const Rect& from, const Rect& to) {
  const bool is_rightwards = from.right() < to.left;
  const Point out = {is_rightwards ? from.right() : from.left, from.centre().y};
  const Point in = {is_rightwards ? to.left : to.right(), to.centre().y};
  const double turn = (out.x + in.x) / 2;
  return {out, {turn, out.y}, {turn, in.y}, in};
}

void draw_link(SceneBuilder& scene, const Diagram& diagram, const Diagram::Link& link, const Rect& page) {
  const Rect from = on_page(page, diagram.boxes[link.from].place);
  const Rect to = on_page(page, diagram.boxes[link.to].place);
  const double width = scene.line_width(link.highlighted ? Thickness::Regular : Thickness::Thin);
  std::vector<Point> way =
      link.arrow ? arrow_between(from, to, kFromBox * scene.px()) : bracket_between(from, to);
  const Point start = way.front(), end = way.back();
  if (link.arrow) {
    scene.arrow(way[way.size() - 2], end, link.ink, width);
    way.pop_back();
  }
  scene.line(way, link.ink, width);
  if (link.label.empty()) return;
  const Point middle = {(start.x + end.x) / 2, (start.y + end.y) / 2};
  const TextStyle style = scene.body(link.ink);
  if (std::abs(end.x - start.x) > std::abs(end.y - start.y)) {
    scene.write(link.label, style, {middle.x, middle.y - 0.45 * scene.em()}, Align::Centre);
  } else {
    scene.write_vertically_centred(link.label, style, {middle.x + 0.5 * scene.em(), middle.y}, Align::Left);
  }
}

constexpr double kRow = 1.45;  // line height in a box, relative to the text size

std::size_t lines_of(const Diagram::Box& box) { return box.lines.size() + (box.title.empty() ? 0 : 1); }

Text name_of(const Diagram::Box& box, std::size_t line) {
  return line < box.names.size() ? box.names[line] : Text();
}

// A single word needs no margin like that of a card.
double padding_of(const SceneBuilder& scene, const Diagram::Box& box, const Rect& place) {
  return box.title.empty() ? 3 * scene.px() : std::min(kPadding * scene.px(), 0.07 * place.width);
}

// The largest text size, up to a limit, at which all lines fit in their boxes.
double text_size(const SceneBuilder& scene, const Diagram& diagram, const Rect& page) {
  constexpr double kLargest = 1.5;
  const auto fits = [&](const Diagram::Box& box, double size) {
    const Rect place = on_page(page, box.place);
    double width = scene.width_of(box.title, {size, {}, Weight::Bold});
    for (std::size_t i = 0; i < box.lines.size(); ++i) {
      const Cell& cell = box.lines[i];
      const Text name = name_of(box, i);
      const double name_width = name.empty() ? 0 : scene.width_of(name, {size, {}}) + size;
      width = std::max(width, name_width + scene.width_of(cell.text, {size, {}, cell.weight}));
    }
    return width + 2 * padding_of(scene, box, place) <= place.width &&
           static_cast<double>(lines_of(box)) * kRow * size <= 0.65 * place.height;
  };
  for (double size = kLargest * scene.em(); size > scene.em(); size *= 0.96) {
    if (std::all_of(diagram.boxes.begin(), diagram.boxes.end(),
                    [&](const Diagram::Box& box) { return fits(box, size); }))
      return size;
  }
  return scene.em();
}

// Like a card: a border around paper.
void draw_frame(SceneBuilder& scene, const Diagram::Box& box, const Rect& place) {
  const double radius = std::min(kRadius * scene.px(), place.height / 4);
  const double width = std::min(scene.px() * (box.highlighted ? 2 : 1), place.height / 4);
  scene.box(place, box.highlighted ? scene.color(box.ink) : scene.theme().border, radius);
  scene.box(place.inset(width), scene.theme().paper, std::max(0.0, radius - width));
}

// Text cut to a few letters is useless.
void write_cut(SceneBuilder& scene, const Text& whole, const TextStyle& style, Point at, double room,
               Align align) {
  constexpr std::size_t kTooShort = 4;
  const Text text = scene.shortened(whole, style, room);
  if (text.en == scene.localized(whole) || from_utf8(text.en).size() > kTooShort)
    scene.write_vertically_centred(text, style, at, align);
}

// If a title with a formula is too long, only its words remain.
void write_title(SceneBuilder& scene, const Diagram::Box& box, double size, Point at, double room) {
  const TextStyle style = {size, box.ink, Weight::Bold};
  const std::string& title = scene.localized(box.title);
  const bool is_too_long = scene.width_of(box.title, style) > room;
  const Text words = is_too_long ? Text(title.substr(0, title.find(' '))) : box.title;
  scene.write_vertically_centred(scene.shortened(words, style, room), style, at, Align::Left);
}

// A number at the right end takes precedence over its name. One that is wider than the box is left out.
void write_line(SceneBuilder& scene, const Diagram::Box& box, std::size_t i, double size, const Rect& row) {
  const Cell& cell = box.lines[i];
  const TextStyle style = {size, cell.ink, cell.weight};
  const double middle = row.centre().y;
  const Text name = name_of(box, i);
  if (name.empty()) {
    const bool is_centred = box.title.empty();
    const Point at = {is_centred ? row.centre().x : row.left, middle};
    return write_cut(scene, cell.text, style, at, row.width, is_centred ? Align::Centre : Align::Left);
  }
  const double baseline = middle + (kAscent - kDescent) / 2 * size;
  const bool has_number =
      scene.write_within(cell.text, style, {row.right(), baseline}, row.width, Align::Right);
  const double room = row.width - (has_number ? scene.width_of(cell.text, style) + 0.4 * size : 0);
  write_cut(scene, name, {size, Ink::Kind::Ink}, {row.left, middle}, room, Align::Left);
}

void draw_box(SceneBuilder& scene, const Diagram::Box& box, const Rect& page, double size) {
  const Rect place = on_page(page, box.place);
  draw_frame(scene, box, place);
  const double padding = padding_of(scene, box, place);
  const double height = kRow * size;
  const auto fitting = static_cast<std::size_t>(std::max(0.0, place.height / height));
  const std::size_t count = std::min(lines_of(box), fitting);
  Rect row = {place.left + padding, place.centre().y - height * static_cast<double>(count) / 2,
              place.width - 2 * padding, height};
  const std::size_t titles = box.title.empty() ? 0 : 1;
  for (std::size_t i = 0; i < count; ++i, row.top += height) {
    if (i < titles) {
      write_title(scene, box, size, {row.left, row.centre().y}, row.width);
    } else {
      write_line(scene, box, i - titles, size, row);
    }
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
