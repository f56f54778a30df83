#include "desk/sentences.h"

#include <algorithm>
#include <string_view>

#include "base/line_breaks.h"
#include "base/utf8.h"

namespace surprisal::desk {
namespace {

using namespace document;

bool is_one_of(std::u32string_view all, char32_t c) { return all.find(c) != all.npos; }
bool is_small_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

// Follows a text and says where a sentence ends.
class SentenceReader {
 public:
  bool has_ended() const { return depth_ == 0 && ended_ && (wide_ || spaced_); }

  // "e.g. three" goes on, and so does a sentence after its closing bracket.
  bool begins_sentence(char32_t c) const {
    return has_ended() && c != U' ' && !is_one_of(kClosing, c) && (wide_ || !is_small_letter(c));
  }

  void read(char32_t c) {
    if (c == U' ') {
      spaced_ = true;
      return;
    }
    if (is_one_of(kClosing, c)) {
      depth_ = std::max(0, depth_ - 1);
      // A Chinese sentence goes on after what it quotes.
      if (c == U'”' && wide_) ended_ = false;
      return;
    }
    if (is_one_of(kOpening, c)) ++depth_;
    wide_ = is_one_of(U"。？！", c);
    ended_ = wide_ || is_one_of(U".?!", c);
    spaced_ = false;
  }

  void read(const Inline& one) {
    if (const auto* words = std::get_if<Words>(&one.is)) return read(words->utf8);
    if (const auto* emphasis = std::get_if<Emphasis>(&one.is)) return read(emphasis->inside);
    if (const auto* strong = std::get_if<Strong>(&one.is)) return read(strong->inside);
    if (const auto* link = std::get_if<Link>(&one.is)) return read(link->inside);
    ended_ = false;
  }

 private:
  static constexpr std::u32string_view kOpening = U"([（“「《", kClosing = U")]）”」》";

  void read(std::string_view utf8) {
    for_each_code(utf8, [&](char32_t c) { read(c); });
  }
  void read(const Inlines& inlines) {
    for (const Inline& one : inlines) read(one);
  }

  int depth_ = 0;  // of brackets and quotes
  bool ended_ = false, wide_ = false, spaced_ = false;
};

std::string_view first_words(const Inlines& inlines) {
  const auto* words = inlines.empty() ? nullptr : std::get_if<Words>(&inlines.front().is);
  return words == nullptr ? std::string_view() : std::string_view(words->utf8);
}

}  // namespace

std::vector<Inlines> sentences_of(const Inlines& paragraph) {
  std::vector<Inlines> sentences(1);
  SentenceReader reader;
  for (const Inline& one : paragraph) {
    const auto* words = std::get_if<Words>(&one.is);
    if (words == nullptr) {
      if (reader.has_ended()) sentences.emplace_back();
      sentences.back().push_back(one);
      reader.read(one);
      continue;
    }
    std::u32string part;
    const auto put = [&] {
      if (!part.empty()) sentences.back().push_back({Words{to_utf8(part)}, one.at});
      part.clear();
    };
    for_each_code(words->utf8, [&](char32_t c) {
      if (reader.begins_sentence(c)) {
        put();
        sentences.emplace_back();
      }
      reader.read(c);
      part += c;
    });
    put();
  }
  std::erase_if(sentences, [](const Inlines& sentence) { return sentence.empty(); });
  return sentences;
}

bool begins_with_pronoun(const Inlines& sentence) {
  constexpr std::string_view kPronouns[] = {"It ",   "Its ",   "They ",  "Them ", "Their ", "He ", "She ",
                                            "This ", "These ", "Those ", "它",    "这",     "其"};
  const std::string_view first = first_words(sentence);
  return std::any_of(std::begin(kPronouns), std::end(kPronouns),
                     [&](std::string_view pronoun) { return first.starts_with(pronoun); });
}

bool is_continued(const Inlines& paragraph) {
  const std::string_view first = first_words(paragraph);
  return !first.empty() && is_small_letter(static_cast<unsigned char>(first.front())) &&
         !has_ideograph(first);
}

}  // namespace surprisal::desk
