#include "ui/help.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ui/actions.h"
#include "ui/dialog.h"
#include "ui/key_names.h"
#include "ui/presenting_keys.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr float kKeysColumn = 250;

struct KeyRow {
  Text keys;
  Text what;
};

struct KeyGroup {
  Text title;
  std::vector<KeyRow> rows;
};

// Its entry in the menu is shorter.
const Text kEscapeDoes = {
    "One step back: stop playing, clear readings, all figures, stop reading or show all rows of your data, "
    "leave the lesson, quit",
    "后退一层：停止播放、清除读数、返回全部图、停止读取或显示全部样本、离开课程、退出"};

KeyGroup keys_of_menu(const Text& title, Menu menu) {
  KeyGroup group = {title, {}};
  for (const Action& action : actions()) {
    if (action.menu != menu || action.keys == 0) continue;
    group.rows.push_back(
        {chord_name(action.keys), action.keys == ImGuiKey_Escape ? kEscapeDoes : action.name});
  }
  return group;
}

KeyGroup keys_of_mouse() {
  return {{"Mouse and controls", "鼠标与控件"},
          {{{"Tab, arrows", "Tab、方向键"}, {"Go from control to control", "在控件之间移动"}},
           {{"Ctrl+click", "Ctrl+单击"}, {"Type a value into a slider", "在滑块中输入数值"}},
           {{"Wheel", "滚轮"}, {"Fine steps on a slider, zoom on a figure", "滑块上微调，图上缩放"}},
           {{"Shift", "Shift"}, {"Fine steps while a slider or a bead is moved", "移动滑块或圆点时微调"}},
           {{"Double click", "双击"},
            {"Slider: back to its default. Figure: fill the window. Axis: fit",
             "滑块：重置；图：放大；坐标轴：重置范围"}}}};
}

KeyGroup keys_of_presenting() {
  KeyGroup group = {{"While presenting", "放映时"}, {}};
  for (const PresentingKey& key : presenting_keys()) {
    Text keys;
    for (int chord : key.chords) {
      if (chord == 0) continue;
      if (!keys.empty()) keys = keys + Text(", ", "、");
      keys = keys + Text(chord_name(chord));
    }
    group.rows.push_back({keys, key.what});
  }
  group.rows.push_back({"1–9",
                        {"Choose an answer; on the playground, show or hide a figure",
                         "选择问题的答案；在自由探索中显示或隐藏一幅图"}});
  return group;
}

// The keys for the current mode come first.
std::vector<KeyGroup> key_groups(bool presenting) {
  std::vector<KeyGroup> groups = {keys_of_menu({"File", "文件"}, Menu::File),
                                  keys_of_menu({"Edit", "编辑"}, Menu::Edit),
                                  keys_of_menu({"View", "视图"}, Menu::View),
                                  keys_of_menu({"Help", "帮助"}, Menu::Help),
                                  keys_of_mouse(),
                                  keys_of_presenting()};
  if (presenting) std::rotate(groups.begin(), groups.end() - 1, groups.end());
  return groups;
}

bool has_words(const KeyRow& row, const std::string& typed) {
  const auto has = [&](const std::string& words) {
    return ImStristr(words.c_str(), nullptr, typed.c_str(), nullptr) != nullptr;
  };
  return typed.empty() || has(row.keys.en) || has(row.keys.zh) || has(row.what.en) || has(row.what.zh);
}

void heading_row(const Ui& ui, const Text& words, bool is_first) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (!is_first) ImGui::Dummy({0, ui.px(6)});
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::TextUnformatted(ui.say(words).c_str());
  ImGui::PopFont();
}

void keys_row(const Ui& ui, const KeyRow& row) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::TextDisabled("%s", ui.say(row.keys).c_str());
  ImGui::TableNextColumn();
  ImGui::TextWrapped("%s", ui.say(row.what).c_str());
}

void keys_table(const Ui& ui, const std::string& typed) {
  if (!ImGui::BeginTable("keys", 2)) return;
  ImGui::TableSetupColumn("keys", ImGuiTableColumnFlags_WidthFixed, ui.px(kKeysColumn));
  ImGui::TableSetupColumn("what", ImGuiTableColumnFlags_WidthStretch);
  bool found = false;
  for (KeyGroup& group : key_groups(ui.desk.presentation.has_value())) {
    std::erase_if(group.rows, [&](const KeyRow& row) { return !has_words(row, typed); });
    if (group.rows.empty()) continue;
    heading_row(ui, group.title, !found);
    for (const KeyRow& row : group.rows) keys_row(ui, row);
    found = true;
  }
  ImGui::EndTable();
  if (!found)
    ImGui::TextDisabled("%s",
                        ui.say({"No shortcut matches. Press Ctrl+P to search lessons, figures and examples.",
                                "没有匹配的快捷键。按 Ctrl+P 可搜索课程、图和示例。"})
                            .c_str());
}

}  // namespace

void Help::show(Ui& ui) {
  if (!ui.desk.view.help_open) return typed_.clear();
  if (!begin_dialog(ui, "help", {"Keyboard shortcuts", "快捷键"}, ui.px(760), ui.px(640))) return;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##help.search",
                           ui.say({"Search by key or by what it does", "按键名或用途搜索"}).c_str(), &typed_);
  ImGui::Spacing();
  const float foot = height_of_dialog_buttons(ui) + 2 * ImGui::GetStyle().ItemSpacing.y;
  if (ImGui::BeginChild("rows", {0, ImGui::GetContentRegionAvail().y - foot})) keys_table(ui, typed_);
  fade_list_ends(ui);
  ImGui::EndChild();
  ImGui::Spacing();
  const bool pressed = dialog_buttons(ui, {{"help.close", {"Close", "关闭"}}}).has_value();
  const bool pressed_again = !ImGui::IsWindowAppearing() && ImGui::IsKeyPressed(ImGuiKey_F1, false);
  const bool searches = ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_P);
  if (searches) open_palette(ui.desk.view, typed_);
  if (pressed || pressed_again || searches || is_dialog_escaped()) {
    ui.desk.view.help_open = false;
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
