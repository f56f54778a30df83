#include "ui/glossary_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "desk/lesson_steps.h"
#include "lesson/chapters.h"
#include "lesson/glossary.h"
#include "plot/rich_text.h"
#include "ui/buttons.h"
#include "ui/dialog.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// At scale 1.
constexpr float kGlossaryWidth = 860;
constexpr float kGlossaryHeight = 720;
constexpr double kTermColumn = 216;  // of the names
constexpr double kTermLine = 20;
constexpr double kLinkLine = 26;
constexpr std::size_t kMaxLines = 8;

const LessonPair* lesson_of(const Ui& ui, const Term& term) {
  return find_lesson(ui.desk.course.lessons, term.lesson);
}

// A link with the icon of its target. Returns its right end.
double link(Ui& ui, const std::string& name, Point corner, double room, Icon icon, const Text& words,
            bool& pressed) {
  Surface surface(ui);
  const double indent = surface.px(20);
  const std::string shown = surface.fitted(ui.say(words), 12, Weight::Regular, room - indent);
  const double width = indent + surface.width_of(shown, 12);
  const Rect area = {corner.x, corner.y, width, surface.px(kLinkLine - 4)};
  pressed = press_area(name, area, true, ui.say(words));
  const bool hovered = ImGui::IsItemHovered();
  const Color color = hovered ? surface.theme().ink : surface.theme().muted;
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  surface.icon(icon, {corner.x + surface.px(6), area.centre().y}, 11, color);
  const double baseline = area.centre().y + surface.px(4);
  surface.words(shown, {corner.x + indent, baseline}, {12, color});
  if (hovered)
    surface.line({corner.x + indent, baseline + surface.px(3)}, {area.right(), baseline + surface.px(3)},
                 color);
  return area.right();
}

// A term's name and other names, its meaning, and links to where it is shown. Returns the height.
double show_term(Ui& ui, std::size_t number, Point corner, double width) {
  const Term& term = glossary()[number];
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double column = surface.px(kTermColumn), line = surface.px(kTermLine);
  Look look = {ui.fonts};
  look.math_font = &ui.formulas.font();
  const plot::RichText rich(look);
  const auto lines = [&](const Text& text, double size, Weight weight, double room) {
    return rich.lines_of(ui.say(text), surface.px(size), weight, room, kMaxLines);
  };
  double left_y = corner.y;
  for (const std::string& words : lines(term.name, 14, Weight::Bold, column - surface.px(20))) {
    left_y += line;
    surface.words(words, {corner.x, left_y}, {14, theme.ink, Weight::Bold});
  }
  for (const std::string& words : lines(term.also, 12, Weight::Regular, column - surface.px(20))) {
    left_y += surface.px(17);
    surface.rich(words, {corner.x, left_y}, {12, Weight::Regular, Ink::Kind::Muted});
  }
  const double left = corner.x + column, room = width - column;
  double y = corner.y;
  for (const std::string& words : lines(term.meaning, 14, Weight::Regular, room)) {
    y += line;
    surface.rich(words, {left, y}, {14, Weight::Regular, Ink::Kind::Ink});
  }
  y += surface.px(5);
  bool to_figure = false, to_lesson = false;
  const std::string name = std::to_string(number);
  const LessonPair* lesson = lesson_of(ui, term);
  double x = left;
  if (lesson != nullptr)
    x = link(ui, "glossary.lesson." + name, {x, y}, room / 2, Icon::Lessons,
             {lesson->en.title, lesson->zh.title}, to_lesson) +
        surface.px(20);
  link(ui, "glossary.figure." + name, {x, y}, left + room - x, Icon::Figures, find_figure(term.figure)->title,
       to_figure);
  if (to_lesson || to_figure) {
    ui.desk.view.glossary_open = false;
    ImGui::CloseCurrentPopup();
  }
  if (to_lesson) open_lesson_called(ui.desk, term.lesson);
  if (to_figure) show_alone(ui.desk, term.figure);
  return std::max(left_y, y + surface.px(kLinkLine)) - corner.y + surface.px(10);
}

}  // namespace

void open_glossary(Ui& ui, const std::string& searched) {
  ui.desk.view.glossary_open = true;
  ui.desk.view.glossary_text = searched;
}

static void search_lessons(Ui& ui) {
  ui.desk.view.glossary_open = false;
  ImGui::CloseCurrentPopup();
  open_palette(ui.desk.view, ui.desk.view.glossary_text);
}

static void show_nothing_found(Ui& ui) {
  ImGui::Spacing();
  ImGui::TextDisabled("%s", ui.say({"No such term.", "没有这个术语。"}).c_str());
  ImGui::Spacing();
  const Text words = {"Search the lessons", "在课文中搜索"};
  const ButtonLook look = {.icon = Icon::Search, .tooltip = {"Ctrl+P", "Ctrl+P"}};
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  const Rect area = {corner.x, corner.y, button_width(ui, words, look),
                     static_cast<double>(height_of_dialog_buttons(ui))};
  if (button(ui, "glossary.search lessons", area, words, look)) search_lessons(ui);
}

void GlossaryPanel::show_terms(Ui& ui) {
  const std::string& typed = ui.desk.view.glossary_text;
  const std::vector<Found>& found = found_.get(
      {typed, ui.desk.settings.language}, [&] { return find(terms_, typed, ui.desk.settings.language); });
  if (found.empty()) return show_nothing_found(ui);
  Surface surface(ui);
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  const double width = static_cast<double>(ImGui::GetContentRegionAvail().x) - surface.px(12);
  double y = corner.y;
  std::string_view chapter;
  for (const Found& one : found) {
    const LessonPair* lesson = lesson_of(ui, glossary()[one.what->number]);
    const Chapter* now = lesson != nullptr ? find_chapter(lesson->en.chapter) : nullptr;
    if (typed.empty() && now != nullptr && now->id != chapter) {
      y += surface.px(chapter.empty() ? 0 : 14);
      surface.words(ui.say(now->title), {corner.x, y + surface.px(16)},
                    {12, surface.theme().muted, Weight::Bold});
      surface.line({corner.x, y + surface.px(24)}, {corner.x + width, y + surface.px(24)},
                   surface.theme().border);
      y += surface.px(30);
      chapter = now->id;
    }
    y += show_term(ui, one.what->number, {corner.x, y}, width);
    if (!ui.desk.view.glossary_open) return;
  }
  ImGui::SetCursorScreenPos(to_im({corner.x, y}));
  ImGui::Dummy({1, ui.px(4)});
}

void GlossaryPanel::show(Ui& ui) {
  if (!begin_dialog(ui, "glossary", {"Glossary", "术语表"}, ui.px(kGlossaryWidth), ui.px(kGlossaryHeight)))
    return;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##glossary.search",
                           ui.say({"A term, or what it means", "术语，或它的意思"}).c_str(),
                           &ui.desk.view.glossary_text);
  ImGui::Spacing();
  const float foot = height_of_dialog_buttons(ui) + 2 * ImGui::GetStyle().ItemSpacing.y;
  if (ImGui::BeginChild("terms", {0, ImGui::GetContentRegionAvail().y - foot}, ImGuiChildFlags_NavFlattened))
    show_terms(ui);
  fade_list_ends(ui);
  ImGui::EndChild();
  if (ui.desk.view.glossary_open && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_P)) search_lessons(ui);
  if (ui.desk.view.glossary_open) {
    ImGui::Spacing();
    if (dialog_buttons(ui, {{"glossary.close", {"Close", "关闭"}}}) || is_dialog_escaped()) {
      ui.desk.view.glossary_open = false;
      ImGui::CloseCurrentPopup();
    }
  }
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
