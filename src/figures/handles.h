// figures: handles shared by several figures.
#pragma once

#include <optional>
#include <string>

#include "plot/plot.h"

namespace surprisal::figures {

using ClassSetter = void (*)(Session&, std::size_t, double);

// Dragging along one axis sets a value of class k. The handle's id is `id:k`.
Handle class_handle(const std::string& id, std::size_t k, Text name, Point at, Handle::Direction direction,
                    Ink ink, ClassSetter set);

// The logit, along x.
Handle logit_handle(const Session& session, std::size_t k, Point at);

// The sigmoid, or the softmax, of a class's logit; in the colour of the class if no other is given.
Handle activation_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction);
Handle probability_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction,
                          std::optional<Ink> ink = {});

// The label as the figure shows it, which is smoothed.
Handle label_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction,
                    ClassSetter set);
// Sets the label such that it is `wish` after smoothing.
void set_shown_label(Session& session, std::size_t k, double wish);

}  // namespace surprisal::figures
