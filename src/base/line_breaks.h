// base: Chinese text, and where a line of text in either language may break.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/namespaces.h"

namespace surprisal::inline base {

// A character that counts as a word by itself: an ideograph, Chinese punctuation, a full-width form, and the
// double quotes, dashes and dots that Chinese and English share.
bool is_wide(char32_t code);

// Chinese punctuation and full-width forms, without the ideographic space.
bool is_chinese_punctuation(char32_t code);

// A text with an ideograph in it is Chinese.
bool has_ideograph(std::string_view utf8);

// Whether a line end in a text file becomes a space; between Chinese characters it is removed.
bool line_end_is_space(char32_t before, char32_t after);

// Whether a line may end after `before` and the next line begin with `after`.
bool may_break(char32_t before, char32_t after);

// The end of the line that begins at `start`, among `count` units such as characters or words: the last place
// to break before which the line still fits, or the first place to break where none fits.
// `may_break_before(i)`: whether unit i may begin a line; `fits(i)`: whether the units from `start` to i fit.
template <typename MayBreak, typename Fits>
std::size_t end_of_line(std::size_t start, std::size_t count, MayBreak may_break_before, Fits fits) {
  std::size_t end = start;
  for (std::size_t i = start + 1; i <= count; ++i) {
    if (i < count && !may_break_before(i)) continue;
    if (!fits(i) && end > start) break;
    end = i;
  }
  return end;
}

}  // namespace surprisal::inline base
