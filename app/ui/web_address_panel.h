// ui: the dialog that asks for the address of the web edition, to which links lead.
#pragma once

#include "ui/ui.h"

namespace surprisal::ui {

void ask_for_web_address(Ui& ui);

}  // namespace surprisal::ui
