#include "ui/class_name_field.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "base/quote.h"
#include "base/utf8.h"
#include "session/key_rules.h"
#include "ui/buttons.h"

namespace surprisal::ui {
namespace {

// The typed text without control characters, cut to the longest allowed name between characters.
std::string fit_for_name(std::string_view typed) {
  std::string name;
  while (!typed.empty()) {
    const std::size_t length = character_length(typed);
    if (name.size() + length > kLongestName) break;
    name += typed.substr(0, length);
    typed.remove_prefix(std::max(length, std::size_t{1}));
  }
  return name;
}

}  // namespace

void class_name_field(Ui& ui, std::size_t k, const Rect& area, Weight weight) {
  if (area.width < 8) return;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const std::string id = "##name." + std::to_string(k);
  const bool typing = ImGui::GetActiveID() == ImGui::GetID(id.c_str());
  std::string name = ui.say(class_name(ui.session(), k));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleColor(ImGuiCol_Border, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleColor(ImGuiCol_Text, typing ? unpacked(theme.ink) : ImVec4(0, 0, 0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {0, std::max(0.0f, (static_cast<float>(area.height) - ImGui::GetFontSize()) / 2)});
  ImGui::SetCursorScreenPos(to_im({area.left, area.top}));
  ImGui::SetNextItemWidth(static_cast<float>(area.width));
  const bool changed = ImGui::InputText(id.c_str(), &name);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(3);
  if (!typing) {
    const std::string shown = surface.fitted(name, 14, weight, area.width);
    if (shown != name) tip(ui, name);
    surface.words(shown, {area.left, area.centre().y + surface.px(5)}, {14, theme.ink, weight});
  }
  if (!changed) return;
  Session next = ui.desk.session();
  next.class_names[k] = Text(fit_for_name(name));
  ui.desk.edit(next, {"Rename a class", "更改类别名称"}, "name" + std::to_string(k));
}

}  // namespace surprisal::ui
