// export: a figure with its caption: its title and its formula under the plot.
#pragma once

#include <span>

#include "figures/catalogue.h"
#include "plot/scene.h"

namespace surprisal::exporting {

// The plot of the figure, laid out in what the caption leaves of the frame. Where the caption would take more
// than half of it there is none. A title that the plot shows too stands in the caption alone.
Scene lay_out_captioned(const Figure& figure, Plot plot, Rect frame, const Look& look,
                        std::span<const View> views = {});

}  // namespace surprisal::exporting
