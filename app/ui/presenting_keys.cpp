#include "ui/presenting_keys.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "desk/presenting.h"
#include "ui/key_names.h"

namespace surprisal::ui {
namespace {

constexpr double kSecondsOfKeys = 1.5;  // for which a pressed key is shown

template <void (*turn)(Desk&)>
void turn_page(Desk& desk) {
  release_controls();
  turn(desk);
}

template <bool Presentation::*what>
void toggle(Desk& desk) {
  (*desk.presentation).*what = !((*desk.presentation).*what);
}

void leave_presentation(Desk& desk) { desk.presentation->over = true; }

const std::array kKeys = {
    PresentingKey{{ImGuiKey_PageDown, ImGuiKey_RightArrow},
                  {"Next step, or next figure", "下一步或下一幅图"},
                  turn_page<go_on>},
    PresentingKey{{ImGuiKey_PageUp, ImGuiKey_LeftArrow, ImGuiMod_Shift | ImGuiKey_Space},
                  {"Previous step, or previous figure", "上一步或上一幅图"},
                  turn_page<go_back>},
    PresentingKey{{ImGuiKey_Space},
                  {"The rest of the text, the answer to a guess or what is hidden, then the next step",
                   "依次：余下的文字、问题的答案或隐藏的内容、下一步"},
                  turn_page<go_on_by_space>},
    PresentingKey{{ImGuiKey_DownArrow},
                  {"The rest of the text, or the next step", "余下的文字或下一步"},
                  turn_page<go_down>},
    PresentingKey{
        {ImGuiKey_UpArrow}, {"Back in the text, or the step before", "往回看文字或上一步"}, turn_page<go_up>},
    PresentingKey{{ImGuiKey_Home}, {"First step", "第一步"}, go_to_first},
    PresentingKey{{ImGuiKey_End}, {"Last step", "最后一步"}, go_to_last},
    PresentingKey{{ImGuiKey_B, ImGuiKey_Period},
                  {"Black screen; any key brings it back", "黑屏；按任意键恢复"},
                  toggle<&Presentation::black>},
    PresentingKey{{ImGuiKey_R}, {"Ring around the pointer", "指针光圈"}, toggle<&Presentation::ring>},
    PresentingKey{{ImGuiKey_N}, {"Speaker notes", "讲课提示"}, toggle<&Presentation::shows_notes>},
    PresentingKey{{ImGuiKey_K}, {"Show the keys pressed", "显示按键"}, toggle<&Presentation::shows_keys>},
    PresentingKey{{ImGuiKey_Escape, ImGuiKey_F5}, {"Leave", "退出放映"}, leave_presentation},
};

// These keys go to a control once Tab has focused one.
bool is_for_controls(int chord) {
  const int key = chord & ~ImGuiMod_Mask_;
  return key == ImGuiKey_Space || (key >= ImGuiKey_LeftArrow && key <= ImGuiKey_DownArrow);
}

// These keys turn pages even while a text field is active, because they do nothing in it.
bool turns_pages(int chord) {
  return chord == ImGuiKey_PageDown || chord == ImGuiKey_PageUp || chord == ImGuiKey_F5;
}

bool is_pressed(int chord) {
  if (chord == 0 || (is_for_controls(chord) && ImGui::GetIO().NavVisible)) return false;
  const bool taken = ImGui::GetIO().WantTextInput ? !turns_pages(chord) : ImGui::IsAnyItemActive();
  return !taken && ImGui::IsKeyChordPressed(chord) &&
         ImGui::IsKeyPressed(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), false);
}

// The key pressed in this frame with its modifiers; 0 for none.
int chord_pressed() {
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
    const auto named = static_cast<ImGuiKey>(key);
    if (!ImGui::IsKeyboardKey(named) || ImGui::IsLRModKey(named)) continue;
    if (ImGui::IsKeyPressed(named, false)) return key | ImGui::GetIO().KeyMods;
  }
  return 0;
}

// The digit that was pressed, in the top row or on the keypad.
std::optional<std::size_t> digit_pressed() {
  for (int digit = 0; digit <= 9; ++digit) {
    if (ImGui::IsKeyChordPressed(ImGuiKey_0 + digit) || ImGui::IsKeyChordPressed(ImGuiKey_Keypad0 + digit))
      return static_cast<std::size_t>(digit);
  }
  return std::nullopt;
}

}  // namespace

void release_controls() {
  ImGui::ClearActiveID();
  ImGui::SetNavCursorVisible(false);
}

std::span<const PresentingKey> presenting_keys() { return kKeys; }

bool handle_presenting_keys(Desk& desk) {
  Presentation& now = *desk.presentation;
  const int pressed = chord_pressed();
  if (now.black) {
    if (pressed != 0 || ImGui::IsMouseClicked(ImGuiMouseButton_Left)) now.black = false;
    return true;
  }
  bool answered = false;
  for (const PresentingKey& key : kKeys) {
    if (!std::any_of(key.chords.begin(), key.chords.end(), is_pressed)) continue;
    key.run(desk);
    answered = true;
  }
  if (!answered && !ImGui::GetIO().WantTextInput) {
    const std::optional<std::size_t> digit = digit_pressed();
    if (digit) answer_digit(desk, *digit);
    answered = digit.has_value();
  }
  if (now.shows_keys && pressed != 0) {
    now.keys = chord_name(pressed);
    now.keys_until = desk.now + kSecondsOfKeys;
  }
  return answered;
}

void claim_presenting_keys(const Desk& desk) {
  if (!desk.presentation || ImGui::GetIO().NavVisible) return;
  for (ImGuiKey key : {ImGuiKey_Space, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                       ImGuiKey_DownArrow, ImGuiKey_End})
    ImGui::SetKeyOwner(key, ImGui::GetID("desk"));
}

}  // namespace surprisal::ui
