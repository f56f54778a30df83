#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/quote.h"
#include "desk/files.h"
#include "desk/presenting.h"
#include "figures/number_text.h"
#include "ui/actions.h"
#include "ui/key_names.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

void show_menu_items(Ui& ui, Menu menu) {
  for (const Action& action : actions()) {
    if (action.menu != menu) continue;
    const bool possible = action.possible == nullptr || action.possible(ui.desk);
    Text words = action.name;
    // Undo says what it undoes.
    if (action.id == "undo" && possible)
      words = words + Text(": ", "：") + ui.desk.workspace.history().undoes();
    if (action.id == "redo" && possible)
      words = words + Text(": ", "：") + ui.desk.workspace.history().redoes();
    const std::string label = labelled(ui, words, action.id);
    if (ImGui::MenuItem(label.c_str(), chord_name(action.keys).c_str(), false, possible)) action.run(ui);
  }
}

void show_recent_files(Ui& ui) {
  if (ui.desk.settings.recent_files.empty()) return;
  ImGui::Separator();
  ImGui::TextDisabled("%s", ui.say({"Recent files", "最近的文件"}).c_str());
  std::string chosen;
  for (std::size_t i = 0; i < ui.desk.settings.recent_files.size(); ++i) {
    const std::string& path = ui.desk.settings.recent_files[i];
    const std::string name = harmless(std::filesystem::path(path).filename().string(), 60);
    if (ImGui::MenuItem((name + "###recent." + std::to_string(i)).c_str())) chosen = path;
    tooltip(ui, harmless(path, 500));
  }
  if (!chosen.empty()) open_file(ui.desk, chosen);  // which changes the list
}

void choose_base(Ui& ui) {
  int chosen = static_cast<int>(ui.session().base);
  if (!choice(ui, "base", {unit_name(Base::E), unit_name(Base::Two), unit_name(Base::Ten)}, chosen)) return;
  Session next = ui.desk.session();
  next.base = static_cast<Base>(chosen);
  ui.desk.edit(next, {"Change the unit", "更换单位"});
}

}  // namespace

void show_top_bar(Ui& ui) {
  ImGui::SetCursorPosY(std::floor((ImGui::GetWindowHeight() - ImGui::GetFrameHeight()) / 2));
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted("Surprisal");
  ImGui::PopFont();
  const auto menu = [&](Menu which, const Text& title, const char* name) {
    ImGui::SameLine(0, ui.px(14));
    const std::string id = std::string("menu.") + name;
    if (ImGui::Button(labelled(ui, title, id).c_str())) ImGui::OpenPopup(name);
    if (ImGui::BeginPopup(name)) {
      show_menu_items(ui, which);
      if (which == Menu::File) show_recent_files(ui);
      ImGui::EndPopup();
    }
  };
  menu(Menu::File, {"File", "文件"}, "file");
  menu(Menu::Edit, {"Edit", "编辑"}, "edit");
  menu(Menu::View, {"View", "视图"}, "view");
  menu(Menu::Help, {"Help", "帮助"}, "help");

  const Text theme_names[] = {{"Light", "浅色"}, {"Dark", "深色"}, {"High contrast", "高对比度"}};
  float width =
      ui.px(90 + 140 + 90 + 2 * 2) + 3 * ImGui::GetStyle().ItemSpacing.x + ImGui::GetStyle().WindowPadding.x;
  for (Base base : {Base::E, Base::Two, Base::Ten})
    width += ImGui::CalcTextSize(ui.say(unit_name(base)).c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetWindowWidth() - width));
  choose_base(ui);
  ImGui::SameLine();
  if (ImGui::Button("EN / 中###bar.language", {ui.px(90), 0})) {
    ui.desk.settings.language =
        ui.desk.settings.language == Language::English ? Language::Chinese : Language::English;
  }
  tooltip(ui, {"Language: 中文 or English (F2)", "语言：中文或 English（F2）"});
  ImGui::SameLine();
  const auto theme = static_cast<std::size_t>(ui.desk.settings.theme);
  if (ImGui::Button(labelled(ui, theme_names[theme], "bar.theme").c_str(), {ui.px(140), 0})) {
    ui.desk.settings.theme = static_cast<ThemeName>((theme + 1) % 3);
  }
  tooltip(ui, {"Theme: light, dark, high contrast (F3)", "主题：浅色、深色、高对比度（F3）"});
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Present", "放映"}, "bar.present").c_str(), {ui.px(90), 0}))
    present(ui.desk);
  tooltip(ui,
          {"Full screen, for a room: the open lesson, or the figures (F5)", "全屏放映打开的课程或图（F5）"});
}

}  // namespace surprisal::ui
