// ui: what keys are called.
#pragma once

#include <string>

namespace surprisal::ui {

std::string chord_name(int chord);  // "Ctrl+Shift+Z"; empty for 0

}  // namespace surprisal::ui
