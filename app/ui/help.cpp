#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <functional>

#include "desk/actions.h"
#include "desk/lesson_desk.h"
#include "desk/presenting.h"
#include "desk/search.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

void keys_row(const Desk& desk, const std::string& keys, const Text& what) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(keys.c_str());
  ImGui::TableNextColumn();
  ImGui::TextUnformatted(desk.say(what).c_str());
}

void heading_row(const Desk& desk, const Text& words) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::Spacing();
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::TextUnformatted(desk.say(words).c_str());
  ImGui::PopFont();
}

void presenting_rows(const Desk& desk) {
  heading_row(desk, {"While presenting", "放映时"});
  for (const PresentingKey& key : presenting_keys()) {
    std::string keys;
    for (int chord : key.chords) {
      if (chord != 0) keys += (keys.empty() ? "" : desk.say({", ", "、"})) + keys_shown(chord);
    }
    keys_row(desk, keys, key.what);
  }
  keys_row(desk, "1–9",
           {"A choice of a guess; on the playground, a figure: in or out",
            "选择问题的答案；在自由探索中显示或略去一张图"});
}

// What can be found: an action, a figure, an example.
struct Entry {
  Text name;
  std::string hint;
  std::function<void(Desk&)> run;
};

std::vector<Entry> entries(const Desk& current) {
  std::vector<Entry> all;
  for (const Action& action : actions()) {
    if (action.possible == nullptr || action.possible(current))
      all.push_back({action.name, keys_shown(action.keys), action.run});
  }
  for (const Figure& figure : catalogue()) {
    all.push_back({Text("Show: ", "显示：") + figure.title, {}, [id = std::string(figure.id)](Desk& desk) {
                     show_alone(desk, id);
                   }});
  }
  for (std::size_t i = 0; i < current.lessons.size(); ++i) {
    const LessonPair& lesson = current.lessons[i];
    all.push_back({Text("Lesson: ", "课程：") + Text(lesson.en.title, lesson.zh.title), {}, [i](Desk& desk) {
                     open_lesson(desk, i);
                   }});
  }
  for (const Chapter& chapter : chapters()) {
    all.push_back({Text("Present: ", "放映：") + chapter.title, {}, [id = chapter.id](Desk& desk) {
                     present_chapter(desk, id);
                   }});
  }
  for (const Preset& preset : current.presets) {
    all.push_back({Text("Example: ", "示例：") + preset.session.title, {}, [preset](Desk& desk) {
                     desk.open(preset);
                   }});
  }
  return all;
}

}  // namespace

void show_help(Desk& desk) {
  const std::string title = labelled(desk, {"Keys", "快捷键"}, "help");
  if (desk.help_open && !ImGui::IsPopupOpen("###help")) ImGui::OpenPopup("###help");
  const ImVec2 centre = ImGui::GetMainViewport()->GetCenter();
  ImGui::SetNextWindowPos(centre, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints(
      {0, 0}, {ImGui::GetMainViewport()->Size.x * 0.95f, ImGui::GetMainViewport()->Size.y * 0.95f});
  if (!ImGui::BeginPopupModal(title.c_str(), &desk.help_open,
                              ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove))
    return;
  if (ImGui::BeginTable("keys", 2)) {
    if (desk.presentation) {
      presenting_rows(desk);
      heading_row(desk, {"Always", "任何时候"});
    }
    for (const Action& action : actions()) {
      if (action.keys != 0) keys_row(desk, keys_shown(action.keys), action.name);
    }
    keys_row(desk, desk.say({"Tab, arrows", "Tab、方向键"}),
             {"Go from control to control", "在控件之间移动"});
    keys_row(desk, desk.say({"Ctrl+click", "Ctrl+单击"}), {"Type a value into a slider", "在滑块中输入数值"});
    keys_row(desk, desk.say({"Wheel", "滚轮"}),
             {"Fine steps on a slider, zoom on a figure", "滑块上微调，图上缩放"});
    keys_row(desk, desk.say({"Double click", "双击"}),
             {"Slider: back to its rest. Figure: fill the window. Axis: fit",
              "滑块：复位；图：放大；坐标轴：恢复范围"});
    if (!desk.presentation) presenting_rows(desk);
    ImGui::EndTable();
  }
  const bool closed = ImGui::IsKeyPressed(ImGuiKey_Escape) || ImGui::IsKeyPressed(ImGuiKey_F1, false);
  if (closed && !ImGui::IsWindowAppearing()) {
    desk.help_open = false;
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

void show_palette(Desk& desk) {
  if (desk.palette_open) {
    desk.palette_open = false;
    desk.palette_text.clear();
    ImGui::OpenPopup("palette");
  }
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos({viewport.GetCenter().x, viewport.Size.y * 0.12f}, ImGuiCond_Always, {0.5f, 0});
  ImGui::SetNextWindowSize(
      {std::min(desk.px(560), viewport.Size.x * 0.95f), std::min(desk.px(420), viewport.Size.y * 0.8f)});
  if (!ImGui::BeginPopup("palette")) return;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered =
      ImGui::InputTextWithHint("##palette", desk.say({"Type to find", "输入要查找的内容"}).c_str(),
                               &desk.palette_text, ImGuiInputTextFlags_EnterReturnsTrue);
  bool first = true;
  for (const Entry& entry : entries(desk)) {
    if (!is_found(entry.name, desk.palette_text)) continue;
    const bool chosen = ImGui::Selectable(desk.say(entry.name).c_str());
    if (!entry.hint.empty()) {
      ImGui::SameLine();
      right_aligned(entry.hint);
    }
    if (chosen || (entered && first)) {
      ImGui::CloseCurrentPopup();
      entry.run(desk);
      break;
    }
    first = false;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::app
