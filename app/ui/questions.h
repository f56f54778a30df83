// ui: questions that come before anything else: whether to quit, whether to restore unsaved work.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void ask_before_leaving(Ui& ui);
void offer_recovery(Ui& ui);

}  // namespace surprisal::ui
