#include "ui/page_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "desk/course_map.h"
#include "desk/lesson_steps.h"
#include "screen/screen_canvas.h"
#include "ui/glossary_panel.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

void follow(Ui& ui, const Page::Link& link) {
  switch (link.kind) {
    case document::LinkKind::Lesson:
      return open_lesson_called(ui.desk, link.id);
    case document::LinkKind::Figure:
      return show_alone(ui.desk, link.id);
    case document::LinkKind::View:
      return link.id == "map" ? open_map(ui.desk) : open_glossary(ui);
    case document::LinkKind::Preset:
      break;
  }
  for (const Preset& preset : ui.desk.presets) {
    if (preset.id == link.id)
      return ui.desk.move_to(preset.session, Text("Open ", "打开“") + preset.session.title + Text("", "”"));
  }
}

void toggle_note(OpenLesson& view, std::size_t note) {
  if (std::erase(view.open_notes, note) == 0) view.open_notes.push_back(note);
}

Point whole(Point p) { return {std::floor(p.x), std::floor(p.y)}; }

ImVec2 size_of(const Rect& rect) {
  return {static_cast<float>(std::max(rect.width, 1.0)), static_cast<float>(std::max(rect.height, 1.0))};
}

void highlight_areas(Ui& ui, const Page& page, Point corner) {
  if (!ImGui::IsWindowHovered()) return;
  for (const Page::HighlightArea& area : page.highlights) {
    const Rect rect = moved(area.rect, corner);
    if (ImGui::IsMouseHoveringRect(to_im({rect.left, rect.top}), to_im({rect.right(), rect.bottom()})))
      ui.desk.view.next_highlight = area.highlight;
  }
}

// Each link and note is a widget of its own, which makes it reachable by keyboard.
bool show_buttons(Ui& ui, const Page& page, Point corner, std::string_view name) {
  std::size_t number = 0;
  for (const Page::Button& button : page.buttons) {
    const Rect rect = moved(button.rect, corner);
    ImGui::SetCursorScreenPos(to_im({rect.left, rect.top}));
    const std::string label = "##" + std::string(name) + std::to_string(number++);
    const bool pressed = ImGui::InvisibleButton(label.c_str(), size_of(rect), ImGuiButtonFlags_EnableNav);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (!pressed) continue;
    if (button.note) {
      toggle_note(*ui.desk.course.open, *button.note);
      continue;
    }
    follow(ui, button.link);
    return false;
  }
  return true;
}

}  // namespace

void paint_page_on(Ui& ui, const Page& page, Point corner, bool dimmed) {
  ScreenCanvas canvas(*ImGui::GetWindowDrawList(), ui.screen_fonts);
  PageLook look = {ui.fonts, ui.formulas.font(), ui.desk.settings.theme};
  look.dimmed = dimmed;
  paint_page(page, canvas, whole(corner), theme_of(look));
  for (const Page::Words& words : page.words)
    ui.column_ends.add_line(corner.y + words.box.top, corner.y + words.box.bottom());
  for (const Page::Formula& formula : page.formulas)
    ui.column_ends.add_line(corner.y + formula.origin.y - formula.box.height,
                            corner.y + formula.origin.y + formula.box.depth);
}

bool show_page(Ui& ui, const Page& page, Point corner, std::string_view name) {
  if (page.height <= 0) return true;
  paint_page_on(ui, page, corner, false);
  highlight_areas(ui, page, whole(corner));
  return show_buttons(ui, page, whole(corner), name);
}

}  // namespace surprisal::ui
