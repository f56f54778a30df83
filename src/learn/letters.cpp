#include "learn/letters.h"

#include "base/utf8.h"
#include "learn/letter_texts.h"

namespace surprisal::learn {
namespace {

constexpr char32_t kFirstChinese = 0x4E00;
constexpr char32_t kLastChinese = 0x9FFF;

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= kFirstChinese && c <= kLastChinese); }

char32_t made_small(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }

}  // namespace

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  bool gap = false;
  for_each_code(utf8, [&](char32_t code) {
    const char32_t c = made_small(code);
    if (!is_letter(c)) {
      gap = true;
      return;
    }
    if (gap && !letters.empty()) letters += U' ';
    letters += c;
    gap = false;
  });
  return letters;
}

LetterParts letter_parts(Language language) {
  const std::u32string all = letters_of(letter_text(language));
  const std::size_t cut = all.find(U' ', all.size() * 4 / 5) + 1;
  return {all.substr(0, cut), all.substr(cut)};
}

}  // namespace surprisal::learn
