#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/quote.h"
#include "desk/actions.h"
#include "desk/open_file.h"
#include "desk/presenting.h"
#include "figures/parts.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

void show_menu_items(Desk& desk, Menu menu) {
  for (const Action& action : actions()) {
    if (action.menu != menu) continue;
    const bool possible = action.possible == nullptr || action.possible(desk);
    Text words = action.name;
    // Undo says what it undoes.
    if (action.id == "undo" && possible) words = words + Text(": ", "：") + desk.history.undoes();
    if (action.id == "redo" && possible) words = words + Text(": ", "：") + desk.history.redoes();
    const std::string label = labelled(desk, words, action.id);
    if (ImGui::MenuItem(label.c_str(), keys_shown(action.keys).c_str(), false, possible)) action.run(desk);
  }
}

void show_recent_files(Desk& desk) {
  if (desk.settings.recent_files.empty()) return;
  ImGui::Separator();
  ImGui::TextDisabled("%s", desk.say({"Recent files", "最近的文件"}).c_str());
  std::string chosen;
  for (std::size_t i = 0; i < desk.settings.recent_files.size(); ++i) {
    const std::string& path = desk.settings.recent_files[i];
    const std::string name = harmless(std::filesystem::path(path).filename().string(), 60);
    if (ImGui::MenuItem((name + "###recent." + std::to_string(i)).c_str())) chosen = path;
    tooltip(desk, harmless(path, 500));
  }
  if (!chosen.empty()) open_file(desk, chosen);  // which changes the list
}

void choose_base(Desk& desk) {
  int chosen = static_cast<int>(desk.session().base);
  if (!choice(desk, "base", {parts::unit(Base::E), parts::unit(Base::Two), parts::unit(Base::Ten)}, chosen))
    return;
  Session next = desk.session();
  next.base = static_cast<Base>(chosen);
  desk.edit(next, {"Change the unit", "更换单位"});
}

}  // namespace

void show_top_bar(Desk& desk) {
  ImGui::SetCursorPosY(std::floor((ImGui::GetWindowHeight() - ImGui::GetFrameHeight()) / 2));
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted("Surprisal");
  ImGui::PopFont();
  const auto menu = [&](Menu which, const Text& title, const char* name) {
    ImGui::SameLine(0, desk.px(14));
    const std::string id = std::string("menu.") + name;
    if (ImGui::Button(labelled(desk, title, id).c_str())) ImGui::OpenPopup(name);
    if (ImGui::BeginPopup(name)) {
      show_menu_items(desk, which);
      if (which == Menu::File) show_recent_files(desk);
      ImGui::EndPopup();
    }
  };
  menu(Menu::File, {"File", "文件"}, "file");
  menu(Menu::Edit, {"Edit", "编辑"}, "edit");
  menu(Menu::View, {"View", "视图"}, "view");
  menu(Menu::Help, {"Help", "帮助"}, "help");

  const Text theme_names[] = {{"Light", "浅色"}, {"Dark", "深色"}, {"High contrast", "高对比度"}};
  float width = desk.px(90 + 140 + 90 + 2 * 2) + 3 * ImGui::GetStyle().ItemSpacing.x +
                ImGui::GetStyle().WindowPadding.x;
  for (Base base : {Base::E, Base::Two, Base::Ten})
    width +=
        ImGui::CalcTextSize(desk.say(parts::unit(base)).c_str()).x + 2 * ImGui::GetStyle().FramePadding.x;
  ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetWindowWidth() - width));
  choose_base(desk);
  ImGui::SameLine();
  if (ImGui::Button("EN / 中###bar.language", {desk.px(90), 0})) {
    desk.settings.language =
        desk.settings.language == Language::English ? Language::Chinese : Language::English;
  }
  tooltip(desk, {"Language: 中文 or English (F2)", "语言：中文或 English（F2）"});
  ImGui::SameLine();
  const auto theme = static_cast<std::size_t>(desk.settings.theme);
  if (ImGui::Button(labelled(desk, theme_names[theme], "bar.theme").c_str(), {desk.px(140), 0})) {
    desk.settings.theme = static_cast<ThemeName>((theme + 1) % 3);
  }
  tooltip(desk, {"Theme: light, dark, high contrast (F3)", "主题：浅色、深色、高对比度（F3）"});
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, {"Present", "放映"}, "bar.present").c_str(), {desk.px(90), 0}))
    present(desk);
  tooltip(desk,
          {"Full screen, for a room: the open lesson, or the figures (F5)", "全屏放映打开的课程或图（F5）"});
}

}  // namespace surprisal::app
