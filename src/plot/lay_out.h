// plot: lays out a plot: turns it into shapes for a size, a theme and a language.
#pragma once

#include <span>

#include "plot/scene.h"

namespace surprisal::plot {

// `views`: what each panel is zoomed to, in order; panels without a view show their own ranges.
Scene lay_out(const Plot& plot, Rect frame, const Look& look, std::span<const View> views = {});

// A whole card, without its background and border, in the sizes of a card times look.scale. It shows as many
// of the plot's panels as there is room for, the first ones first.
Scene lay_out_card(const Plot& plot, Rect frame, const Look& look, std::span<const View> views = {});

std::size_t panel_count(const Plot& plot);

// What the panel with that index in the scene shows; null if there is none.
const Panel* panel_shown(const Plot& plot, const Scene& scene, std::size_t index);

}  // namespace surprisal::plot
