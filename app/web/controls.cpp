#include "web/controls.h"

#include <emscripten.h>
#include <imgui_internal.h>

#include <string>

namespace surprisal::web {

ControlPlaces& controls() {
  static ControlPlaces places;
  return places;
}

void watch_controls() { ImGui::GetCurrentContext()->TestEngineHookItems = true; }

std::string label_in_focus() {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  return context.NavCursorVisible ? controls().label_of(context.NavId) : std::string();
}

}  // namespace surprisal::web

using surprisal::web::controls;

// A line for each: its name and its sides in pixels, left, top, right, bottom, separated by tabs.
extern "C" EMSCRIPTEN_KEEPALIVE const char* web_controls() {
  static std::string lines;
  lines.clear();
  for (const auto& [name, place] : controls().by_name()) {
    lines += name;
    for (const float side : {place.low.x, place.low.y, place.high.x, place.high.y})
      lines += "\t" + std::to_string(side);
    lines += "\n";
  }
  return lines.c_str();
}

void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& place, const ImGuiLastItemData*) {
  controls().note_place(id, place.Min, place.Max);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags) {
  controls().note_label(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
