#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "desk/lesson_desk.h"
#include "lesson/chapters.h"
#include "screen/screen_canvas.h"
#include "ui/lesson_text.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

void heading(Desk& desk) {
  const Lesson& lesson = open_lesson_of(desk);
  const Chapter* chapter = find_chapter(lesson.chapter);
  ImGui::TextDisabled("%s", chapter != nullptr ? desk.say(chapter->title).c_str() : lesson.chapter.c_str());
  ImGui::PushFont(desk.screen_fonts.bold, ImGui::GetStyle().FontSizeBase * 1.4f);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(lesson.title.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::Spacing();
}

// What is wrong with a lesson of one's own; the rest is shown as far as it goes.
void faults(Desk& desk) {
  const Lesson& lesson = open_lesson_of(desk);
  if (lesson.faults.empty()) return;
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(desk.theme(), Quantity::Loss)));
  ImGui::PushTextWrapPos(0);
  for (const LessonFault& fault : lesson.faults) {
    const std::string line = std::to_string(fault.line);
    const std::string column = std::to_string(fault.column);
    const Text place = {"Line " + line + ", column " + column + ": ",
                        "第 " + line + " 行第 " + column + " 列："};
    ImGui::TextUnformatted(desk.say(place + fault.message).c_str());
  }
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::Separator();
}

void footer(Desk& desk) {
  const Lesson& lesson = open_lesson_of(desk);
  ImGui::BeginDisabled(!has_previous_step(desk));
  if (ImGui::Button(labelled(desk, {"Back", "上一步"}, "step.back").c_str())) previous_step(desk);
  ImGui::EndDisabled();
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%zu / %zu", desk.lesson->step + 1, lesson.steps.size());
  ImGui::SameLine();
  ImGui::BeginDisabled(!has_next_step(desk));
  const bool last = desk.lesson->step + 1 == lesson.steps.size();
  const Text next = last ? Text("Next lesson", "下一课") : Text("Next", "下一步");
  if (ImGui::Button(labelled(desk, next, "step.next").c_str())) next_step(desk);
  ImGui::EndDisabled();
  if (!desk.lesson || !is_away_from_step(desk)) return;
  ImGui::SameLine(0, desk.px(14));
  if (ImGui::Button(
          labelled(desk, {"Back to the lesson's numbers (F9)", "回到课程的数值（F9）"}, "step.numbers")
              .c_str()))
    back_to_step(desk);
}

}  // namespace

void show_lesson(Desk& desk) {
  heading(desk);
  const float foot = ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().ItemSpacing.y;
  if (ImGui::BeginChild("lesson text", {0, -foot}, ImGuiChildFlags_NavFlattened)) {
    if (std::exchange(desk.lesson->at_top, false)) ImGui::SetScrollY(0);
    faults(desk);
    const float scrollbar = ImGui::GetStyle().ScrollbarSize;
    const float room = ImGui::GetWindowWidth() - scrollbar - desk.px(4);
    const float size = desk.px(kLessonTextSize);
    show_step(desk, size, std::floor(std::min(room, size * kMostEms)));
  }
  ImGui::EndChild();
  if (desk.lesson) footer(desk);
}

}  // namespace surprisal::app
