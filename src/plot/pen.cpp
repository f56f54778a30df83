#include "plot/pen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace surprisal::plot {
namespace {

constexpr double kTextSharesOfPicture = 52;                    // the picture's size over its text's
constexpr std::array kWeights = {0.0, 0.008, 0.35, 0.6, 1.0};  // of no line in a cell, and of each Bother

std::vector<Glyph> moved(std::vector<Glyph> glyphs, Point by) {
  for (Glyph& glyph : glyphs) glyph.at = {glyph.at.x + by.x, glyph.at.y + by.y};
  return glyphs;
}

double start_of(Align align, double x, double width) {
  return align == Align::Left ? x : align == Align::Right ? x - width : x - width / 2;
}

}  // namespace

bool begins_as_number(std::string_view text) {
  constexpr std::string_view kMinus = "−";
  if (text.starts_with(kMinus)) text.remove_prefix(kMinus.size());
  return text.starts_with("∞") || (!text.empty() && text[0] >= '0' && text[0] <= '9');
}

double text_size_for(Rect frame, double smallest) {
  const double by_area = std::sqrt(frame.width * frame.height) / kTextSharesOfPicture;
  return std::max(smallest, std::min(by_area, std::min(frame.width, frame.height) / 16));
}

Pen::Pen(Scene& scene, const Look& look)
    : scene_(scene),
      look_(look),
      theme_(draw::theme(look.theme)),
      em_(std::min(text_size_for(scene.frame, look.smallest_text), look.largest_text)),
      cell_size_(em_ / 4),
      columns_(static_cast<std::size_t>(scene.frame.width / cell_size_) + 1),
      rows_(static_cast<std::size_t>(scene.frame.height / cell_size_) + 1),
      lined_(columns_ * rows_, 0) {}

double Pen::line_width(Thickness thickness) const {
  const double unit = em_ / 12 * theme_.line_scale;
  return unit * (thickness == Thickness::Thin ? 1 : thickness == Thickness::Regular ? 2 : 2.75);
}

double Pen::width_of(const Text& text, const TextStyle& style) const {
  return text_width(look_.fonts, say(text), style.size, style.weight);
}

void Pen::line(std::vector<Point> points, Ink ink, double width, Dash dash) {
  if (points.size() > 1)
    scene_.shapes.emplace_back(shape::Line{std::move(points), {color(ink), width, dash}});
}

void Pen::area(std::vector<Point> points, Ink ink) {
  if (points.size() > 2) scene_.shapes.emplace_back(shape::Area{std::move(points), color(ink)});
}

void Pen::box(Rect rect, Ink ink, double corner_radius) {
  scene_.shapes.emplace_back(shape::Box{rect, color(ink), corner_radius});
}

void Pen::frame(Rect r, Ink ink, double width) {
  line({{r.left, r.top}, {r.right(), r.top}, {r.right(), r.bottom()}, {r.left, r.bottom()}, {r.left, r.top}},
       ink, width);
}

void Pen::disc(Point centre, double radius, Ink ink) {
  scene_.shapes.emplace_back(shape::Disc{centre, radius, color(ink)});
}

void Pen::arrow(Point from, Point to, Ink ink, double width) {
  const double length = distance(from, to);
  if (!(length > 0)) return;
  const double head = std::min(length, 4.5 * width);
  const Point along = {(to.x - from.x) / length, (to.y - from.y) / length};
  const Point neck = {to.x - along.x * head, to.y - along.y * head};
  const double half = head * 0.45;
  line({from, {neck.x + along.x * width / 2, neck.y + along.y * width / 2}}, ink, width);
  area({to,
        {neck.x - along.y * half, neck.y + along.x * half},
        {neck.x + along.y * half, neck.y - along.x * half}},
       ink);
}

void Pen::mark(Point at, Shape shape, double size, Ink ink) {
  const double r = size / 2;
  switch (shape) {
    case Shape::Circle:
      return disc(at, r, ink);
    case Shape::Ring:
      disc(at, r, ink);
      return disc(at, r - line_width(Thickness::Regular), Ink::Kind::Paper);
    case Shape::Square:
      return box({at.x - 0.88 * r, at.y - 0.88 * r, 1.76 * r, 1.76 * r}, ink);
    case Shape::Diamond:
      return area(
          {{at.x, at.y - 1.2 * r}, {at.x + 1.2 * r, at.y}, {at.x, at.y + 1.2 * r}, {at.x - 1.2 * r, at.y}},
          ink);
    case Shape::Cross:
      line({{at.x - r, at.y - r}, {at.x + r, at.y + r}}, ink, line_width(Thickness::Regular));
      line({{at.x - r, at.y + r}, {at.x + r, at.y - r}}, ink, line_width(Thickness::Regular));
  }
}

void Pen::hatch(Rect r, Ink ink) {
  const double gap = em_ / 2;
  for (double start = gap / 2; start < r.width + r.height; start += gap) {
    // From the left or the bottom edge up to the top or the right one.
    const Point low = {r.left + std::max(0.0, start - r.height), r.top + std::min(start, r.height)};
    const Point high = {r.left + std::min(start, r.width), r.top + std::max(0.0, start - r.width)};
    line({low, high}, ink, line_width(Thickness::Thin));
  }
  frame(r, ink, line_width(Thickness::Thin));
}

void Pen::clip(Rect rect) { scene_.shapes.emplace_back(shape::Clip{rect}); }
void Pen::unclip() { scene_.shapes.emplace_back(shape::Unclip{}); }

Rect Pen::text_box(const Text& text, const TextStyle& style, Point at, Align align) const {
  const double width = width_of(text, style);
  return {start_of(align, at.x, width), at.y - kAscent * style.size, width, height_of(style)};
}

bool Pen::write(const Text& text, const TextStyle& style, Point at, Align align) {
  const std::string& words = say(text);
  if (words.empty()) return false;
  TextLine set = set_line(look_.fonts, words, style.size, style.weight);
  const double x = start_of(align, at.x, set.width);
  at.y = std::round(at.y);
  const Rect box = {x, at.y - kAscent * style.size, set.width, height_of(style)};
  if (!is_free(box)) return false;
  keep_clear(box);
  written_.push_back(box);
  scene_.shapes.emplace_back(
      shape::Label{words, moved(std::move(set.glyphs), {x, at.y}), color(style.ink), box});
  return true;
}

bool Pen::write_vertically_centred(const Text& text, const TextStyle& style, Point at, Align align) {
  return write(text, style, {at.x, at.y + (kAscent - kDescent) / 2 * style.size}, align);
}

bool Pen::write_within(const Text& text, const TextStyle& style, Point at, double width, Align align) {
  if (begins_as_number(say(text)) && width_of(text, style) > width) return false;
  return write(Text(shortened(look_.fonts, say(text), style.size, style.weight, width)), style, at, align);
}

std::vector<Text> Pen::lines_of(const Text& text, const TextStyle& style, double width,
                                std::size_t most) const {
  std::vector<Text> lines;
  for (std::string& line : wrapped(look_.fonts, say(text), style.size, style.weight, width, most))
    lines.emplace_back(std::move(line));
  return lines;
}

void Pen::write_lines(const std::vector<Text>& lines, const TextStyle& style, Point at, Align align) {
  for (const Text& line : lines) {
    write(line, style, at, align);
    at.y += kLineStep * style.size;
  }
}

bool Pen::write_on(const Text& text, const TextStyle& style, Color color, Point centre) {
  if (!write_vertically_centred(text, style, centre, Align::Centre)) return false;
  std::get<shape::Label>(scene_.shapes.back()).color = color;
  return true;
}

bool Pen::is_free(const Rect& box) const {
  constexpr double kRounding = 1e-6;
  if (!Rect{scene_.frame.left - kRounding, scene_.frame.top - kRounding, scene_.frame.width + 2 * kRounding,
            scene_.frame.height + 2 * kRounding}
           .contains(box)) {
    return false;
  }
  return std::none_of(taken_.begin(), taken_.end(), [&](const Rect& other) { return other.overlaps(box); });
}

bool Pen::is_beside_text(const Rect& box) const {
  return std::any_of(written_.begin(), written_.end(),
                     [&](const Rect& other) { return other.overlaps(box); });
}

bool Pen::crosses_text(Point a, Point b) const {
  // Cut to each box in turn; what is left of the way lies over it.
  const auto crosses = [a, b](const Rect& box) {
    double from = 0;
    double to = 1;
    const auto cut = [&](double at, double step, double low, double high) {
      if (step == 0) return at > low && at < high;
      const double one = (low - at) / step;
      const double other = (high - at) / step;
      from = std::max(from, std::min(one, other));
      to = std::min(to, std::max(one, other));
      return true;
    };
    return cut(a.x, b.x - a.x, box.left, box.right()) && cut(a.y, b.y - a.y, box.top, box.bottom()) &&
           from < to;
  };
  return std::any_of(taken_.begin(), taken_.end(), crosses);
}

// Measured in cells from the first one, within the picture.
Point Pen::in_cells(Point at) const {
  const double per_pixel = 1 / cell_size_;
  return {std::clamp((at.x - scene_.frame.left) * per_pixel, 0.0, static_cast<double>(columns_ - 1)),
          std::clamp((at.y - scene_.frame.top) * per_pixel, 0.0, static_cast<double>(rows_ - 1))};
}

std::size_t Pen::cell(double x, double y) const {
  const auto whole = [](double v) { return static_cast<std::size_t>(static_cast<int>(v)); };
  return whole(y) * columns_ + whole(x);
}

void Pen::note_line(const std::vector<Point>& points, Bother bother) {
  const auto mark = static_cast<std::uint8_t>(1 + static_cast<int>(bother));
  const auto note = [mark](std::uint8_t& lined) { lined = std::max(lined, mark); };
  const auto at = [this](double x, double y) {
    return lined_.begin() + static_cast<std::ptrdiff_t>(cell(x, y));
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point a = in_cells(points[i - 1]);
    const Point b = in_cells(points[i]);
    if (a.y == b.y) {
      std::for_each(at(std::min(a.x, b.x), a.y), at(std::max(a.x, b.x), a.y) + 1, note);
      continue;
    }
    const Point way = {b.x - a.x, b.y - a.y};
    // At half steps it misses hardly any cell.
    const int steps = std::max(1, static_cast<int>(std::ceil(2 * distance(a, b))));
    const Point step = {way.x / steps, way.y / steps};
    for (int s = 0; s <= steps; ++s) note(*at(a.x + step.x * s, a.y + step.y * s));
  }
}

double Pen::worst_line_on(Point from, Point to) const {
  const Point a = in_cells(from);
  const Point b = in_cells(to);
  const int steps = std::max(1, static_cast<int>(std::ceil(2 * distance(a, b))));
  double worst = 0;
  for (int s = 0; s <= steps; ++s) {
    const double t = static_cast<double>(s) / steps;
    worst = std::max(worst, kWeights[lined_[cell(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)]]);
  }
  return worst;
}

double Pen::lines_under(const Rect& box, double most) const {
  // The cells whose middle is in the box: a line beside it is not under it.
  const Point from = in_cells({box.left + cell_size_ / 2, box.top + cell_size_ / 2});
  const auto cells = [this](double length) { return std::ceil(length / cell_size_ - 0.5); };
  const double across = std::min(cells(box.width), static_cast<double>(columns_) - from.x);
  const double down = std::min(cells(box.height), static_cast<double>(rows_) - from.y);
  const double per_cell = cell_size_ / std::max(box.height, cell_size_);
  double lined = 0;
  for (double y = 0; y < down; ++y) {
    if (lined * per_cell >= most) return std::numeric_limits<double>::infinity();
    const std::uint8_t* row = lined_.data() + cell(from.x, from.y + y);
    for (int x = 0; x < across; ++x) lined += kWeights[row[x]];
  }
  return lined * per_cell;
}

}  // namespace surprisal::plot
