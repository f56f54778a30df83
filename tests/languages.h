// What tests and fuzzers ask of a sentence about what is wrong: that it is there in both languages.
#pragma once

#include <algorithm>
#include <string>

#include "base/text.h"
#include "rooms.h"

namespace surprisal::test {

inline bool is_in_both_languages(const Text& text) {
  const bool has_chinese = std::any_of(text.zh.begin(), text.zh.end(),
                                       [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
  return !text.en.empty() && has_chinese && text.zh != text.en;
}

// The English, for a test to compare.
inline std::string english(const Text& text) {
  return is_in_both_languages(text) ? text.en : "(there is no Chinese of it)";
}

}  // namespace surprisal::test
