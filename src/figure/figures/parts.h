// figure: what several figures have in common: the axes of a logit, a probability and an amount of
// information, and the names of classes.
#pragma once

#include <string>

#include "figure/plot.h"

namespace surprisal::parts {

// A class's name, or "class 3" for one without.
Text class_name(const Session& session, std::size_t k);

Text unit(Base base);                                           // nats, bits, hartleys
Text with_unit(const Text& what, Base base);                    // "loss (nats)"
Text number(double value, int digits = 4);                      // 0.8789, as a figure writes it
Text labelled(const Text& what, double value, int digits = 4);  // "cat 0.8789"

// A cell that shows a number and keeps all of it for the figure's CSV.
Cell number_cell(double value, Ink ink = {}, int digits = 4, Weight weight = Weight::Regular);

// The range of logits that shows all of the session's, never less than -6 to 6.
Range logit_range(const Session& session);

Axis logit_axis(const Session& session);
Axis probability_axis(const Text& title,
                      Ink ink = Quantity::Prediction);  // 0 to 1, a little beyond to show what touches
Axis information_axis(const Text& what, Ink ink, Base base, double highest);
Axis class_axis(const Session& session);  // one place per class, at 0, 1, 2, ...

Curve curve(std::function<double(double)> f, Ink ink, Text label = {}, Dash dash = Dash::Solid,
            Thickness thickness = Thickness::Regular);

// Dragging a class's logit along x.
Handle logit_handle(const Session& session, std::size_t k, Point at);

}  // namespace surprisal::parts
