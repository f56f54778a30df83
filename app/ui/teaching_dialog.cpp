#include "ui/teaching_dialog.h"

#include <imgui.h>

#include <algorithm>

#include "desk/handouts.h"
#include "desk/presenting.h"
#include "lesson/chapters.h"
#include "lesson/lay_out_page.h"
#include "lesson/teaching.h"
#include "ui/dialog.h"
#include "ui/page_view.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr float kTeachingWidth = 760;
constexpr float kTeachingHeight = 720;
constexpr double kTeachingText = 15;

enum { kTeachingClose, kTeachersCopy, kStudentsCopy, kPresentIt };

}  // namespace

void TeachingDialog::show_text(Ui& ui) {
  const std::string& chapter = ui.desk.view.teaching_chapter;
  const double size = static_cast<double>(ui.px(kTeachingText));
  const double width = static_cast<double>(ImGui::GetContentRegionAvail().x) - size;
  const Shown now = {chapter, ui.desk.settings.language, ui.desk.settings.theme, size, width};
  const Page& page = page_.get(now, [&] {
    const PageLook look = {
        ui.fonts, ui.formulas.font(), ui.desk.settings.theme, ui.desk.settings.language, size, width};
    return lay_out_page(teaching_page(chapter, look.language).blocks, Values(Session{}), look);
  });
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  if (!show_page(ui, page, corner, "teaching.")) ui.desk.view.teaching_chapter.clear();
  ImGui::SetCursorScreenPos(to_im(corner));
  ImGui::Dummy({1, static_cast<float>(page.height)});
}

void TeachingDialog::show(Ui& ui) {
  Desk& desk = ui.desk;
  const Chapter* chapter = find_chapter(desk.view.teaching_chapter);
  if (chapter == nullptr) return;
  const Text title = Text("For the teacher: ", "给教师：") + chapter->title;
  if (!begin_dialog(ui, "teaching", title, ui.px(kTeachingWidth), ui.px(kTeachingHeight))) return;
  const float foot = height_of_dialog_buttons(ui) + 2 * ImGui::GetStyle().ItemSpacing.y;
  if (ImGui::BeginChild("text", {0, ImGui::GetContentRegionAvail().y - foot}, ImGuiChildFlags_NavFlattened))
    show_text(ui);
  fade_list_ends(ui);
  ImGui::EndChild();
  ImGui::Spacing();
  const bool can_write = can_write_handout(desk);
  const auto pressed =
      dialog_buttons(ui, {{"teaching.close", {"Close", "关闭"}},
                          {"teaching.answers", {"Teacher's copy…", "讲义（教师版）…"}, can_write},
                          {"teaching.handout", {"Handout…", "讲义…"}, can_write},
                          {"teaching.present", {"Present", "放映"}}});
  if (pressed == kTeachersCopy || pressed == kStudentsCopy)
    ask_for_handout(desk, chapter->id, pressed == kTeachersCopy);
  if (pressed == kPresentIt) present_chapter(desk, chapter->id);
  if (pressed || is_dialog_escaped()) desk.view.teaching_chapter.clear();
  if (desk.view.teaching_chapter.empty()) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
