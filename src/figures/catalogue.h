// figures: every figure there is, in reading order. Adding one is one file and one row.
#pragma once

#include <span>
#include <string_view>

#include "plot/plot.h"

namespace surprisal::figures {

struct Figure {
  std::string_view id;
  Text title;
  Plot (*build)(const Session&);  // pure: the same session gives the same plot
  std::string_view formula;       // what it is about, in the language of src/typeset
};

std::span<const Figure> catalogue();
const Figure* find_figure(std::string_view id);  // null for none

}  // namespace surprisal::figures
