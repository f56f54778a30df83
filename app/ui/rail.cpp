#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "desk/lesson_desk.h"
#include "desk/presenting.h"
#include "desk/search.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

void heading(const Desk& desk, const Text& words) {
  ImGui::Spacing();
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::TextUnformatted(desk.say(words).c_str());
  ImGui::PopFont();
}

// As much of a title as there is room for, beside what else stands in its row; the tooltip has all of it.
Text fitted(const Desk& desk, const Text& title, float beside) {
  const std::string& words = desk.say(title);
  const float room = ImGui::GetContentRegionAvail().x - beside;
  if (!ImGui::IsRectVisible({room, ImGui::GetFrameHeight()})) return title;
  if (ImGui::CalcTextSize(words.c_str()).x <= room) return title;
  return shortened(desk.fonts, words, static_cast<double>(ImGui::GetFontSize() / kImGuiSizePerEm),
                   Weight::Regular, static_cast<double>(room));
}

bool is_shown(const Desk& desk, std::string_view id) {
  return std::any_of(desk.figures.begin(), desk.figures.end(),
                     [&](const FigureView& f) { return f.id == id; });
}

void toggle(Desk& desk, std::string_view id) {
  close_lesson(desk);
  const auto removed = std::erase_if(desk.figures, [&](const FigureView& f) { return f.id == id; });
  if (removed == 0) desk.figures.emplace_back().id = id;
}

void figures(Desk& desk) {
  heading(desk, {"Figures", "图"});
  const float box = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
  for (const Figure& figure : catalogue()) {
    if (!is_found(figure.title, desk.rail_text)) continue;
    bool shown = is_shown(desk, figure.id);
    push_outline(desk);
    const bool pressed = ImGui::Checkbox(
        labelled(desk, fitted(desk, figure.title, box), "figure." + std::string(figure.id)).c_str(), &shown);
    pop_outline();
    if (pressed) toggle(desk, figure.id);
    tooltip(desk, figure.title);
  }
}

// A ring, filled once the lesson was seen.
void seen_mark(const Desk& desk, bool seen) {
  const float side = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 middle = {at.x + side * 0.4f, at.y + side * 0.5f};
  const ImU32 color = ImGui::GetColorU32(ImGuiCol_CheckMark);
  if (seen)
    ImGui::GetWindowDrawList()->AddCircleFilled(middle, side * 0.2f, color);
  else
    ImGui::GetWindowDrawList()->AddCircle(middle, side * 0.2f, ImGui::GetColorU32(ImGuiCol_TextDisabled), 0,
                                          desk.px(1));
  ImGui::Dummy({side * 0.8f, side});
  ImGui::SameLine(0, desk.px(3));
}

void chapter_menu(Desk& desk, const std::string& chapter) {
  if (!ImGui::BeginPopupContextItem(("chapter." + chapter).c_str())) return;
  if (ImGui::MenuItem(labelled(desk, {"Present this chapter", "放映本章"}, "present." + chapter).c_str()))
    present_chapter(desk, chapter);
  ImGui::EndPopup();
}

void lesson_menu(Desk& desk, const LessonPair& lesson) {
  if (!ImGui::BeginPopupContextItem()) return;
  const Text words = {"Present this lesson alone", "只放映这一课"};
  if (ImGui::MenuItem(labelled(desk, words, "present." + lesson.id).c_str()))
    present_lessons(desk, {lesson.id});
  ImGui::EndPopup();
}

void lesson_row(Desk& desk, std::size_t number) {
  const LessonPair& pair = desk.lessons[number];
  const Text title = {pair.en.title, pair.zh.title};
  seen_mark(desk, desk.settings.seen_lessons.contains(pair.id));
  const bool open = desk.lesson && desk.lesson->number == number;
  if (ImGui::Selectable(labelled(desk, fitted(desk, title, 0), "lesson." + pair.id).c_str(), open))
    open_lesson(desk, number);
  lesson_menu(desk, pair);
  tooltip(desk, title);
}

void lessons_of(Desk& desk, const std::string& chapter, const Text& title) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < desk.lessons.size(); ++i) {
    const LessonPair& pair = desk.lessons[i];
    if (pair.en.chapter == chapter &&
        is_found(Text(pair.en.title, pair.zh.title) + Text(" ") + title, desk.rail_text))
      found.push_back(i);
  }
  if (found.empty()) return;
  ImGui::TextDisabled("%s", desk.say(fitted(desk, title, 0)).c_str());
  chapter_menu(desk, chapter);
  for (std::size_t i : found) lesson_row(desk, i);
}

void lessons(Desk& desk) {
  heading(desk, {"Lessons", "课程"});
  std::size_t number = 0;
  for (const Chapter& chapter : chapters())
    lessons_of(desk, std::string(chapter.id), Text(std::to_string(++number) + "  ") + chapter.title);
  std::vector<std::string> others;
  for (const LessonPair& pair : desk.lessons) {
    const std::string& name = pair.en.chapter;
    if (find_chapter(name) == nullptr && std::find(others.begin(), others.end(), name) == others.end())
      others.push_back(name);
  }
  for (const std::string& name : others)
    lessons_of(desk, name, name.empty() ? Text("Your own", "自己的课程") : Text(name));
}

void playground_row(Desk& desk) {
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  if (ImGui::Selectable(labelled(desk, {"Playground", "自由探索"}, "rail.playground").c_str(), !desk.lesson))
    close_lesson(desk);
  ImGui::PopFont();
}

void examples(Desk& desk) {
  heading(desk, {"Examples", "示例"});
  for (const Preset& preset : desk.presets) {
    const Text& title = preset.session.title;
    if (!is_found(title, desk.rail_text)) continue;
    if (ImGui::Selectable(labelled(desk, fitted(desk, title, 0), "preset." + std::string(preset.id)).c_str()))
      desk.open(preset);
    tooltip(desk, title);
  }
}

}  // namespace

void show_rail(Desk& desk) {
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##search", desk.say({"Search", "搜索"}).c_str(), &desk.rail_text);
  playground_row(desk);
  lessons(desk);
  figures(desk);
  examples(desk);
}

}  // namespace surprisal::app
