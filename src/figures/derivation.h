// figures: what the figures of derivations share: a line appears once the reader has reached it.
#pragma once

#include <cstddef>

#include "plot/plot.h"
#include "session/session.h"

namespace surprisal::figures {

// How visible line i is: 0 before the reader reaches it, 1 from then on.
double shown_of(const Session& session, std::size_t i);

// A curve that belongs to line i; nothing as long as the line is not visible.
void add_curve_of_line(Chart& chart, const Session& session, std::size_t i, Curve curve);

// The logit's bead on the curve that the last line is about, and its handle.
void add_bead_of_logit(Chart& chart, const Session& session, Point at, Ink ink);

// The lines beside their chart, for the label of the class in focus.
Plot derivation_plot(const Session& session, Text title, Panel lines, Panel chart);

}  // namespace surprisal::figures
