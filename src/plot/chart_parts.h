// plot: parts of a chart that few figures have: texts in bars, two divisions of an axis, counts, chips.
#pragma once

#include <cstddef>
#include <vector>

#include "base/text.h"
#include "draw/theme.h"

namespace surprisal::plot {

inline constexpr std::size_t kNoClass = static_cast<std::size_t>(-1);

// A text in an upright bar: the first of its versions that has room, or none.
struct Inscription {
  enum class Place { Top, Bottom, Chip };  // at the left; Chip: in the middle, on a ground of its own
  Place place = Place::Top;
  std::vector<Text> versions;  // from the longest to the shortest
};

// The x axis from 0 to 1, divided in two ways, one below the other under the chart: the parts of the upper
// one are named, those of the lower one are a strip, and connectors lead from each part to its own. Handles
// with a grip are at the boundaries of the strip.
struct Divisions {
  struct Part {
    double upper = 0;  // its length
    double lower = 0;
    Text letter;  // of its bead
    Text upper_words;
    Text lower_words;
    bool filled = false;  // the upper bead
    std::size_t of_class = kNoClass;
  };
  std::vector<Part> parts;
  Text upper_name;
  Text lower_name;
  Ink upper_ink;
  Ink lower_ink;  // of the strip
  bool lower_words_are_numbers = false;
};

// How many things are at each stretch of the x axis, as low bars under the chart.
struct Counts {
  struct Part {
    double low = 0;
    double high = 0;
    std::size_t count = 0;
  };
  Text name;  // of the things: "rows"
  std::vector<Part> parts;
};

// A bead and a word.
struct Chip {
  Text letter;
  Text word;
  Ink ink;  // of the word
  std::size_t of_class = kNoClass;
};

}  // namespace surprisal::plot
