// ui: a row of tabs, of which one is chosen.
#pragma once

#include <string>
#include <vector>

#include "ui/ui.h"

namespace surprisal::ui {

struct Tab {
  std::string name;  // of the control
  Text title;
};

double tabs_width(Ui& ui, const std::vector<Tab>& tabs);

// If they are wider than the area, the chosen tab is in the middle. True if a tab was pressed, even the
// chosen one.
bool show_tabs(Ui& ui, const Rect& area, const std::vector<Tab>& tabs, std::size_t& chosen);

}  // namespace surprisal::ui
