// figures: what a training run did to the loss and to the accuracy, beside a run with the other loss.
#pragma once

#include "learn/training.h"
#include "math/information.h"
#include "plot/plot.h"

namespace surprisal::figures {

// `other` is null where there is nothing to compare with. Losses are cross-entropies, however a run was
// trained.
Plot training_curves(const learn::Training& run, const learn::Training* other, Base base);

}  // namespace surprisal::figures
