// plot: from a plot to shapes, for a size, a theme and a language.
#pragma once

#include <span>

#include "plot/scene.h"

namespace surprisal::plot {

Scene lay_out(const Plot& plot, Rect frame, const Look& look, std::span<const View> views = {});

}  // namespace surprisal::plot
