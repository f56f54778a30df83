#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "desk/search.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

void heading(const Ui& ui, const Text& words) {
  ImGui::Spacing();
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::TextUnformatted(ui.say(words).c_str());
  ImGui::PopFont();
}

// As much of a title as there is room for, beside what else stands in its row; the tooltip has all of it.
Text fitted(const Ui& ui, const Text& title, float beside) {
  const std::string& words = ui.say(title);
  const float room = ImGui::GetContentRegionAvail().x - beside;
  if (!ImGui::IsRectVisible({room, ImGui::GetFrameHeight()})) return title;
  if (ImGui::CalcTextSize(words.c_str()).x <= room) return title;
  return shortened(ui.fonts, words, static_cast<double>(ImGui::GetFontSize() / kImGuiSizePerEm),
                   Weight::Regular, static_cast<double>(room));
}

bool is_shown(const Ui& ui, std::string_view id) {
  return std::any_of(ui.desk.view.figures.begin(), ui.desk.view.figures.end(),
                     [&](const FigureView& f) { return f.id == id; });
}

void toggle(Ui& ui, std::string_view id) {
  close_lesson(ui.desk);
  const auto removed = std::erase_if(ui.desk.view.figures, [&](const FigureView& f) { return f.id == id; });
  if (removed == 0) ui.desk.view.figures.emplace_back().id = id;
}

void figures(Ui& ui) {
  heading(ui, {"Figures", "图"});
  const float box = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
  for (const Figure& figure : catalogue()) {
    if (!is_found(figure.title, ui.desk.view.rail_text)) continue;
    bool shown = is_shown(ui, figure.id);
    push_outline(ui);
    const bool pressed = ImGui::Checkbox(
        labelled(ui, fitted(ui, figure.title, box), "figure." + std::string(figure.id)).c_str(), &shown);
    pop_outline();
    if (pressed) toggle(ui, figure.id);
    tooltip(ui, figure.title);
  }
}

// A ring, filled once the lesson was seen.
void seen_mark(const Ui& ui, bool seen) {
  const float side = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 middle = {at.x + side * 0.4f, at.y + side * 0.5f};
  const ImU32 color = ImGui::GetColorU32(ImGuiCol_CheckMark);
  if (seen)
    ImGui::GetWindowDrawList()->AddCircleFilled(middle, side * 0.2f, color);
  else
    ImGui::GetWindowDrawList()->AddCircle(middle, side * 0.2f, ImGui::GetColorU32(ImGuiCol_TextDisabled), 0,
                                          ui.px(1));
  ImGui::Dummy({side * 0.8f, side});
  ImGui::SameLine(0, ui.px(3));
}

void chapter_menu(Ui& ui, const std::string& chapter) {
  if (!ImGui::BeginPopupContextItem(("chapter." + chapter).c_str())) return;
  if (ImGui::MenuItem(labelled(ui, {"Present this chapter", "放映本章"}, "present." + chapter).c_str()))
    present_chapter(ui.desk, chapter);
  ImGui::EndPopup();
}

void lesson_menu(Ui& ui, const LessonPair& lesson) {
  if (!ImGui::BeginPopupContextItem()) return;
  const Text words = {"Present this lesson alone", "只放映这一课"};
  if (ImGui::MenuItem(labelled(ui, words, "present." + lesson.id).c_str()))
    present_lessons(ui.desk, {lesson.id});
  ImGui::EndPopup();
}

void lesson_row(Ui& ui, std::size_t number) {
  const LessonPair& pair = ui.desk.course.lessons[number];
  const Text title = {pair.en.title, pair.zh.title};
  seen_mark(ui, ui.desk.settings.seen_lessons.contains(pair.id));
  const bool open = ui.desk.course.open && ui.desk.course.open->number == number;
  if (ImGui::Selectable(labelled(ui, fitted(ui, title, 0), "lesson." + pair.id).c_str(), open))
    open_lesson(ui.desk, number);
  lesson_menu(ui, pair);
  tooltip(ui, title);
}

void lessons_of(Ui& ui, const std::string& chapter, const Text& title) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < ui.desk.course.lessons.size(); ++i) {
    const LessonPair& pair = ui.desk.course.lessons[i];
    if (pair.en.chapter == chapter &&
        is_found(Text(pair.en.title, pair.zh.title) + Text(" ") + title, ui.desk.view.rail_text))
      found.push_back(i);
  }
  if (found.empty()) return;
  ImGui::TextDisabled("%s", ui.say(fitted(ui, title, 0)).c_str());
  chapter_menu(ui, chapter);
  for (std::size_t i : found) lesson_row(ui, i);
}

void lessons(Ui& ui) {
  heading(ui, {"Lessons", "课程"});
  std::size_t number = 0;
  for (const Chapter& chapter : chapters())
    lessons_of(ui, std::string(chapter.id), Text(std::to_string(++number) + "  ") + chapter.title);
  std::vector<std::string> others;
  for (const LessonPair& pair : ui.desk.course.lessons) {
    const std::string& name = pair.en.chapter;
    if (find_chapter(name) == nullptr && std::find(others.begin(), others.end(), name) == others.end())
      others.push_back(name);
  }
  for (const std::string& name : others)
    lessons_of(ui, name, name.empty() ? Text("Your own", "自己的课程") : Text(name));
}

void playground_row(Ui& ui) {
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  if (ImGui::Selectable(labelled(ui, {"Playground", "自由探索"}, "rail.playground").c_str(),
                        !ui.desk.course.open))
    close_lesson(ui.desk);
  ImGui::PopFont();
}

void examples(Ui& ui) {
  heading(ui, {"Examples", "示例"});
  for (const Preset& preset : ui.desk.presets) {
    const Text& title = preset.session.title;
    if (!is_found(title, ui.desk.view.rail_text)) continue;
    if (ImGui::Selectable(labelled(ui, fitted(ui, title, 0), "preset." + std::string(preset.id)).c_str()))
      ui.desk.open(preset);
    tooltip(ui, title);
  }
}

}  // namespace

bool rail_is_open(const Ui& ui) {
  const float width = ui.desk.course.open ? 1400 : 1150;
  return ui.desk.view.rail_wanted.value_or(ImGui::GetMainViewport()->Size.x >= ui.px(width));
}

void show_rail(Ui& ui) {
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##search", ui.say({"Search", "搜索"}).c_str(), &ui.desk.view.rail_text);
  playground_row(ui);
  lessons(ui);
  figures(ui);
  examples(ui);
}

}  // namespace surprisal::ui
