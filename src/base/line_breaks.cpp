#include "base/line_breaks.h"

#include "base/utf8.h"

namespace surprisal::inline base {
namespace {

bool is_between(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

// An ideograph, Chinese punctuation, or a full-width form.
bool is_chinese(char32_t code) {
  return is_between(code, 0x2E80, 0x9FFF) || is_between(code, 0xF900, 0xFAFF) ||
         is_between(code, 0xFF00, 0xFFEF);
}

// Punctuation that Chinese and English share.
bool is_shared_punctuation(char32_t code) {
  return is_between(code, U'‘', U'”') || code == U'—' || code == U'…';
}

bool is_one_of(char32_t code, std::u32string_view codes) { return codes.find(code) != codes.npos; }

}  // namespace

bool is_wide(char32_t code) { return is_chinese(code) || is_one_of(code, U"“”—…"); }

bool is_chinese_punctuation(char32_t code) {
  return is_between(code, 0x3001, 0x303F) || is_between(code, 0xFF00, 0xFF7F);
}

bool has_ideograph(std::string_view utf8) {
  bool has = false;
  for_each_code(utf8, [&](char32_t code) { has = has || is_between(code, 0x4000, 0x9FFF); });
  return has;
}

bool line_end_is_space(char32_t before, char32_t after) {
  const bool joins = (is_chinese(before) && (is_chinese(after) || is_shared_punctuation(after))) ||
                     (is_shared_punctuation(before) && is_chinese(after));
  return !joins;
}

// A line may also break after an underscore, because function names can be long.
bool may_break(char32_t before, char32_t after) {
  if (is_one_of(after, U" ，。；：、！？）》」』】”’…—%.,;:!?)]}") || is_one_of(before, U"（《「『【“‘([{"))
    return false;
  return before == U' ' || before == U'_' || is_wide(before) || is_wide(after);
}

}  // namespace surprisal::inline base
