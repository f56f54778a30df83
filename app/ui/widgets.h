// ui: controls that the panels share.
#pragma once

#include <string_view>

#include "ui/ui.h"

namespace surprisal::ui {

// "File##menu.file": the text that is shown, and a name of the widget that is the same in both languages.
std::string labelled(const Ui& ui, const Text& words, std::string_view name);

// Shows a number as figures do, and lets the user type another.
bool number_field(const std::string& label, double& value, int decimals);
float width_of_number(const SliderRange& range);  // the width of the field in which it is typed

// An outline for a box or a ring that should be visible when it is empty.
void push_outline(const Ui& ui);
void pop_outline();

// A drop-down list, by default as wide as there is room. If this returns true, end it with ImGui::EndCombo().
bool begin_list(Ui& ui, const std::string& label, const Text& chosen, float width = -1);

bool is_popup_open();  // any popup: a menu, a dialog

bool was_click();  // whether the left mouse button was released where it was pressed

// Fades a scrolling list, the current child window, where it goes on above or below.
void fade_list_ends(Ui& ui);

// Text that is aligned with the right edge of the column.
void right_aligned(const std::string& words);

}  // namespace surprisal::ui
