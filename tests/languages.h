// Helpers for error messages: whether a message exists in both languages.
#pragma once

#include <algorithm>
#include <string>

#include "base/text.h"
#include "namespaces.h"

namespace surprisal::test {

inline bool is_in_both_languages(const Text& text) {
  const bool has_chinese = std::any_of(text.zh.begin(), text.zh.end(),
                                       [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
  return !text.en.empty() && has_chinese && text.zh != text.en;
}

// The English text, for comparison in a test.
inline std::string english(const Text& text) {
  return is_in_both_languages(text) ? text.en : "(there is no Chinese of it)";
}

}  // namespace surprisal::test
