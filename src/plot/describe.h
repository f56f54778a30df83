// plot: a plot in words, for people who cannot see the picture.
#pragma once

#include <span>
#include <string>

#include "plot/plot.h"

namespace surprisal::plot {

inline constexpr std::size_t kMaxWordsOfDescription = 60;

// The title, then for each panel what it shows over what, how many curves, bars and rows, their names, and
// the values at the marks; with fewer names if that is too long. The panels `left_out`, counted from 0 along
// the rows, are not in the picture: it only says how many they are.
std::string description_of(const Plot& plot, Language language, std::span<const std::size_t> left_out = {});

// Words between spaces; in Chinese, where there are none, two characters count as one.
std::size_t words_in(const std::string& text);

}  // namespace surprisal::plot
