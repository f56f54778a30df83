// ui: the row of settings above the ledger: output, label, number of classes, temperature, smoothing.
#pragma once

#include "ui/places.h"
#include "ui/surface.h"

namespace surprisal::ui {

void show_sample_settings(Ui& ui, const Places& places, const Rect& area);

}  // namespace surprisal::ui
