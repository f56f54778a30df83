// ui: buttons in the program's style, each at a given place.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/icons.h"
#include "ui/surface.h"

namespace surprisal::ui {

enum class ButtonKind { Primary, Secondary, Quiet };

struct ButtonLook {
  ButtonKind kind = ButtonKind::Secondary;
  std::optional<Icon> icon = {};
  Text tooltip = {};  // says why, what to do, and which key
  bool enabled = true;
  double size = 14;  // of the text
};

// An area that responds to the pointer and the keyboard: true when it is pressed. Screen readers say the
// words.
bool press_area(std::string_view name, const Rect& area, bool enabled = true, std::string_view words = {});

bool button(Ui& ui, std::string_view name, const Rect& area, const Text& words, const ButtonLook& look = {});
double button_width(Ui& ui, const Text& words, const ButtonLook& look = {});
bool icon_button(Ui& ui, std::string_view name, const Rect& area, Icon icon, const Text& tooltip,
                 bool enabled = true);

// A word in the menu bar; it has a background while its menu is open.
bool menu_head(Ui& ui, std::string_view name, const Rect& area, const Text& words, bool is_open);

// A choice among several, side by side on one track.
bool segments(Ui& ui, std::string_view name, Point corner, const std::vector<Text>& words, int& chosen);
bool segments(Ui& ui, std::string_view name, const std::vector<Text>& words, int& chosen);  // in the flow
double segments_width(Ui& ui, const std::vector<Text>& words);
inline constexpr double kSegmentHeight = 28;

// Minus, the number, plus: three squares.
bool stepper(Ui& ui, std::string_view name, Point corner, int& number, int least, int most, const Text& what);
inline constexpr double kStepperSide = 28;

void tip(Ui& ui, const Text& words);  // tooltip of the item just drawn, after a moment

}  // namespace surprisal::ui
