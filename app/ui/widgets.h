// ui: controls that the panels share.
#pragma once

#include <string_view>

#include "ui/ui.h"

namespace surprisal::ui {

// "File##menu.file": what a person reads, and a name for the widget that is the same in both languages.
std::string labelled(const Ui& ui, const Text& words, std::string_view name);

// Shows a number as figures do, and takes another.
bool number_field(const std::string& label, double& value, int decimals);
float width_of_number(const SliderRange& range);  // of the field in which it is typed

// Around a box or a ring that is to be seen while it is empty.
void push_outline(const Ui& ui);
void pop_outline();

// A list that unfolds, by default as wide as there is room; ImGui::EndCombo() ends it if this is true.
bool begin_list(Ui& ui, const std::string& label, const Text& chosen, float width = -1);

bool is_popup_open();  // any: a menu, a dialog

// Text that ends where the column does.
void right_aligned(const std::string& words);

}  // namespace surprisal::ui
