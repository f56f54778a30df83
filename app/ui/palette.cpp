#include "ui/palette.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <utility>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "ui/actions.h"
#include "ui/buttons.h"
#include "ui/glossary_panel.h"
#include "ui/key_names.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// At scale 1.
constexpr double kPaletteWidth = 620;
constexpr double kPaletteField = 44;
constexpr double kPaletteRow = 32;
constexpr double kRowWithPassage = 46;
constexpr double kGroup = 28;

std::vector<Text> names_of_actions() {
  std::vector<Text> names;
  for (const Action& action : actions()) names.push_back(action.name);
  return names;
}

bool is_possible(const Desk& desk, const Findable& what) {
  return what.kind != FoundKind::Action || actions()[what.number].is_possible(desk);
}

// The keys of an action, or the lesson of a passage.
std::string hint_of(const Ui& ui, const Findable& what) {
  if (what.kind == FoundKind::Action) return chord_name(actions()[what.number].keys);
  if (what.kind == FoundKind::Passage) {
    const LessonPair& lesson = ui.desk.course.lessons[what.number];
    return ui.say({lesson.en.title, lesson.zh.title});
  }
  return {};
}

void show_no_results(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double x = area.centre().x;
  double y = area.top + surface.px(56);
  surface.words(ui.say({"No results", "没有找到相关内容"}), {x, y}, {15, theme.ink, Weight::Bold},
                Anchor::Middle);
  y += surface.px(26);
  surface.words(
      ui.say({"Try fewer words or a different one: saturation, overflow, one-hot, temperature, perplexity",
              "换一个词或少用几个词：饱和、溢出、独热、温度、困惑度"}),
      {x, y}, {12, theme.muted}, Anchor::Middle);
}

void go_to(Ui& ui, const Findable& what) {
  switch (what.kind) {
    case FoundKind::Action:
      return actions()[what.number].run(ui);
    case FoundKind::Lesson:
    case FoundKind::Passage:
      return open_lesson(ui.desk, what.number, what.step);
    case FoundKind::Figure:
      return show_alone(ui.desk, catalogue()[what.number].id);
    case FoundKind::Example:
      return ui.desk.open(ui.desk.presets[what.number]);
    case FoundKind::Chapter:
      return present_chapter(ui.desk, std::string(chapters()[what.number].id));
    case FoundKind::Term:
      return open_glossary(ui, ui.say(what.name));
  }
}

}  // namespace

std::vector<Found> Palette::found_now(Ui& ui) {
  const Course& course = ui.desk.course;
  const std::pair lessons = {course.lessons.size(), course.replaced};
  const std::vector<Findable>& all =
      findables_.get(lessons, [&] { return findables(course, ui.desk.presets, names_of_actions()); });
  const Typed typed = {ui.desk.view.palette_text, ui.desk.settings.language, lessons};
  if (found_.key() != typed) chosen_ = 0;
  std::vector<Found> found = found_.get(typed, [&] { return find(all, typed.words, typed.language); });
  std::erase_if(found, [&](const Found& one) { return !is_possible(ui.desk, *one.what); });
  return found;
}

void Palette::show_list(Ui& ui, bool entered) {
  const std::vector<Found> found = found_now(ui);
  if (!found.empty()) {
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) chosen_ = std::min(chosen_ + 1, found.size() - 1);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && chosen_ > 0) --chosen_;
    chosen_ = std::min(chosen_, found.size() - 1);
  }
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  const double width = static_cast<double>(ImGui::GetContentRegionAvail().x);
  if (found.empty()) return show_no_results(ui, {corner.x, corner.y, width, 100});
  const Findable* pressed = entered ? found[chosen_].what : nullptr;
  double y = corner.y;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Findable& what = *found[i].what;
    if (i == 0 || what.kind != found[i - 1].what->kind) {
      surface.words(ui.say(title_of(what.kind)), {corner.x + surface.px(12), y + surface.px(19)},
                    {12, theme.muted, Weight::Bold});
      y += surface.px(kGroup);
    }
    const double height = surface.px(found[i].why.empty() ? kPaletteRow : kRowWithPassage);
    const Rect row = {corner.x, y, width, height};
    const std::string name = "found." + std::to_string(static_cast<int>(what.kind)) + "." +
                             std::to_string(what.number) + "." + std::to_string(what.step);
    if (press_area(name, row, true, ui.say(what.name))) pressed = &what;
    const ImVec2 moved_by = ImGui::GetIO().MouseDelta;
    if (ImGui::IsItemHovered() && (moved_by.x != 0 || moved_by.y != 0)) chosen_ = i;
    if (i == chosen_) {
      surface.box(row, theme.rail_selected, 6);
      if (ImGui::IsKeyPressed(ImGuiKey_DownArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow))
        ImGui::SetScrollHereY(0.5f);
    }
    const std::string hint = hint_of(ui, what);
    const double hint_width = surface.width_of(hint, 12);
    const double baseline = y + surface.px(20.5);
    surface.words(surface.fitted(ui.say(what.name), 14, Weight::Regular, width - hint_width - surface.px(40)),
                  {row.left + surface.px(12), baseline}, {14, theme.ink});
    surface.words(hint, {row.right() - surface.px(12), baseline}, {12, theme.muted}, Anchor::Right);
    if (!found[i].why.empty())
      surface.words(surface.fitted(found[i].why, 12, Weight::Regular, width - surface.px(24)),
                    {row.left + surface.px(12), y + surface.px(38)}, {12, theme.muted});
    y += height;
  }
  ImGui::SetCursorScreenPos(to_im({corner.x, y}));
  ImGui::Dummy({1, ui.px(8)});
  if (pressed == nullptr) return;
  ImGui::CloseCurrentPopup();
  go_to(ui, *pressed);
}

void Palette::show(Ui& ui) {
  if (std::exchange(ui.desk.view.palette_open, false)) ImGui::OpenPopup("palette");
  const ImGuiViewport& viewport = *ImGui::GetMainViewport();
  ImGui::SetNextWindowPos({viewport.GetCenter().x, viewport.Size.y * 0.1f}, ImGuiCond_Always, {0.5f, 0});
  ImGui::SetNextWindowSize({std::min(ui.px(static_cast<float>(kPaletteWidth)), viewport.Size.x * 0.95f),
                            std::min(ui.px(520), viewport.Size.y * 0.8f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(8), ui.px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, ui.px(10));
  const bool open = ImGui::BeginPopup("palette");
  ImGui::PopStyleVar(2);
  if (!open) return;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  // These keys choose a row while the field keeps the focus; ImGui would move its navigation cursor instead.
  for (const ImGuiKey key : {ImGuiKey_DownArrow, ImGuiKey_UpArrow})
    ImGui::SetKeyOwner(key, ImGui::GetID("palette"));
  const auto pad = (ui.px(static_cast<float>(kPaletteField)) - ImGui::GetFontSize()) / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(12), pad});
  ImGui::SetNextItemWidth(-1);
  const bool entered = ImGui::InputTextWithHint(
      "##palette", ui.say({"A word: saturation, KL, export …", "输入一个词：饱和、KL、导出……"}).c_str(),
      &ui.desk.view.palette_text, ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar();
  if (ImGui::BeginChild("palette list", {0, 0}, ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoBackground))
    show_list(ui, entered);
  fade_list_ends(ui);
  ImGui::EndChild();
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
