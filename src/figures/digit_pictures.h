// figures: pictures of 8x8 weights or gradients as a panel.
#pragma once

#include <cstddef>
#include <span>

#include "learn/pictures.h"
#include "plot/plot.h"

namespace surprisal::figures {

// On one colour scale; named as hidden units.
Pictures digit_pictures(std::span<const learn::PixelPicture> pictures, Ink ink);

// Names them after the digits instead, one each, with a bead that is filled for the label.
void name_classes(Pictures& pictures, std::size_t label);

}  // namespace surprisal::figures
