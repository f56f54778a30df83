// figures: classes as beads, with the letters of the session.
#pragma once

#include "plot/plot.h"
#include "session/session.h"

namespace surprisal::figures {

// A class's name as text of a figure. Markup characters that the user typed have no special meaning in it.
Text name_of(const Session& session, std::size_t k);
Text bead_letter(const Session& session, std::size_t k);

// The class that the figures of the playground are about: the right one if there is one, else the focus.
std::size_t main_class(const Session& session);

// A bead of class k, filled for the main class, without a label.
Mark bead(const Session& session, std::size_t k, Point at, Ink ink);

Mark bead(const Session& session, std::size_t k, Point at, Ink ink, Text label);

// The rows of a chart with a horizontal bar for each class: the first class is at the top.
double row_of(const Session& session, std::size_t k);
Axis class_rows(const Session& session);

}  // namespace surprisal::figures
