#include "ui/help.h"

#include <imgui.h>

#include "ui/actions.h"
#include "ui/key_names.h"
#include "ui/presenting_keys.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

void keys_row(const Ui& ui, const std::string& keys, const Text& what) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(keys.c_str());
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(ui.say(what).c_str());
}

void heading_row(const Ui& ui, const Text& words) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::Spacing();
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::TextUnformatted(ui.say(words).c_str());
  ImGui::PopFont();
}

void presenting_rows(const Ui& ui) {
  heading_row(ui, {"While presenting", "放映时"});
  for (const PresentingKey& key : presenting_keys()) {
    std::string keys;
    for (int chord : key.chords) {
      if (chord != 0) keys += (keys.empty() ? "" : ui.say({", ", "、"})) + chord_name(chord);
    }
    keys_row(ui, keys, key.what);
  }
  keys_row(ui, "1–9",
           {"A choice of a guess; on the playground, a figure: in or out",
            "选择问题的答案；在自由探索中显示或略去一张图"});
}

}  // namespace

void show_help(Ui& ui) {
  const std::string title = labelled(ui, {"Keys", "快捷键"}, "help");
  if (ui.desk.view.help_open && !ImGui::IsPopupOpen("###help")) ImGui::OpenPopup("###help");
  const ImVec2 centre = ImGui::GetMainViewport()->GetCenter();
  ImGui::SetNextWindowPos(centre, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints(
      {0, 0}, {ImGui::GetMainViewport()->Size.x * 0.95f, ImGui::GetMainViewport()->Size.y * 0.95f});
  if (!ImGui::BeginPopupModal(title.c_str(), &ui.desk.view.help_open,
                              ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove))
    return;
  if (ImGui::BeginTable("keys", 2)) {
    if (ui.desk.presentation) {
      presenting_rows(ui);
      heading_row(ui, {"Always", "任何时候"});
    }
    for (const Action& action : actions()) {
      if (action.keys != 0) keys_row(ui, chord_name(action.keys), action.name);
    }
    keys_row(ui, ui.say({"Tab, arrows", "Tab、方向键"}), {"Go from control to control", "在控件之间移动"});
    keys_row(ui, ui.say({"Ctrl+click", "Ctrl+单击"}), {"Type a value into a slider", "在滑块中输入数值"});
    keys_row(ui, ui.say({"Wheel", "滚轮"}),
             {"Fine steps on a slider, zoom on a figure", "滑块上微调，图上缩放"});
    keys_row(ui, ui.say({"Double click", "双击"}),
             {"Slider: back to its rest. Figure: fill the window. Axis: fit",
              "滑块：复位；图：放大；坐标轴：恢复范围"});
    if (!ui.desk.presentation) presenting_rows(ui);
    ImGui::EndTable();
  }
  const bool closed = ImGui::IsKeyPressed(ImGuiKey_Escape) || ImGui::IsKeyPressed(ImGuiKey_F1, false);
  if (closed && !ImGui::IsWindowAppearing()) {
    ui.desk.view.help_open = false;
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
