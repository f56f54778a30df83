#include "lesson/text_flow.h"

#include <string>

#include "base/line_breaks.h"
#include "base/utf8.h"

namespace surprisal::lesson {

using namespace document;

namespace {

char32_t edge_of(const Inlines& inlines, bool front);

// The first or last visible character; 0 if it is not text.
char32_t edge_of(const Inline& one, bool front) {
  if (const auto* words = std::get_if<Words>(&one.is)) {
    const std::u32string codes = from_utf8(words->utf8);
    return codes.empty() ? 0 : front ? codes.front() : codes.back();
  }
  if (const auto* emphasis = std::get_if<Emphasis>(&one.is)) return edge_of(emphasis->inside, front);
  if (const auto* strong = std::get_if<Strong>(&one.is)) return edge_of(strong->inside, front);
  if (const auto* link = std::get_if<Link>(&one.is)) return edge_of(link->inside, front);
  return 0;
}

char32_t edge_of(const Inlines& inlines, bool front) {
  if (inlines.empty()) return 0;
  return edge_of(front ? inlines.front() : inlines.back(), front);
}

}  // namespace

void join_lines(Inlines& inlines) {
  for (std::size_t i = 0; i < inlines.size(); ++i) {
    if (auto* emphasis = std::get_if<Emphasis>(&inlines[i].is)) join_lines(emphasis->inside);
    if (auto* strong = std::get_if<Strong>(&inlines[i].is)) join_lines(strong->inside);
    if (auto* link = std::get_if<Link>(&inlines[i].is)) join_lines(link->inside);
    auto* words = std::get_if<Words>(&inlines[i].is);
    if (words == nullptr || words->utf8.find('\n') == std::string::npos) continue;
    const std::u32string codes = from_utf8(words->utf8);
    std::u32string joined;
    for (std::size_t k = 0; k < codes.size(); ++k) {
      if (codes[k] != U'\n') {
        joined += codes[k];
        continue;
      }
      const char32_t before = k > 0 ? codes[k - 1] : i > 0 ? edge_of(inlines[i - 1], false) : 0;
      const char32_t after = k + 1 < codes.size()     ? codes[k + 1]
                             : i + 1 < inlines.size() ? edge_of(inlines[i + 1], true)
                                                      : 0;
      if (line_end_is_space(before, after)) joined += U' ';
    }
    words->utf8 = to_utf8(joined);
  }
}

void join_lines(Blocks& blocks) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.is)) join_lines(paragraph->inside);
    if (auto* list = std::get_if<List>(&block.is)) {
      for (Blocks& item : list->items) join_lines(item);
    }
    if (auto* note = std::get_if<Note>(&block.is)) {
      join_lines(note->title);
      join_lines(note->inside);
    }
  }
}

}  // namespace surprisal::lesson
