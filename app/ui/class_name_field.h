// ui: the name of a class, which becomes a field when it is clicked.
#pragma once

#include "ui/surface.h"

namespace surprisal::ui {

void class_name_field(Ui& ui, std::size_t k, const Rect& area, Weight weight);

}  // namespace surprisal::ui
