// ui: the foot of the ledger: the drawer with the sums, and its handle, where a moving slider is stopped.
#pragma once

#include <string>
#include <vector>

#include "ui/places.h"
#include "ui/ui.h"

namespace surprisal::ui {

void show_drawer(Ui& ui, const Places& places, const std::vector<std::string>& formulas);
void show_drawer_handle(Ui& ui, const Places& places);

}  // namespace surprisal::ui
