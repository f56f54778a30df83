#include <imgui.h>

#include "actions.h"
#include "figure/figures/parts.h"
#include "panels.h"
#include "widgets.h"

namespace surprisal {
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

void choose_base(Desk& desk) {
  constexpr Base kBases[] = {Base::E, Base::Two, Base::Ten};
  ImGui::SetNextItemWidth(desk.px(110));
  if (!ImGui::BeginCombo("##base", desk.say(parts::unit(desk.session().base)).c_str()))
    return tooltip(desk, {"Unit of information: the base of the logarithm", "信息量的单位：对数的底"});
  for (Base base : kBases) {
    Session next = desk.session();
    next.base = base;
    const std::string words = desk.say(parts::unit(base)) + "##" + std::to_string(static_cast<int>(base));
    if (ImGui::Selectable(words.c_str(), base == desk.session().base))
      desk.edit(next, {"Change the unit", "更换单位"});
  }
  ImGui::EndCombo();
}

}  // namespace

void show_top_bar(Desk& desk) {
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
      ImGui::EndPopup();
    }
  };
  menu(Menu::File, {"File", "文件"}, "file");
  menu(Menu::Edit, {"Edit", "编辑"}, "edit");
  menu(Menu::View, {"View", "视图"}, "view");
  menu(Menu::Help, {"Help", "帮助"}, "help");

  const Text theme_names[] = {{"Light", "浅色"}, {"Dark", "深色"}, {"High contrast", "高对比度"}};
  const float width = desk.px(110) + desk.px(90) + desk.px(150);
  ImGui::SameLine(std::max(ImGui::GetCursorPosX(), ImGui::GetWindowWidth() - width - desk.px(24)));
  choose_base(desk);
  ImGui::SameLine();
  if (ImGui::Button("EN / 中###language", {desk.px(90), 0})) {
    desk.settings.language =
        desk.settings.language == Language::English ? Language::Chinese : Language::English;
  }
  tooltip(desk, {"Language: 中文 or English (F2)", "语言：中文或 English（F2）"});
  ImGui::SameLine();
  const auto theme = static_cast<std::size_t>(desk.settings.theme);
  if (ImGui::Button(labelled(desk, theme_names[theme], "theme").c_str(), {desk.px(140), 0})) {
    desk.settings.theme = static_cast<ThemeName>((theme + 1) % 3);
  }
  tooltip(desk, {"Theme: light, dark, high contrast (F3)", "主题：浅色、深色、高对比度（F3）"});
}

}  // namespace surprisal
