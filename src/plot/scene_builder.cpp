#include "plot/scene_builder.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

#include "draw/clipping.h"

namespace surprisal::plot {
namespace {

double start_of(Align align, double x, double width) {
  return align == Align::Left ? x : align == Align::Right ? x - width : x - width / 2;
}

// Of text on a quantity's full fill.
Color color_on(const Theme& theme, Ink fill) {
  return fill == Ink(Quantity::Kl) ? theme.on_kl : theme.on_fill;
}

}  // namespace

double enlargement_of(std::string_view text) {
  constexpr double kEnlargement = 1.4;
  const bool has_digit = text.find_first_of("0123456789") != text.npos;
  return text.find("∞") != text.npos && !has_digit ? kEnlargement : 1;
}

bool starts_with_number(std::string_view text) {
  constexpr std::string_view kMinus = "−";
  if (text.starts_with(kMinus)) text.remove_prefix(kMinus.size());
  return text.starts_with("∞") || (!text.empty() && text[0] >= '0' && text[0] <= '9');
}

SceneBuilder::SceneBuilder(Scene& scene, const Look& look, double em)
    : scene_(scene),
      look_(look),
      theme_(draw::theme(look.theme)),
      em_(em),
      rich_text_(look),
      lines_(scene.frame, em_ / 4) {}

double SceneBuilder::line_width(Thickness thickness) const {
  const double unit = em_ / 12 * theme_.line_scale;
  return unit * (thickness == Thickness::Thin ? 1 : thickness == Thickness::Regular ? 2 : 2.75);
}

double SceneBuilder::width_of(const Text& text, const TextStyle& style) const {
  return rich_text_.width_of(localized(text), {style.size, style.weight, style.ink});
}

void SceneBuilder::line(std::vector<Point> points, Ink ink, double width, Dash dash) {
  line(std::move(points), outline_color_of(theme_, ink), width, dash);
}

void SceneBuilder::line(std::vector<Point> points, Color color, double width, Dash dash) {
  if (points.size() > 1) scene_.shapes.emplace_back(shape::Line{std::move(points), {color, width, dash}});
}

void SceneBuilder::area(std::vector<Point> points, Ink ink) {
  if (points.size() > 2) scene_.shapes.emplace_back(shape::Area{std::move(points), color(ink)});
}

void SceneBuilder::box(Rect rect, Color color, double corner_radius) {
  scene_.shapes.emplace_back(shape::Box{rect, color, corner_radius});
}

void SceneBuilder::outline(Rect r, Ink ink, double width) {
  line({{r.left, r.top}, {r.right(), r.top}, {r.right(), r.bottom()}, {r.left, r.bottom()}, {r.left, r.top}},
       ink, width);
}

void SceneBuilder::disc(Point centre, double radius, Color color) {
  scene_.shapes.emplace_back(shape::Disc{centre, radius, color});
}

void SceneBuilder::arrow(Point from, Point to, Ink ink, double width) {
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

void SceneBuilder::mark(Point at, Shape shape, double size, Ink ink) {
  const double r = size / 2;
  const Color color = outline_color_of(theme_, ink);  // a pale fill would not stand out from the paper
  switch (shape) {
    case Shape::Circle:
      return disc(at, r, color);
    case Shape::Ring:
      disc(at, r, color);
      return disc(at, r - line_width(Thickness::Regular), Ink::Kind::Paper);
    case Shape::Square:
      return box({at.x - 0.88 * r, at.y - 0.88 * r, 1.76 * r, 1.76 * r}, color);
    case Shape::Diamond:
      return add(shape::Area{
          {{at.x, at.y - 1.2 * r}, {at.x + 1.2 * r, at.y}, {at.x, at.y + 1.2 * r}, {at.x - 1.2 * r, at.y}},
          color});
    case Shape::Bead:
      return;  // drawn by draw_beads, see beads.h
    case Shape::Cross:
      line({{at.x - r, at.y - r}, {at.x + r, at.y + r}}, ink, line_width(Thickness::Regular));
      line({{at.x - r, at.y + r}, {at.x + r, at.y - r}}, ink, line_width(Thickness::Regular));
  }
}

void SceneBuilder::hatch(Rect r, Ink ink) {
  const double gap = em_ / 2;
  for (double start = gap / 2; start < r.width + r.height; start += gap) {
    // Runs from the left or bottom edge up to the top or right edge.
    const Point low = {r.left + std::max(0.0, start - r.height), r.top + std::min(start, r.height)};
    const Point high = {r.left + std::min(start, r.width), r.top + std::max(0.0, start - r.width)};
    line({low, high}, ink, line_width(Thickness::Thin));
  }
  outline(r, ink, line_width(Thickness::Thin));
}

namespace {

// The parts of a horizontal or vertical line that are outside the boxes.
std::vector<shape::Line> pieces_beside(const shape::Line& line, const std::vector<Rect>& boxes,
                                       double around) {
  const Point a = line.points.front(), b = line.points.back();
  const bool is_upright = a.x == b.x;
  std::vector<Range> gaps;
  for (const Rect& tight : boxes) {
    const Rect box = tight.inset(-around);
    if (is_upright && box.left < a.x && a.x < box.right()) gaps.push_back({box.top, box.bottom()});
    if (!is_upright && box.top < a.y && a.y < box.bottom()) gaps.push_back({box.left, box.right()});
  }
  std::sort(gaps.begin(), gaps.end(),
            [](const Range& one, const Range& other) { return one.low < other.low; });
  const double end = is_upright ? std::max(a.y, b.y) : std::max(a.x, b.x);
  double from = is_upright ? std::min(a.y, b.y) : std::min(a.x, b.x);
  std::vector<shape::Line> pieces;
  const auto add_piece = [&](double to) {
    if (to <= from) return;
    shape::Line piece = line;
    piece.points =
        is_upright ? std::vector<Point>{{a.x, from}, {a.x, to}} : std::vector<Point>{{from, a.y}, {to, a.y}};
    pieces.push_back(std::move(piece));
  };
  for (const Range& gap : gaps) {
    add_piece(std::min(gap.low, end));
    from = std::max(from, gap.high);
  }
  add_piece(end);
  return pieces;
}

}  // namespace

void SceneBuilder::cut_at_text(std::size_t first, std::size_t last) {
  std::vector<SceneShape> cut;
  for (std::size_t i = first; i < last; ++i) {
    const auto* line = std::get_if<shape::Line>(&scene_.shapes[i]);
    const bool is_straight =
        line != nullptr && line->points.size() == 2 &&
        (line->points[0].x == line->points[1].x || line->points[0].y == line->points[1].y);
    if (!is_straight) {
      cut.push_back(scene_.shapes[i]);
      continue;
    }
    for (shape::Line& piece : pieces_beside(*line, texts_, 2 * px())) cut.emplace_back(std::move(piece));
  }
  const auto begin = scene_.shapes.begin();
  scene_.shapes.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last));
  scene_.shapes.insert(scene_.shapes.begin() + static_cast<std::ptrdiff_t>(first), cut.begin(), cut.end());
}

void SceneBuilder::move_back(std::size_t first, std::size_t place) {
  const auto begin = scene_.shapes.begin();
  std::rotate(begin + static_cast<std::ptrdiff_t>(place), begin + static_cast<std::ptrdiff_t>(first),
              scene_.shapes.end());
}

void SceneBuilder::clip(Rect rect) { scene_.shapes.emplace_back(shape::Clip{rect}); }
void SceneBuilder::unclip() { scene_.shapes.emplace_back(shape::Unclip{}); }

bool SceneBuilder::write(const Text& text, const TextStyle& style, Point at, Align align) {
  if (!is_finite(at)) return false;
  const std::string& words = localized(text);
  if (words.empty()) return false;
  const typeset::RichLine set = this->set(text, style);
  const double x = start_of(align, at.x, set.width);
  at.y = std::round(at.y);
  const Rect box = {x, at.y - set.height, set.width, set.height + set.depth};
  if (!is_free(box)) return false;
  reserve(box);
  texts_.push_back(box);
  std::vector<SceneShape> shapes = shapes_of(set, {x, at.y}, theme_, style.ink.strength);
  auto& label = std::get<shape::Label>(shapes.front());
  label.text = has_marks(words) ? typeset::plain_words(words) : words;
  last_label_ = scene_.shapes.size();
  for (SceneShape& shape : shapes) scene_.shapes.push_back(std::move(shape));
  return true;
}

bool SceneBuilder::write_vertically_centred(const Text& text, const TextStyle& style, Point at, Align align) {
  return write(text, style, {at.x, at.y + (kAscent - kDescent) / 2 * style.size}, align);
}

bool SceneBuilder::write_within(const Text& text, const TextStyle& style, Point at, double width,
                                Align align) {
  if (width < 0 || localized(text).empty()) return false;
  if (starts_with_number(localized(text)) && width_of(text, style) > width) return false;
  return write(shortened(text, style, width), style, at, align);
}

Text SceneBuilder::shortened(const Text& text, const TextStyle& style, double width) const {
  return Text(rich_text_.shortened(localized(text), style.size, style.weight, width));
}

namespace {

// Whether no formula, no coloured run and nothing between parentheses is cut in two.
bool is_balanced(std::string_view marked) {
  std::ptrdiff_t dollars = 0, runs = 0, parentheses = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::string_view rest = marked.substr(i);
    dollars += rest.front() == '$';
    runs += rest.starts_with("[[") ? 1 : rest.starts_with("]]") ? -1 : 0;
    if (rest.front() == '(' || rest.starts_with("（")) ++parentheses;
    if (rest.front() == ')' || rest.starts_with("）")) --parentheses;
  }
  return dollars % 2 == 0 && runs == 0 && parentheses == 0;
}

// The beginnings of the text that end at one of these marks, longest first.
std::vector<Text> beginnings_of(const std::string& whole, std::initializer_list<std::string_view> marks,
                                bool with_mark = false) {
  std::vector<std::size_t> ends;
  for (const std::string_view mark : marks) {
    for (std::size_t at = whole.find(mark); at != std::string::npos; at = whole.find(mark, at + 1))
      ends.push_back(at + (with_mark ? mark.size() : 0));
  }
  std::sort(ends.rbegin(), ends.rend());
  std::vector<Text> beginnings;
  for (const std::size_t end : ends) {
    std::string beginning = whole.substr(0, end);
    while (beginning.ends_with(' ')) beginning.pop_back();
    if (!beginning.empty() && is_balanced(beginning)) beginnings.emplace_back(std::move(beginning));
  }
  return beginnings;
}

std::vector<Text> shorter_wordings_of(const std::string& whole) {
  std::vector<Text> shorter = beginnings_of(whole, {"; ", "；", ", ", "，", " (", "（"});
  for (Text& beginning : beginnings_of(whole, {": ", "："})) shorter.push_back(std::move(beginning));
  for (Text& beginning : beginnings_of(whole, {" of "})) shorter.push_back(std::move(beginning));
  return shorter;
}

// The first wording that fits in this many lines.
std::optional<Text> first_in_lines(const SceneBuilder& scene, const std::vector<Text>& wordings,
                                   const TextStyle& style, double width, std::size_t most) {
  const auto found = std::find_if(wordings.begin(), wordings.end(), [&](const Text& words) {
    return !scene.localized(scene.lines_of(words, style, width, most).back()).ends_with("…");
  });
  return found == wordings.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

Text SceneBuilder::abridged(const Text& text, const TextStyle& style, double width, const Text& brief) const {
  if (width_of(text, style) <= width) return text;
  if (!brief.empty()) return abridged(brief, style, width);
  for (const Text& shorter : shorter_wordings_of(localized(text))) {
    if (width_of(shorter, style) <= width) return shorter;
  }
  return text;
}

Text SceneBuilder::abridged_to_lines(const Text& text, const TextStyle& style, double width,
                                     std::size_t most) const {
  std::vector<Text> wordings = shorter_wordings_of(localized(text));
  wordings.insert(wordings.begin(), text);
  return first_in_lines(*this, wordings, style, width, most).value_or(text);
}

Text SceneBuilder::sentences_that_fit(const Text& text, const TextStyle& style, double width,
                                      std::size_t most) const {
  if (text.empty()) return text;
  std::vector<Text> wordings = beginnings_of(localized(text), {". ", "。"}, true);
  wordings.insert(wordings.begin(), text);
  return first_in_lines(*this, wordings, style, width, most).value_or(Text());
}

std::vector<Text> SceneBuilder::lines_of(const Text& text, const TextStyle& style, double width,
                                         std::size_t most) const {
  std::vector<Text> lines;
  for (std::string& line : rich_text_.lines_of(localized(text), style.size, style.weight, width, most))
    lines.emplace_back(std::move(line));
  return lines;
}

void SceneBuilder::write_lines(const std::vector<Text>& lines, const TextStyle& style, Point at,
                               Align align) {
  for (const Text& line : lines) {
    write(line, style, at, align);
    at.y += kLineSpacing * style.size;
  }
}

bool SceneBuilder::write_on(const Text& text, const TextStyle& style, Color fill, Point at, Align align) {
  if (!write_vertically_centred(text, style, at, align)) return false;
  Color color = readable_on(theme_, fill);
  color.alpha = static_cast<std::uint8_t>(std::lround(255 * style.ink.strength));
  for (shape::Label::Run& run : std::get<shape::Label>(scene_.shapes[last_label_]).runs) run.color = color;
  return true;
}

bool SceneBuilder::write_on(const Text& text, const TextStyle& style, Ink fill, Point at, Align align) {
  const bool full = fill.kind == Ink::Kind::Quantity && fill.strength == 1;
  if (!full) return write_on(text, style, color(fill), at, align);
  if (!write_vertically_centred(text, style, at, align)) return false;
  const Color color = color_on(theme_, fill);
  for (shape::Label::Run& run : std::get<shape::Label>(scene_.shapes[last_label_]).runs) run.color = color;
  return true;
}

void SceneBuilder::write_over(const Text& text, const TextStyle& style, Ink fill, const Rect& box) {
  typeset::RichLine set = this->set(text, style);
  const Point at = {box.centre().x - set.width / 2,
                    std::round(box.centre().y + (kAscent - kDescent) / 2 * style.size)};
  const Color color = fill.kind == Ink::Kind::Paper ? theme_.ink : color_on(theme_, fill);
  for (SceneShape& shape : shapes_of(set, at, theme_, style.ink.strength)) {
    if (auto* label = std::get_if<shape::Label>(&shape)) {
      label->box = {at.x, box.centre().y - style.size / 2, set.width, style.size};
      texts_.push_back(label->box);
      for (shape::Label::Run& run : label->runs) run.color = color;
    }
    scene_.shapes.push_back(std::move(shape));
  }
  reserve(box);
}

bool SceneBuilder::is_clear(const Rect& box) const { return is_free(box) && !lines_.is_crossed(box); }

bool SceneBuilder::is_free(const Rect& box) const {
  constexpr double kRounding = 1e-6;
  if (!Rect{scene_.frame.left - kRounding, scene_.frame.top - kRounding, scene_.frame.width + 2 * kRounding,
            scene_.frame.height + 2 * kRounding}
           .contains(box)) {
    return false;
  }
  return std::none_of(reserved_.begin(), reserved_.end(),
                      [&](const Rect& other) { return other.overlaps(box); });
}

bool SceneBuilder::overlaps_text(const Rect& box) const {
  return std::any_of(texts_.begin(), texts_.end(), [&](const Rect& other) { return other.overlaps(box); });
}

bool SceneBuilder::crosses_reserved(Point a, Point b) const {
  // Clips the segment to the box: it crosses the box if anything is left.
  const auto crosses = [a, b](const Rect& box) {
    double from = 0;
    double to = 1;
    const auto clip_to = [&](double at, double step, double low, double high) {
      if (step == 0) return at > low && at < high;
      const double one = (low - at) / step;
      const double other = (high - at) / step;
      from = std::max(from, std::min(one, other));
      to = std::min(to, std::max(one, other));
      return true;
    };
    return clip_to(a.x, b.x - a.x, box.left, box.right()) && clip_to(a.y, b.y - a.y, box.top, box.bottom()) &&
           from < to;
  };
  return std::any_of(reserved_.begin(), reserved_.end(), crosses);
}

Ink SceneBuilder::dimmed(Ink ink, std::size_t of_class) const {
  constexpr double kDimmed = 0.25;
  const Highlight& highlight = look_.highlight;
  const bool other_class =
      highlight.of_class != Curve::kNoClass && of_class != Curve::kNoClass && of_class != highlight.of_class;
  const bool other_quantity = highlight.quantity && ink.kind == Ink::Kind::Quantity &&
                              ink.index != static_cast<std::size_t>(*highlight.quantity);
  return other_class || other_quantity ? ink.faded(kDimmed) : ink;
}

}  // namespace surprisal::plot
