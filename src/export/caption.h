// export: a figure with its caption: its title and its formula under the plot.
#pragma once

#include <span>

#include "figures/catalogue.h"
#include "plot/scene.h"

namespace surprisal::exporting {

// The plot of the figure, laid out in the part of the frame above the caption. There is no caption if it
// would take more than half of the frame. A title that the plot also has is shown only in the caption, and
// only if `titled`.
Scene lay_out_captioned(const Figure& figure, Plot plot, Rect frame, const Look& look,
                        std::span<const View> views = {}, bool titled = true);

}  // namespace surprisal::exporting
