// The text within a block: emphasis, links, live values and formulas.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/latin.h"
#include "base/quote.h"
#include "lesson/links.h"
#include "lesson/markdown.h"
#include "lesson/markdown_reader.h"
#include "lesson/sentences.h"
#include "lesson/text_flow.h"

namespace surprisal::lesson {
namespace {

// Punctuation of other scripts, such as a dash, can stand before a quotation, too.
bool may_precede_quotation(char c) {
  return std::string_view(" \n([\"-").find(c) != std::string_view::npos ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Turns the apostrophe of a keyboard into that of print: between letters, after a plural's s, and between a
// live value and letters ("the {x}'s"). Quotation marks and primes stay. `before` is the character before the
// text; `is_quoting` is kept from one text to the next.
std::string with_apostrophes(std::string_view text, char before, bool& is_quoting) {
  std::string all;
  for (std::size_t i = 0; i < text.size(); before = text[i++]) {
    if (text[i] != '\'') {
      all += text[i];
      continue;
    }
    const char next = i + 1 < text.size() ? text[i + 1] : '.';
    if (is_latin_letter(next) ? is_latin_letter(before) : before == 's' && !is_quoting) {
      all += "’";
    } else {
      all += '\'';
      is_quoting = may_precede_quotation(before) && next != ' ' && next != '\n';
    }
  }
  return all;
}

}  // namespace

Inlines MarkdownReader::take_inlines() {
  while (spans_.size() > 1) close_span();
  Inlines inlines = std::move(spans_.front().inside);
  spans_.front().inside.clear();
  is_quoting_ = false;
  if (!in_quotation()) join_lines(inlines);
  return inlines;
}

bool MarkdownReader::in_quotation() const {
  return std::any_of(blocks_.begin(), blocks_.end(),
                     [](const OpenBlock& block) { return block.type == MD_BLOCK_QUOTE; });
}

void MarkdownReader::end_paragraph() {
  const MD_BLOCKTYPE type = blocks_.back().type;
  if (type == MD_BLOCK_H || type == MD_BLOCK_TH || type == MD_BLOCK_TD) return;
  Inlines all = take_inlines();
  Inlines some;
  const auto add_paragraph = [&] {
    while (!some.empty() && is_only_blank(some.back())) some.pop_back();
    while (!some.empty() && is_only_blank(some.front())) some.erase(some.begin());
    if (some.empty()) return;
    trim(some.front(), true);
    trim(some.back(), false);
    const std::size_t at = some.front().at;
    blocks_.back().blocks.push_back({Paragraph{std::move(some)}, at});
    some.clear();
  };
  for (Inline& one : all) {
    if (std::binary_search(displays_.begin(), displays_.end(), one.at) &&
        std::holds_alternative<InlineFormula>(one.is)) {
      add_paragraph();
      blocks_.back().blocks.push_back({Display{std::move(std::get<InlineFormula>(one.is).formula)}, one.at});
    } else {
      some.push_back(std::move(one));
    }
  }
  add_paragraph();
}

void MarkdownReader::trim(Inline& one, bool front) {
  auto* words = std::get_if<Words>(&one.is);
  if (words == nullptr) return;
  if (front) {
    const std::size_t blanks = words->utf8.find_first_not_of(" \n");
    words->utf8.erase(0, blanks);
    one.at += blanks;
  } else {
    words->utf8.resize(words->utf8.find_last_not_of(" \n") + 1);
  }
}

bool MarkdownReader::is_only_blank(const Inline& one) {
  const auto* words = std::get_if<Words>(&one.is);
  return words != nullptr && words->utf8.find_first_not_of(" \n") == std::string::npos;
}

int MarkdownReader::enter_span(MD_SPANTYPE type, void* detail) {
  if (++events_ > kMaxEvents) return 1;
  if (too_deep_spans_ > 0 || spans_.size() > kDeepestText) {
    if (too_deep_spans_++ == 0) faults_.add(source_.at(last_), nested_too_deeply(kDeepestText));
    return 0;
  }
  OpenSpan span;
  span.type = type;
  span.at = last_;
  if (type == MD_SPAN_A) {
    const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
    span.target = attribute(href);
    if (const auto at = byte_of_buffer(href.text)) span.at = *at;
  }
  if (type == MD_SPAN_IMG) {
    faults_.add(source_.at(last_), {"a lesson cannot have pictures other than its figures",
                                    "课程中不能插入图片，只能使用程序自带的图"});
  }
  spans_.push_back(std::move(span));
  return 0;
}

int MarkdownReader::leave_span(MD_SPANTYPE) {
  if (too_deep_spans_ > 0) {
    --too_deep_spans_;
  } else if (spans_.size() > 1) {
    close_span();
  }
  return 0;
}

void MarkdownReader::close_span() {
  OpenSpan span = std::move(spans_.back());
  spans_.pop_back();
  const std::size_t at = span.inside.empty() ? source_.at(span.at) : span.inside.front().at;
  Inlines& around = spans_.back().inside;
  switch (span.type) {
    case MD_SPAN_EM:
      around.push_back({Emphasis{std::move(span.inside)}, at});
      break;
    case MD_SPAN_STRONG:
      around.push_back({Strong{std::move(span.inside)}, at});
      break;
    case MD_SPAN_CODE:
      around.push_back({Code{std::move(span.code)}, source_.at(span.at)});
      break;
    case MD_SPAN_A:
      add_link(std::move(span), at);
      break;
    default:
      std::move(span.inside.begin(), span.inside.end(), std::back_inserter(around));
  }
}

void MarkdownReader::add_link(OpenSpan span, std::size_t at) {
  Inlines& around = spans_.back().inside;
  std::optional<Link> link = link_to(span.target);
  const Text fault = link ? fault_of(*link)
                          : Text("a link must lead to lesson:ID, figure:ID or preset:ID, not to ",
                                 "链接只能指向 lesson:ID、figure:ID 或 preset:ID，现为") +
                                in_quotes(span.target);
  if (!fault.empty()) {
    faults_.add(source_.at(span.at), fault);
    std::move(span.inside.begin(), span.inside.end(), std::back_inserter(around));
  } else {
    link->inside = std::move(span.inside);
    around.push_back({std::move(*link), link->kind == LinkKind::Lesson ? source_.at(span.at) : at});
  }
}

int MarkdownReader::text(MD_TEXTTYPE type, std::string_view text) {
  if (++events_ > kMaxEvents) return 1;
  const auto at = byte_of_buffer(text.data());
  const std::string_view written = at ? std::string_view(source_.text).substr(*at, text.size()) : text;
  if (at) {
    if (!blocks_.empty() && blocks_.back().type == MD_BLOCK_CODE && blocks_.back().code.utf8.empty()) {
      blocks_.back().at = *at;
    }
    if (spans_.back().type == MD_SPAN_CODE && spans_.back().code.empty()) spans_.back().at = *at;
    last_ = *at;
  }
  if (blocks_.back().type == MD_BLOCK_CODE) {
    blocks_.back().code.utf8 += written;
  } else if (type == MD_TEXT_CODE) {
    spans_.back().code += written;
  } else if (type == MD_TEXT_BR) {
    spans_.back().inside.push_back({LineBreak(), source_.at(last_)});
  } else if (type == MD_TEXT_SOFTBR) {
    add_words("\n", last_);
  } else if (!at) {
    add_words(written, last_);
  } else {
    add_text(*at, *at + text.size());
  }
  if (at) last_ = *at + text.size();
  return 0;
}

void MarkdownReader::add_words(std::string_view text, std::size_t at) {
  if (text.empty()) return;
  Inlines& inside = spans_.back().inside;
  auto* before = inside.empty() ? nullptr : std::get_if<Words>(&inside.back().is);
  if (before != nullptr) {
    before->utf8 += with_apostrophes(text, before->utf8.back(), is_quoting_);
  } else {
    const bool follows_word = !inside.empty() && !std::holds_alternative<LineBreak>(inside.back().is);
    inside.push_back({Words{with_apostrophes(text, follows_word ? 'x' : ' ', is_quoting_)}, source_.at(at)});
  }
}

void MarkdownReader::add_text(std::size_t from, std::size_t past) {
  auto hidden = std::lower_bound(hidden_text_.hidden.begin(), hidden_text_.hidden.end(), from,
                                 [](const HiddenSpan& h, std::size_t at) { return h.past <= at; });
  while (from < past) {
    const std::size_t next = hidden == hidden_text_.hidden.end() ? past : std::clamp(hidden->at, from, past);
    add_words(std::string_view(source_.text).substr(from, next - from), from);
    if (next == past) return;
    add_hidden(*hidden);
    from = std::min(hidden->past, past);
    ++hidden;
  }
}

void MarkdownReader::add_hidden(const HiddenSpan& hidden) {
  const std::string_view inside =
      std::string_view(source_.text).substr(hidden.inside_at, hidden.inside_end - hidden.inside_at);
  if (hidden.kind == HiddenSpan::Kind::Brace) return add_words(source_.text.substr(hidden.at, 1), hidden.at);
  if (++live_parts_ > kMaxLiveParts) {
    if (live_parts_ == kMaxLiveParts + 1) {
      faults_.add(source_.at(hidden.at), Text("a lesson can have at most ", "一课最多有 ") +
                                             std::to_string(kMaxLiveParts) +
                                             Text(" values and formulas", " 个值和公式"));
    }
    return add_faulty(hidden);
  }
  if (hidden.kind == HiddenSpan::Kind::Value) return add_value(hidden, inside);
  add_formula(hidden, inside);
}

void MarkdownReader::add_faulty(const HiddenSpan& hidden) {
  add_inline(hidden, Faulty{source_.text.substr(hidden.at, hidden.past - hidden.at)});
}

void MarkdownReader::add_value(const HiddenSpan& hidden, std::string_view inside) {
  ParsedLiveValue parsed = parse_live_value(inside);
  if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
    faults_.add(source_.at(hidden.inside_at + problem->at), problem->message);
    return add_faulty(hidden);
  }
  add_inline(hidden, std::get<LiveValue>(std::move(parsed)));
}

void MarkdownReader::add_formula(const HiddenSpan& hidden, std::string_view inside) {
  std::vector<FormulaFault> faults;
  LiveFormula parsed = parse_live_formula(without_quotation_markers(inside), faults);
  for (const FormulaFault& fault : faults)
    faults_.add(source_.at(hidden.inside_at + fault.at), fault.message);
  if (!faults.empty()) return add_faulty(hidden);
  if (hidden.kind == HiddenSpan::Kind::Display) displays_.push_back(source_.at(hidden.at));
  add_inline(hidden, InlineFormula{std::move(parsed)});
}

std::string MarkdownReader::without_quotation_markers(std::string_view formula) {
  std::string bare(formula);
  for (std::size_t at = bare.find('\n'); at != bare.npos; at = bare.find('\n', at)) {
    for (++at; at < bare.size() && (bare[at] == ' ' || bare[at] == '>'); ++at) bare[at] = ' ';
  }
  return bare;
}

}  // namespace surprisal::lesson
