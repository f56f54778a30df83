#include "lesson/source.h"

#include <algorithm>

#include "base/quote.h"
#include "base/utf8.h"

namespace surprisal::lesson {
namespace {

constexpr std::size_t kMaxFaults = 200;

}  // namespace

std::size_t Source::at(std::size_t byte) const {
  if (places.empty()) return start + std::min(byte, text.size());
  return places[std::min(byte, places.size() - 1)];
}

void Faults::add(std::size_t at, Text message) {
  if (raw_.size() == kMaxFaults) message = {"more faults follow", "还有更多错误"};
  if (raw_.size() <= kMaxFaults) raw_.push_back({at, std::move(message)});
}

std::vector<LessonFault> Faults::listed() const {
  std::vector<Raw> sorted = raw_;
  const bool more = sorted.size() > kMaxFaults;
  std::stable_sort(sorted.begin(), sorted.end() - (more ? 1 : 0),
                   [](const Raw& a, const Raw& b) { return a.at < b.at; });
  std::vector<LessonFault> faults;
  for (Raw& raw : sorted) {
    const Place place = place_of(file_, raw.at);
    LessonFault fault{place.line, place.column, std::move(raw.message)};
    if (std::find(faults.begin(), faults.end(), fault) == faults.end()) faults.push_back(std::move(fault));
  }
  return faults;
}

std::string readable(std::string_view file, Faults& faults) {
  std::string text(file);
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t length =
        c == '\n' || c == '\t' || c == '\r' ? 1 : character_length(std::string_view(text).substr(at));
    if (length == 0) {
      if (first) {
        faults.add(at, {"this byte is not part of a readable character: the file must be UTF-8",
                        "这个字节不是有效的字符：文件必须是 UTF-8 编码"});
      }
      first = false;
      text[at] = '?';
    }
    at += std::max<std::size_t>(length, 1);
  }
  return text;
}

}  // namespace surprisal::lesson
