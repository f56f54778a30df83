#include "web/input.h"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "desk/presenting.h"
#include "web/browser.h"
#include "web/web_app.h"

namespace surprisal::web {
namespace {

struct KeyName {
  std::string_view name;
  ImGuiKey key;
};

// Matched by the key's meaning; letters and digits are handled elsewhere.
constexpr std::array kNamedKeys = std::to_array<KeyName>({
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {" ", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"ContextMenu", ImGuiKey_Menu},
    {"-", ImGuiKey_Minus},
    {"=", ImGuiKey_Equal},
    {"+", ImGuiKey_Equal},
    {".", ImGuiKey_Period},
    {",", ImGuiKey_Comma},
    {"/", ImGuiKey_Slash},
    {"?", ImGuiKey_Slash},
    {"[", ImGuiKey_LeftBracket},
    {"]", ImGuiKey_RightBracket},
});

// Matched by position on the keyboard, because other keys have the same meaning.
constexpr std::array kPlacedKeys = std::to_array<KeyName>({
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
});

ImGuiKey in_row(ImGuiKey first, int place) { return static_cast<ImGuiKey>(first + place); }

ImGuiKey key_of(std::string_view key, std::string_view code) {
  for (const KeyName& known : kPlacedKeys) {
    if (known.name == code) return known.key;
  }
  if (key.size() == 1) {
    const char c = key.front();
    if (c >= 'a' && c <= 'z') return in_row(ImGuiKey_A, c - 'a');
    if (c >= 'A' && c <= 'Z') return in_row(ImGuiKey_A, c - 'A');
    if (c >= '0' && c <= '9') return in_row(ImGuiKey_0, c - '0');
  }
  if (code.starts_with("Digit")) return in_row(ImGuiKey_0, code.back() - '0');
  if (key.starts_with('F') && key.size() == 2) return in_row(ImGuiKey_F1, key[1] - '1');
  if (key.starts_with("F1") && key.size() == 3) return in_row(ImGuiKey_F10, key[2] - '0');
  for (const KeyName& known : kNamedKeys) {
    if (known.name == key) return known.key;
  }
  return ImGuiKey_None;
}

void set_modifiers(int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & 1) != 0);
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & 2) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & 4) != 0);
}

ImVec2 at(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

void move(double x, double y, int touch) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(at(x, y).x, at(x, y).y);
}

// Tells ImGui that the pointer is outside the window.
void leave() {
  constexpr float kNowhere = -3.402823466e38f;
  ImGui::GetIO().AddMousePosEvent(kNowhere, kNowhere);
}

void wake() {
  if (web_app()) web_app()->wake();
}

// The text of the last paste, the only time that a page may read the clipboard.
std::string& pasted() {
  static std::string text;
  return text;
}

void place_caret(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* caret) {
  const auto scale = EM_ASM_DOUBLE({ return devicePixelRatio; });
  browser_place_caret(caret->WantTextInput, static_cast<double>(caret->InputPos.x) / scale,
                      static_cast<double>(caret->InputPos.y) / scale,
                      static_cast<double>(caret->InputLineHeight) / scale);
}

}  // namespace

void connect_input() {
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    pasted() = text;
    browser_copy(text);
  };
  platform.Platform_GetClipboardTextFn = [](ImGuiContext*) { return pasted().c_str(); };
  platform.Platform_SetImeDataFn = place_caret;
}

}  // namespace surprisal::web

// ---- what browser.js calls

using namespace surprisal::web;

extern "C" {

EMSCRIPTEN_KEEPALIVE void web_frame(double now) {
  if (web_app()) web_app()->frame(now);
}

EMSCRIPTEN_KEEPALIVE void web_wake() { browser_request_frame(); }

EMSCRIPTEN_KEEPALIVE void web_resize(int width, int height, double pixel_ratio) {
  if (web_app()) web_app()->resize(width, height, pixel_ratio);
}

EMSCRIPTEN_KEEPALIVE void web_move(double x, double y, int touch) {
  move(x, y, touch);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_button(int button, int down, double x, double y, int touch) {
  move(x, y, touch);
  ImGui::GetIO().AddMouseButtonEvent(button, down != 0);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_leave() {
  leave();
  wake();
}

// Ends the press of the left button without a click.
EMSCRIPTEN_KEEPALIVE void web_cancel_press() {
  ImGui::ClearActiveID();
  leave();
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_wheel(double x, double y) {
  ImGui::GetIO().AddMouseWheelEvent(at(x, y).x, at(x, y).y);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_key(const char* key, const char* code, int down, int modifiers) {
  set_modifiers(modifiers);
  if (const ImGuiKey known = key_of(key, code); known != ImGuiKey_None)
    ImGui::GetIO().AddKeyEvent(known, down != 0);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_text(const char* text) {
  set_modifiers(0);  // ImGui ignores text while Ctrl is down, and on some layouts AltGr counts as Ctrl
  ImGui::GetIO().AddInputCharactersUTF8(text);
  wake();
}

// The clipboard's text arrives only now, so this is when ImGui gets the key presses.
EMSCRIPTEN_KEEPALIVE void web_paste(const char* text, int modifiers) {
  pasted() = text;
  set_modifiers(modifiers);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_V, true);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_V, false);
  set_modifiers(0);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_focus(int focused) {
  ImGui::GetIO().AddFocusEvent(focused != 0);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_chosen(const char* paths) {
  web_app()->files().take_chosen(web_app()->desk(), paths);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_dropped(const char* paths) {
  web_app()->files().take_dropped(web_app()->desk(), paths);
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_keep() {
  if (web_app()) web_app()->keep();
}

EMSCRIPTEN_KEEPALIVE void web_left_full_screen() {
  surprisal::desk::end_presentation(web_app()->desk());
  wake();
}

EMSCRIPTEN_KEEPALIVE void web_fragment(const char* fragment) {
  if (web_app()) web_app()->open_address(fragment);
}

}  // extern "C"
