// ui: the bottom of the ledger: the drawer with the sums, and its handle, which can stop an animated slider.
#pragma once

#include <string>
#include <vector>

#include "ui/places.h"
#include "ui/ui.h"

namespace surprisal::ui {

void show_drawer(Ui& ui, const Places& places, const std::vector<std::string>& formulas);
void show_drawer_handle(Ui& ui, const Places& places);

}  // namespace surprisal::ui
