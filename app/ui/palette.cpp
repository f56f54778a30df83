#include "ui/palette.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <functional>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "desk/search.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "ui/actions.h"
#include "ui/key_names.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// What can be found: an action, a figure, an example.
struct Entry {
  Text name;
  std::string hint;
  std::function<void(Ui&)> run;
};

std::vector<Entry> entries(const Desk& current) {
  std::vector<Entry> all;
  for (const Action& action : actions()) {
    if (action.possible == nullptr || action.possible(current))
      all.push_back({action.name, chord_name(action.keys), action.run});
  }
  for (const Figure& figure : catalogue()) {
    all.push_back({Text("Show: ", "显示：") + figure.title, {}, [id = std::string(figure.id)](Ui& ui) {
                     show_alone(ui.desk, id);
                   }});
  }
  for (std::size_t i = 0; i < current.course.lessons.size(); ++i) {
    const LessonPair& lesson = current.course.lessons[i];
    all.push_back({Text("Lesson: ", "课程：") + Text(lesson.en.title, lesson.zh.title), {}, [i](Ui& ui) {
                     open_lesson(ui.desk, i);
                   }});
  }
  for (const Chapter& chapter : chapters()) {
    all.push_back({Text("Present: ", "放映：") + chapter.title, {}, [id = chapter.id](Ui& ui) {
                     present_chapter(ui.desk, id);
                   }});
  }
  for (const Preset& preset : current.presets) {
    all.push_back(
        {Text("Example: ", "示例：") + preset.session.title, {}, [preset](Ui& ui) { ui.desk.open(preset); }});
  }
  return all;
}

}  // namespace

void show_palette(Ui& ui) {
  if (ui.desk.view.palette_open) {
    ui.desk.view.palette_open = false;
    ui.desk.view.palette_text.clear();
    ImGui::OpenPopup("palette");
  }
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos({viewport.GetCenter().x, viewport.Size.y * 0.12f}, ImGuiCond_Always, {0.5f, 0});
  ImGui::SetNextWindowSize(
      {std::min(ui.px(560), viewport.Size.x * 0.95f), std::min(ui.px(420), viewport.Size.y * 0.8f)});
  if (!ImGui::BeginPopup("palette")) return;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered =
      ImGui::InputTextWithHint("##palette", ui.say({"Type to find", "输入要查找的内容"}).c_str(),
                               &ui.desk.view.palette_text, ImGuiInputTextFlags_EnterReturnsTrue);
  bool first = true;
  for (const Entry& entry : entries(ui.desk)) {
    if (!is_found(entry.name, ui.desk.view.palette_text)) continue;
    const bool chosen = ImGui::Selectable(ui.say(entry.name).c_str());
    if (!entry.hint.empty()) {
      ImGui::SameLine();
      right_aligned(entry.hint);
    }
    if (chosen || (entered && first)) {
      ImGui::CloseCurrentPopup();
      entry.run(ui);
      break;
    }
    first = false;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
