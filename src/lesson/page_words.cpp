#include "lesson/page_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/line_breaks.h"
#include "base/utf8.h"
#include "typeset/math_font.h"

namespace surprisal::lesson {
namespace {

constexpr double kSmallestFormula = 0.3;  // relative to its full size

bool is_opening_quote(std::u32string_view word) { return word == U"“" || word == U"‘"; }
bool is_closing_quote(char32_t c) { return c == U'”' || c == U'’'; }

}  // namespace

FormulaBox fitted_formula(const Formula& formula, const PageLook& look, double size, FormulaPlace place,
                          double width) {
  FormulaBox box = lay_out_formula(formula, look.math_font, size, place);
  if (box.width <= width) return box;
  return lay_out_formula(formula, look.math_font, std::max(kSmallestFormula, width / box.width) * size,
                         place);
}

std::vector<PageItem> ItemBuilder::items(const document::Inlines& inlines, Weight weight, Color color) {
  items_.clear();
  add(inlines, {weight, color, false, {}, {}});
  return std::move(items_);
}

void ItemBuilder::add(const document::Inlines& inlines, const WordStyle& style) {
  for (const document::Inline& one : inlines) std::visit([&](const auto& is) { add(is, style); }, one.is);
}

void ItemBuilder::add(const document::Emphasis& emphasis, WordStyle style) {
  style.weight = Weight::Bold;  // there is no italic font, and Chinese never has one
  add(emphasis.inside, style);
}

void ItemBuilder::add(const document::Strong& strong, WordStyle style) {
  style.weight = Weight::Bold;
  add(strong.inside, style);
}

void ItemBuilder::add(const document::Code& code, WordStyle style) {
  style.weight = Weight::Mono;
  add_text(code.utf8, style);
}

void ItemBuilder::add(const document::InlineFormula& formula, const WordStyle& style) {
  PageItem item;
  const Formula now = formula_with_values(formula.formula, now_, look_.language, look_.hides, look_.before);
  item.formula = fitted_formula(now, look_, look_.size, FormulaPlace::Inline,
                                width_ - look_.size);  // leaves room for a comma
  item.width = item.formula->width;
  item.height = item.formula->height;
  item.depth = item.formula->depth;
  item.link = style.link;
  push(std::move(item), U'x');
  last_letter_ = U'x';
}

void ItemBuilder::add(const LiveValue& value, WordStyle style) {
  ShownValue shown_now = shown_value(value, now_, look_.language);
  if (hides_value(look_.hides, shown_now.ink) ||
      differs_from_before(value, shown_now, look_.before, look_.language))
    shown_now.text = "?";
  // The hues of classes are close to those of quantities: between words, nothing says which is meant.
  if (shown_now.ink.kind != Ink::Kind::Class) style.color = color_of(theme_, shown_now.ink);
  style.weight = Weight::Bold;
  style.highlight = highlight_of(shown_now.ink);
  add_text(shown_now.text, style);
}

void ItemBuilder::add(const document::Link& link, WordStyle style) {
  if (look_.on_paper) return add(link.inside, style);
  style.link = Page::Link{link.kind, link.id};
  style.color = color_of(theme_, Quantity::Logit);
  add(link.inside, style);
}

void ItemBuilder::add(const document::LineBreak&, const WordStyle&) {
  if (!items_.empty()) items_.back().ends_line = true;
}

void ItemBuilder::add(const document::Faulty& faulty, WordStyle style) {
  style.color = color_of(theme_, Quantity::Loss);
  add_text(faulty.source, style);
}

void ItemBuilder::add_text(const std::string& utf8, const WordStyle& style) {
  std::u32string word;
  const auto flush = [&] {
    if (!word.empty()) push_word(word, style);
    word.clear();
  };
  for (char32_t c : from_utf8(utf8)) {
    if (c == U' ' || c == U'\n' || c == U'\t') {
      flush();
      push_space(style);
    } else if (word.empty() && is_closing_quote(c) && !items_.empty() && is_wide(last_)) {
      replace_last(from_utf8(items_.back().utf8) + c, style);
    } else if (c == U'“' || c == U'‘') {
      flush();
      word = c;
    } else if (is_wide(c)) {
      if (word.empty() && !items_.empty() && is_opening_quote(from_utf8(items_.back().utf8))) {
        replace_last(from_utf8(items_.back().utf8) + c, style);
        continue;
      }
      if (!is_opening_quote(word)) flush();
      push_word(word + c, style);
      word.clear();
    } else {
      word += c;
    }
  }
  flush();
}

// Next to a Chinese character in an English text, a quotation mark must be part of the same item to be set
// full width.
void ItemBuilder::replace_last(const std::u32string& word, const WordStyle& style) {
  const bool break_before = items_.back().break_before;
  items_.pop_back();
  push_word(word, style);
  items_.back().break_before = break_before;
}

void ItemBuilder::push_space(const WordStyle& style) {
  if (items_.empty() || items_.back().is_space) return;
  PageItem space;
  space.is_space = true;
  space.utf8 = " ";
  space.width = text_width(look_.fonts, " ", look_.size, style.weight);
  space.link = style.link;
  space.color = style.color;
  items_.push_back(std::move(space));
  last_ = U' ';
}

void ItemBuilder::push_word(const std::u32string& word, const WordStyle& style) {
  PageItem item;
  item.utf8 = to_utf8(word);
  const bool is_chinese = look_.language == Language::Chinese && style.weight != Weight::Mono;
  item.line = set_line(look_.fonts, item.utf8, look_.size, style.weight,
                       is_chinese ? Punctuation::FullWidth : Punctuation::LikeNeighbours);
  item.width = item.line.width;
  item.height = kAscent * look_.size;
  item.depth = kDescent * look_.size;
  item.color = style.color;
  item.link = style.link;
  item.highlight = style.highlight;
  push(std::move(item), word.front());
  last_ = last_letter_ = word.back();
}

void ItemBuilder::push(PageItem item, char32_t first) {
  item.break_before =
      !items_.empty() && may_break(items_.back().is_space ? U' ' : last_, first) && !is_bound_to_last(first);
  items_.push_back(std::move(item));
  last_ = U'x';
}

// In Chinese a number stays with its measure word: 1 比特, 第 0 步.
bool ItemBuilder::is_bound_to_last(char32_t first) const {
  if (look_.language != Language::Chinese) return false;
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  return (is_digit(last_letter_) && is_wide(first)) || (last_letter_ == U'第' && is_digit(first));
}

}  // namespace surprisal::lesson
