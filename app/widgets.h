// app: controls that the panels share.
#pragma once

#include <string_view>

#include "desk.h"

namespace surprisal {

// "File##menu.file": what a person reads, and a name for the widget that is the same in both languages.
std::string labelled(const Desk& desk, const Text& words, std::string_view name);

// A slider for a number, to drag, to type into, to turn with the wheel and to double-click back to `home`.
// `fine` is one notch.
struct SliderRange {
  double low = 0;
  double high = 1;
  double home = 0;
  double fine = 0.1;
  bool logarithmic = false;
  const char* format = "%.2f";
};
bool slider(std::string_view name, double& value, const SliderRange& range, float width);

// One of several, side by side; the chosen one is marked.
bool choice(const Desk& desk, std::string_view name, const std::vector<Text>& words, int& chosen);

void tooltip(const Desk& desk, const Text& words);  // of the item just drawn

// Text that ends where the column does.
void right_aligned(const std::string& words);

}  // namespace surprisal
