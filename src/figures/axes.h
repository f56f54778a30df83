// figures: axes shared by several figures.
#pragma once

#include "math/information.h"
#include "plot/plot.h"

namespace surprisal::figures {

Axis logit_axis(const Session& session);          // shows every logit of the session, and at least -8 to 8
Axis bounded_logit_axis(const Session& session);  // the same, but at most -12 to 12
// Moves beads that are beyond the ends of the x axis to its ends, with an arrow towards where they are.
void pin_beads(Chart& chart);
Axis probability_axis(const Text& title,
                      Ink ink = Quantity::Prediction);  // 0 to 1, with a margin for marks at the ends
Axis information_axis(const Text& what, Ink ink, Base base, double highest);
Axis class_axis(const Session& session);  // the classes at 0, 1, 2, ...

}  // namespace surprisal::figures
