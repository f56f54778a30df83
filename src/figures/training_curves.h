// figures: loss and accuracy during a training run, beside those of a run with the other loss.
#pragma once

#include "learn/training.h"
#include "math/information.h"
#include "plot/plot.h"

namespace surprisal::figures {

// `other` is null if there is nothing to compare with. Losses are cross-entropies, whichever loss a run was
// trained with.
Plot training_curves(const learn::Training& run, const learn::Training* other, Base base);

}  // namespace surprisal::figures
