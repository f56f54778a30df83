// plot: a plot in words, for people who cannot see the picture.
#pragma once

#include <string>

#include "plot/plot.h"

namespace surprisal::plot {

inline constexpr std::size_t kMaxWordsOfDescription = 60;

// The title, then for each panel what it shows over what, how many curves, bars and rows, their names, and
// the values at the marks; with fewer names if that is too long. The last `left_out` panels are not in the
// picture: it only says how many they are.
std::string description_of(const Plot& plot, Language language, std::size_t left_out = 0);

// Words between spaces; in Chinese, where there are none, two characters count as one.
std::size_t words_in(const std::string& text);

}  // namespace surprisal::plot
