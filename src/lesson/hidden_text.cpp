#include "lesson/hidden_text.h"

#include <algorithm>
#include <string_view>

#include "base/line_breaks.h"
#include "base/utf8.h"
#include "lesson/sentences.h"

namespace surprisal::lesson {
namespace {

constexpr std::size_t kMaxNestingMarkers = 64;  // at the beginning of a line: >>> or - - -

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !std::isalnum(static_cast<unsigned char>(c)); }

// To Markdown, Chinese brackets, quotes and stops are punctuation, and emphasis that begins or ends next to
// one in the middle of a line is not recognized. Quotes, dashes and dots (“, —, …) count as Chinese only in a
// line with Chinese characters.
bool is_general_punctuation(char32_t code) { return code >= 0x2000 && code <= 0x203F; }

class LivePartHider {
 public:
  LivePartHider(const Source& source, Faults& faults) : source_(source), text_(source.text), faults_(faults) {
    result_.text = source.text;
  }

  HiddenText run() {
    std::size_t paragraph = 0;
    std::string fence;  // the marker that closes the current code block
    for (std::size_t line = 0; line < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      const std::size_t first = first_after_markers(line, end);
      const std::string_view content = text_.substr(first, end - first);
      if (!fence.empty()) {
        if (closes(content, fence)) fence.clear();
        paragraph = end;
      } else if (const std::string opened = opened_fence(content); !opened.empty()) {
        scan(paragraph, line);
        fence = opened;
        paragraph = end;
      } else if (content.empty() || content.front() == '#') {
        scan(paragraph, line);
        scan(first, end);
        paragraph = end;
      }
      line = end + 1;
    }
    if (fence.empty()) scan(paragraph, text_.size());
    hide_chinese_signs();
    return std::move(result_);
  }

 private:
  // The position after blanks and quotation markers. A malicious line of ten thousand markers would nest ten
  // thousand levels deep, so markers beyond the limit are replaced by letters.
  std::size_t first_after_markers(std::size_t line, std::size_t end) {
    std::size_t markers = 0;
    std::size_t at = line;
    for (; at < end; ++at) {
      const char c = text_[at];
      const bool marker =
          c == '>' || ((c == '-' || c == '+' || c == '*') && (at + 1 == end || is_blank(text_[at + 1])));
      if (!marker && !is_blank(c)) break;
      if (marker && ++markers == kMaxNestingMarkers)
        faults_.add(source_.at(at), nested_too_deeply(kMaxNestingMarkers));
      if (markers >= kMaxNestingMarkers) result_.text[at] = 'x';
    }
    // List markers count as content; only quotation markers are skipped.
    at = line;
    while (at < end && (is_blank(text_[at]) || text_[at] == '>')) ++at;
    return at;
  }

  static std::string opened_fence(std::string_view content) {
    for (const char sign : {'`', '~'}) {
      const std::size_t length = std::min(content.find_first_not_of(sign), content.size());
      const bool info_is_good = sign == '~' || content.substr(length).find('`') == content.npos;
      if (length >= 3 && info_is_good) return std::string(length, sign);
    }
    return {};
  }

  static bool closes(std::string_view content, const std::string& fence) {
    const std::size_t length = std::min(content.find_first_not_of(fence.front()), content.size());
    return length >= fence.size() &&
           std::all_of(content.begin() + static_cast<std::ptrdiff_t>(length), content.end(), is_blank);
  }

  // Scans one paragraph, or several lines that may form one.
  void scan(std::size_t from, std::size_t past) {
    for (std::size_t at = from; at < past;) {
      switch (text_[at]) {
        case '\\':
          at += at + 1 < past && is_punctuation(text_[at + 1]) ? 2 : 1;
          break;
        case '`':
          at = after_code(at, past);
          break;
        case '$':
          at = formula(at, past);
          break;
        case '{':
          at = value(at, past);
          break;
        case '}':
          at = at + 1 < past && text_[at + 1] == '}' ? brace(at) : at + 1;
          break;
        default:
          ++at;
      }
    }
  }

  std::size_t after_code(std::size_t at, std::size_t past) const {
    constexpr std::size_t kLongestDelimiter =
        8;  // a malicious text could have many, and each one is searched for to the end of the text
    const std::size_t length = std::min(text_.find_first_not_of('`', at), past) - at;
    if (length > kLongestDelimiter) return at + length;
    for (std::size_t i = at + length; i < past;) {
      i = std::min(text_.find('`', i), past);
      const std::size_t run = std::min(text_.find_first_not_of('`', i), past) - i;
      if (i < past && run == length) return i + run;
      i += std::max<std::size_t>(run, 1);
    }
    return at + length;
  }

  std::size_t hide(HiddenSpan::Kind kind, std::size_t at, std::size_t past, std::size_t delimiter) {
    result_.hidden.push_back({kind, at, past, at + delimiter, past - delimiter});
    std::fill(result_.text.begin() + static_cast<std::ptrdiff_t>(at),
              result_.text.begin() + static_cast<std::ptrdiff_t>(past), 'x');
    return past;
  }

  std::size_t brace(std::size_t at) {
    hide(HiddenSpan::Kind::Brace, at, at + 2, 1);
    return at + 2;
  }

  std::size_t formula(std::size_t at, std::size_t past) {
    const bool display = at + 1 < past && text_[at + 1] == '$';
    const std::size_t sign = display ? 2 : 1;
    for (std::size_t i = at + sign; i < past; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '\n' && !display && starts_another_item(i + 1, past)) {
        break;
      } else if (text_[i] == '$' && (!display || (i + 1 < past && text_[i + 1] == '$'))) {
        return hide(display ? HiddenSpan::Kind::Display : HiddenSpan::Kind::Formula, at, i + sign, sign);
      }
    }
    faults_.add(source_.at(at), display ? Text("this $$ is never closed", "这个 $$ 没有闭合")
                                        : Text("this $ is never closed; to show a dollar sign, write \\$",
                                               "这个 $ 没有闭合；要写这个符号本身，请写 \\$"));
    return at + sign;
  }

  // Whether a list item or a table row begins here.
  bool starts_another_item(std::size_t line, std::size_t past) const {
    while (line < past && (is_blank(text_[line]) || text_[line] == '>')) ++line;
    if (line >= past) return true;
    const char c = text_[line];
    return c == '|' || ((c == '-' || c == '+' || c == '*') && line + 1 < past && is_blank(text_[line + 1]));
  }

  std::size_t value(std::size_t at, std::size_t past) {
    if (at + 1 < past && text_[at + 1] == '{') return brace(at);
    if (at >= no_close_before_) {  // otherwise an earlier { has already searched this line
      const std::size_t close = text_.find_first_of("}\n", at);
      if (close < past && text_[close] == '}') return hide(HiddenSpan::Kind::Value, at, close + 1, 1);
      no_close_before_ = std::min(close, text_.size());
    }
    faults_.add(source_.at(at), {"this { is never closed on its line; to show a brace, write {{",
                                 "这个 { 在这一行中没有闭合；要写这个符号本身，请写 {{"});
    return at + 1;
  }

  void hide_chinese_signs() {
    for (std::size_t line = 0; line < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      const bool chinese = has_ideograph(text_.substr(line, end - line));
      for (std::size_t at = line; at < end;) {
        const auto [code, length, valid] = first_character(text_.substr(at, end - at));
        if (is_chinese_punctuation(code) || (chinese && is_general_punctuation(code)))
          std::fill_n(result_.text.begin() + static_cast<std::ptrdiff_t>(at), length, 'x');
        at += length;
      }
      line = end + 1;
    }
  }

  const Source& source_;
  std::string_view text_;
  Faults& faults_;
  HiddenText result_;
  std::size_t no_close_before_ = 0;
};

}  // namespace

HiddenText hide_live_parts(const Source& source, Faults& faults) {
  return LivePartHider(source, faults).run();
}

}  // namespace surprisal::lesson
