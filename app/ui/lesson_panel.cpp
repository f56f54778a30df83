#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "desk/lesson_steps.h"
#include "lesson/chapters.h"
#include "screen/screen_canvas.h"
#include "ui/panels.h"
#include "ui/step_text.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

void heading(Ui& ui) {
  const Lesson& lesson = open_lesson_of(ui.desk);
  const Chapter* chapter = find_chapter(lesson.chapter);
  ImGui::TextDisabled("%s", chapter != nullptr ? ui.say(chapter->title).c_str() : lesson.chapter.c_str());
  ImGui::PushFont(ui.screen_fonts.bold, ImGui::GetStyle().FontSizeBase * 1.4f);
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(lesson.title.c_str());
  ImGui::PopTextWrapPos();
  ImGui::PopFont();
  ImGui::Spacing();
}

// What is wrong with a lesson of one's own; the rest is shown as far as it goes.
void faults(Ui& ui) {
  const Lesson& lesson = open_lesson_of(ui.desk);
  if (lesson.faults.empty()) return;
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(ui.theme(), Quantity::Loss)));
  ImGui::PushTextWrapPos(0);
  for (const LessonFault& fault : lesson.faults) {
    const std::string line = std::to_string(fault.line);
    const std::string column = std::to_string(fault.column);
    const Text place = {"Line " + line + ", column " + column + ": ",
                        "第 " + line + " 行第 " + column + " 列："};
    ImGui::TextUnformatted(ui.say(place + fault.message).c_str());
  }
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::Separator();
}

void footer(Ui& ui) {
  const Lesson& lesson = open_lesson_of(ui.desk);
  ImGui::BeginDisabled(!has_previous_step(ui.desk));
  if (ImGui::Button(labelled(ui, {"Back", "上一步"}, "step.back").c_str())) previous_step(ui.desk);
  ImGui::EndDisabled();
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%zu / %zu", ui.desk.course.open->step + 1, lesson.steps.size());
  ImGui::SameLine();
  ImGui::BeginDisabled(!has_next_step(ui.desk));
  const bool last = ui.desk.course.open->step + 1 == lesson.steps.size();
  const Text next = last ? Text("Next lesson", "下一课") : Text("Next", "下一步");
  if (ImGui::Button(labelled(ui, next, "step.next").c_str())) next_step(ui.desk);
  ImGui::EndDisabled();
  if (!ui.desk.course.open || !is_away_from_step(ui.desk)) return;
  ImGui::SameLine(0, ui.px(14));
  if (ImGui::Button(
          labelled(ui, {"Back to the lesson's numbers (F9)", "回到课程的数值（F9）"}, "step.numbers")
              .c_str()))
    back_to_step(ui.desk);
}

}  // namespace

void show_lesson(Ui& ui, StepText& text) {
  heading(ui);
  const float foot = ImGui::GetFrameHeight() + 2 * ImGui::GetStyle().ItemSpacing.y;
  if (ImGui::BeginChild("lesson text", {0, -foot}, ImGuiChildFlags_NavFlattened)) {
    if (std::exchange(ui.desk.course.open->at_top, false)) ImGui::SetScrollY(0);
    faults(ui);
    const float scrollbar = ImGui::GetStyle().ScrollbarSize;
    const float room = ImGui::GetWindowWidth() - scrollbar - ui.px(4);
    const float size = ui.px(kLessonTextSize);
    text.show(ui, size, std::floor(std::min(room, size * kMostEms)));
  }
  ImGui::EndChild();
  if (ui.desk.course.open) footer(ui);
}

}  // namespace surprisal::ui
