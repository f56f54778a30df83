// figures: pictures of 8x8 weights or gradients as a panel.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "learn/pictures.h"
#include "learn/training.h"
#include "plot/plot.h"

namespace surprisal::figures {

// Of weights or gradients, where `full` has the full colour; named as hidden units.
Pictures digit_pictures(std::span<const learn::PixelPicture> pictures, Ink ink, double full);

// What a picture of gradients multiplies the pixels by, as a formula without its dollars: a logit's
// derivative or, with a hidden layer, the derivative of a unit's sum.
std::string gradient_factor(const learn::TrainingSettings& settings);

// In place of a gradient that is too small to be drawn.
inline const Text kAboutZero = {"about 0", "约为 0"};
inline const Text kAboutZeroBrief = "≈ 0";

Text scale_note(double full);  // what the shades mean

inline constexpr Ramp kPictureRamp = Ramp::SquareRoot;

// Names them after the digits instead, one each, with a bead that is filled for the label.
void name_classes(Pictures& pictures, std::size_t label);

}  // namespace surprisal::figures
