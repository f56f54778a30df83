#include "plot/rich_text.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace surprisal::plot {
namespace {

// The pieces between which a line may break: words with their following space, and formulas.
std::vector<std::string> pieces_of(std::string_view marked) {
  std::vector<std::string> pieces(1);
  bool in_formula = false;
  for (const char32_t c : from_utf8(marked)) {
    if (c == U'$') in_formula = !in_formula;
    pieces.back() += to_utf8(std::u32string(1, c));
    const bool chinese_stop = c == U'，' || c == U'。' || c == U'：' || c == U'；' || c == U'、';
    if (!in_formula && (c == U' ' || chinese_stop)) pieces.emplace_back();
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

std::string without_last_space(std::string text) {
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace

bool has_marks(std::string_view text) { return text.find_first_of("\\$*[]") != text.npos; }

const typeset::MathFont& RichText::math_font() const {
  if (given_font_ != nullptr) return *given_font_;
  if (!math_font_) math_font_.emplace(fonts_);
  return *math_font_;
}

typeset::RichLine RichText::set(std::string_view text, const typeset::RichStyle& style) const {
  if (has_marks(text)) return known(text, style);
  typeset::RichLine line;
  line.words.push_back({std::string(text), set_line(fonts_, text, style.size, style.weight), style.ink, 0});
  line.width = line.words.front().line.width;
  line.height = kAscent * style.size;
  line.depth = kDescent * style.size;
  return line;
}

const typeset::RichLine& RichText::known(std::string_view text, const typeset::RichStyle& style) const {
  const auto same = [&](const KnownLine& one) {
    return one.style.size == style.size && one.style.weight == style.weight && one.style.ink == style.ink &&
           one.marked == text;
  };
  const auto found = std::find_if(known_.begin(), known_.end(), same);
  if (found != known_.end()) return found->line;
  known_.push_back({std::string(text), style, typeset::set_rich_line(math_font(), text, style)});
  return known_.back().line;
}

double RichText::width_of(std::string_view text, const typeset::RichStyle& style) const {
  return has_marks(text) ? known(text, style).width : text_width(fonts_, text, style.size, style.weight);
}

std::string RichText::shortened(std::string_view text, double size, Weight weight, double width) const {
  if (!has_marks(text)) return draw::shortened(fonts_, text, size, weight, width);
  if (width_of(text, {size, weight, {}}) <= width) return std::string(text);
  return typeset::without_marks(draw::shortened(fonts_, typeset::plain_words(text), size, weight, width));
}

std::vector<std::string> RichText::lines_of(std::string_view text, double size, Weight weight, double width,
                                            std::size_t most) const {
  if (!has_marks(text)) return wrapped(fonts_, text, size, weight, width, most);
  std::vector<std::string> lines(1);
  const std::vector<std::string> pieces = pieces_of(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string longer = lines.back() + pieces[i];
    if (width_of(without_last_space(longer), {size, weight, {}}) <= width) {
      lines.back() = longer;
    } else if (lines.size() < most && !lines.back().empty()) {
      lines.push_back(pieces[i]);
    } else {
      for (std::size_t k = i; k < pieces.size(); ++k) lines.back() += pieces[k];
      lines.back() = shortened(lines.back(), size, weight, width);
      break;
    }
  }
  for (std::string& line : lines) line = without_last_space(std::move(line));
  return lines;
}

std::vector<SceneShape> shapes_of(const typeset::RichLine& line, Point at, const Theme& theme,
                                  double strength) {
  SceneCanvas recorder;
  typeset::paint_rich_line(line, recorder, at, theme);
  recorder.label.box = {at.x, at.y - line.height, line.width, line.height + line.depth};
  for (shape::Label::Run& run : recorder.label.runs) {
    if (run.color.alpha == 255) run.color.alpha = static_cast<std::uint8_t>(std::lround(255 * strength));
    recorder.label.text += run.text;
  }
  std::vector<SceneShape> shapes = {std::move(recorder.label)};
  for (SceneShape& shape : recorder.shapes) shapes.push_back(std::move(shape));
  return shapes;
}

}  // namespace surprisal::plot
