#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/quote.h"
#include "desk/files.h"
#include "desk/presenting.h"
#include "figures/number_text.h"
#include "ui/actions.h"
#include "ui/buttons.h"
#include "ui/key_names.h"
#include "ui/panels.h"
#include "ui/places.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

struct NamedMenu {
  Menu menu;
  const char* name;
  Text title;
};

const NamedMenu kMenus[] = {{Menu::File, "file", {"File", "文件"}},
                            {Menu::Edit, "edit", {"Edit", "编辑"}},
                            {Menu::View, "view", {"View", "视图"}},
                            {Menu::Help, "help", {"Help", "帮助"}}};

void show_menu_item(Ui& ui, const Action& action) {
  const bool possible = action.is_possible(ui.desk);
  Text words = action.name;
  // The entry names the change that it undoes.
  if (action.id == "undo" && possible)
    words = words + Text(": ", "：") + ui.desk.workspace.history().undoes();
  if (action.id == "redo" && possible)
    words = words + Text(": ", "：") + ui.desk.workspace.history().redoes();
  const std::string label = labelled(ui, words, action.id);
  if (ImGui::MenuItem(label.c_str(), chord_name(action.keys).c_str(), false, possible)) action.run(ui);
}

void show_menu_items(Ui& ui, Menu menu) {
  const std::span<const Action> all = actions();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].menu != menu) continue;
    if (all[i].begins_group) ImGui::Separator();
    const Text& submenu = all[i].submenu;
    if (submenu.empty()) {
      show_menu_item(ui, all[i]);
      continue;
    }
    const bool open = ImGui::BeginMenu(labelled(ui, submenu, "submenu." + std::string(all[i].id)).c_str());
    for (; i < all.size() && all[i].submenu == submenu; ++i) {
      if (open) show_menu_item(ui, all[i]);
    }
    --i;
    if (open) ImGui::EndMenu();
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
    tip(ui, harmless(path, 500));
  }
  if (!chosen.empty()) open_file(ui.desk, chosen);  // after the loop, because this changes the list
}

// On a phone, all menus are combined into one.
void show_all_menus(Ui& ui, const Rect& area) {
  if (icon_button(ui, "bar.more", area, Icon::More, {"File, edit, view, help", "文件、编辑、视图、帮助"}))
    ImGui::OpenPopup("all menus");
  ImGui::SetNextWindowPos(to_im({area.right(), area.bottom()}), ImGuiCond_Always, {1, 0});
  if (!ImGui::BeginPopup("all menus")) return;
  for (const NamedMenu& one : kMenus) {
    if (!ImGui::BeginMenu(labelled(ui, one.title, std::string("menu.") + one.name).c_str())) continue;
    show_menu_items(ui, one.menu);
    ImGui::EndMenu();
  }
  ImGui::EndPopup();
}

void choose_base(Ui& ui, Point corner, const std::vector<Text>& units) {
  int chosen = static_cast<int>(ui.session().base);
  if (!segments(ui, "base", corner, units, chosen)) return;
  Session next = ui.desk.session();
  next.base = static_cast<Base>(chosen);
  ui.desk.edit(next, {"Change the unit", "更换单位"});
}

const std::vector<Text> kLanguageWords = {"EN", "中文"};

void choose_language(Ui& ui, Point corner) {
  int chosen = static_cast<int>(ui.desk.settings.language);
  if (segments(ui, "bar.language", corner, kLanguageWords, chosen))
    ui.desk.settings.language = static_cast<Language>(chosen);
}

struct ThemeButton {
  Icon icon;
  Text name;
};

ThemeButton theme_button(ThemeName theme) {
  switch (theme) {
    case ThemeName::Dark:
      return {Icon::Dark, {"Dark", "深色"}};
    case ThemeName::Contrast:
      return {Icon::Contrast, {"Contrast", "高对比"}};
    case ThemeName::Light:
      break;
  }
  return {Icon::Light, {"Light", "浅色"}};
}

// Shows the menus from the left. Returns where they end.
double show_menus(Ui& ui, const Rect& bar, double left) {
  for (const NamedMenu& one : kMenus) {
    const ButtonLook look = {.kind = ButtonKind::Quiet};
    const double width = button_width(ui, one.title, look);
    const Surface surface(ui);
    const Rect area = {left, bar.top + surface.px(7), width, bar.height - surface.px(14)};
    if (menu_head(ui, std::string("menu.") + one.name, area, one.title, ImGui::IsPopupOpen(one.name)))
      ImGui::OpenPopup(one.name);
    ImGui::SetNextWindowPos(to_im({area.left, bar.bottom()}));
    if (ImGui::BeginPopup(one.name)) {
      show_menu_items(ui, one.menu);
      if (one.menu == Menu::File) show_recent_files(ui);
      ImGui::EndPopup();
    }
    left = area.right();
  }
  return left;
}

// The tooltips of undo and redo name the change.
double show_history(Ui& ui, const Rect& bar, double left) {
  const Surface surface(ui);
  const double side = surface.px(30);
  const double top = bar.centre().y - side / 2;
  const History& history = ui.desk.workspace.history();
  const Text undo = Text("Undo", "撤销") +
                    (history.can_undo() ? Text(": ", "：") + history.undoes() : Text()) +
                    Text(" (Ctrl+Z)", "（Ctrl+Z）");
  const Text redo = Text("Redo", "重做") +
                    (history.can_redo() ? Text(": ", "：") + history.redoes() : Text()) +
                    Text(" (Ctrl+Shift+Z)", "（Ctrl+Shift+Z）");
  if (icon_button(ui, "bar.undo", {left, top, side, side}, Icon::Undo, undo, history.can_undo()))
    ui.desk.workspace.undo();
  if (icon_button(ui, "bar.redo", {left + side, top, side, side}, Icon::Redo, redo, history.can_redo()))
    ui.desk.workspace.redo();
  return left + 2 * side;
}

// The button for the rail, the name, the language and the combined menu.
void show_phone_bar(Ui& ui, const Rect& bar) {
  Surface surface(ui);
  const double middle = bar.centre().y;
  const Text words = ui.rail_covers ? Text("Close", "关闭") : Text("Menu", "菜单");
  const double width = surface.px(16 + 14 + 10 + 8) + surface.width_of(ui.say(words), 14);
  if (press_area("bar.rail", {bar.left, bar.top, width, bar.height}, true, ui.say(words)))
    ui.rail_covers = !ui.rail_covers;
  for (const double line : {-5, 0, 5})
    surface.box(
        {bar.left + surface.px(16), middle + surface.px(line) - surface.px(1), surface.px(14), surface.px(2)},
        surface.theme().ink, 1);
  surface.words(ui.say(words), {bar.left + surface.px(40), middle + surface.px(5)},
                {14, surface.theme().ink});
  const double side = surface.px(36);
  show_all_menus(ui, {bar.right() - side - surface.px(4), middle - side / 2, side, side});
  const double right = bar.right() - side - surface.px(8);
  const double language = segments_width(ui, kLanguageWords);
  choose_language(ui, {right - language, middle - surface.px(kSegmentHeight) / 2});
  const double room_left = bar.left + width;
  const double name = surface.width_of("Surprisal", 15, Weight::Bold);
  if (right - language - room_left <= name + surface.px(16)) return;
  const double centre = std::clamp(bar.centre().x, room_left + name / 2, right - language - name / 2);
  surface.words("Surprisal", {centre, middle + surface.px(5.5)}, {15, surface.theme().ink, Weight::Bold},
                Anchor::Middle);
}

}  // namespace

void show_top_bar(Ui& ui, const Rect& bar) {
  Surface surface(ui);
  surface.box(bar, surface.theme().paper);
  surface.line({bar.left, bar.bottom()}, {bar.right(), bar.bottom()}, surface.theme().border);
  if (is_phone(bar.width, surface.px(1))) return show_phone_bar(ui, bar);
  double left = bar.left + surface.px(16);
  left += surface.words("Surprisal", {left, bar.centre().y + surface.px(5.5)},
                        {15, surface.theme().ink, Weight::Bold});
  left = show_menus(ui, bar, left + surface.px(12));
  left = show_history(ui, bar, left + surface.px(8));

  // Buttons from the right, as many as fit; the menus contain all of them.
  const double top = bar.centre().y - surface.px(kSegmentHeight) / 2;
  double right = bar.right() - surface.px(12);
  const auto place = [&](double width) {
    const bool fits = right - width >= left + surface.px(8);
    if (fits) right -= width;
    return fits;
  };
  const bool has_another =
      ui.desk.view.main != MainView::Playground || ui.desk.course.open;  // primary button
  const ButtonLook primary = {.kind = has_another ? ButtonKind::Secondary : ButtonKind::Primary,
                              .icon = Icon::Play,
                              .tooltip = {"Show the lesson or the figures to a room, full screen (F5)",
                                          "全屏放映打开的课程或图（F5）"}};
  const Text present_words = {"Present", "放映"};
  if (place(button_width(ui, present_words, primary)) &&
      button(
          ui, "bar.present",
          {right, bar.centre().y - surface.px(16), button_width(ui, present_words, primary), surface.px(32)},
          present_words, primary))
    present(ui.desk);
  right -= surface.px(8);
  const auto theme = static_cast<std::size_t>(ui.desk.settings.theme);
  const ThemeButton now = theme_button(ui.desk.settings.theme);
  const ButtonLook look = {.icon = now.icon,
                           .tooltip = {"Light, dark, high contrast (F3)", "浅色、深色、高对比度（F3）"}};
  if (place(button_width(ui, now.name, look)) &&
      button(ui, "bar.theme", {right, top, button_width(ui, now.name, look), surface.px(kSegmentHeight)},
             now.name, look))
    ui.desk.settings.theme = static_cast<ThemeName>((theme + 1) % 3);
  right -= surface.px(8);
  if (place(segments_width(ui, kLanguageWords))) choose_language(ui, {right, top});
  right -= surface.px(8);
  const std::vector<Text> units = {unit_name(Base::E), unit_name(Base::Two), unit_name(Base::Ten)};
  if (place(segments_width(ui, units))) choose_base(ui, {right, top}, units);
}

}  // namespace surprisal::ui
