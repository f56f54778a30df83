#include "ui/workbench.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "desk/playing.h"
#include "desk/presenting.h"
#include "screen/screen_canvas.h"
#include "ui/area.h"
#include "ui/file_panel.h"
#include "ui/help.h"
#include "ui/palette.h"
#include "ui/panels.h"
#include "ui/presenting_keys.h"
#include "ui/questions.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMessageSeconds = 5;
constexpr double kLongestStep = 0.1;  // seconds by which an animation goes on, however long a frame took

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

// The frame is cleared to paper: what has that for its ground need not paint it once more.
constexpr Color kPaper = {0, 0, 0, 0};

// Where each part of the window stands; a part without room has none.
struct Places {
  Area top_bar, rail, figures, front, controls, computation, lesson;
};

Places places_for(const Ui& ui, ImVec2 window) {
  const float bar = ImGui::GetFrameHeight() + ui.px(8);
  const float below = window.y - bar;
  const float rail = rail_is_open(ui) ? std::min(ui.px(245), window.x * 0.24f) : 0;
  const float lesson = ui.desk.course.open
                           ? std::clamp(0.34f * window.x, std::min(ui.px(380), 0.5f * window.x), ui.px(600))
                           : 0;
  // The controls want a row for each class and some over them; the figures want the rest, and more than half.
  const float rows = static_cast<float>(std::min<std::size_t>(ui.session().logits.size(), 6)) + 5.5f;
  const float wanted = rows * (ImGui::GetFrameHeight() + ImGui::GetStyle().ItemSpacing.y) + ui.px(20);
  const float controls = std::min(wanted, (ui.desk.course.open ? 0.36f : 0.46f) * below);
  const float middle = window.x - rail - lesson;
  const bool both = middle > ui.px(900);  // else the one or the other
  const float front = both ? 0 : ImGui::GetFrameHeight() + ui.px(10);
  const float control_width = both ? std::max(0.5f * middle, std::min(ui.px(640), 0.58f * middle))
                              : ui.desk.view.computation_in_front ? 0
                                                                  : middle;
  Places p;
  p.top_bar = {{0, 0}, {window.x, bar}};
  p.rail = {{0, bar}, {rail, below}};
  p.figures = {{rail, bar}, {middle, below - controls}};
  const float low = window.y - controls;
  p.front = {{rail, low}, {middle, front}};
  p.controls = {{rail, low + front}, {control_width, controls - front}};
  p.computation = {{rail + control_width, low + front}, {middle - control_width, controls - front}};
  p.lesson = {{window.x - lesson, bar}, {lesson, below}};
  return p;
}

// The parts are one field for the keyboard: Tab goes through all of them.
void part(const char* name, const Area& room, Color background, const std::function<void()>& show,
          ImGuiWindowFlags scrolling = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse) {
  if (room.size.x < 8 || room.size.y < 8) return;
  ImGui::SetCursorScreenPos(room.corner);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, unpacked(background));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);  // parts meet edge to edge
  const bool open = ImGui::BeginChild(
      name, room.size, ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding, scrolling);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  if (open) show();
  ImGui::EndChild();
}

// Whether the sliders or the computation.
void show_front(Ui& ui) {
  int front = ui.desk.view.computation_in_front ? 1 : 0;
  if (choice(ui, "front", {{"Sliders", "滑块"}, {"Computation", "计算"}}, front))
    ui.desk.view.computation_in_front = front == 1;
}

bool has_message(const Desk& desk) {
  return !desk.message.text.empty() && desk.now < desk.message.until.value_or(kInfinity);
}

// ImGui hides a window in the frame in which it measures what is in it.
bool is_a_window_hidden() {
  const ImVector<ImGuiWindow*>& windows = ImGui::GetCurrentContext()->Windows;
  return std::any_of(windows.begin(), windows.end(), [](const ImGuiWindow* window) {
    return window->Active && window->HiddenFramesCannotSkipItems > 0;
  });
}

bool is_any_handle_held(const Desk& desk) {
  return std::any_of(desk.stage().begin(), desk.stage().end(),
                     [](const FigureView& figure) { return !figure.dragged.empty(); });
}

// The last thing said, over the foot of the window. Its seconds begin here: what it tells of, such as a
// picture that was saved, may have taken longer than that.
void show_message(Ui& ui) {
  if (!has_message(ui.desk)) return;
  if (!ui.desk.message.until) ui.desk.message.until = ui.desk.now + kMessageSeconds;
  const ImVec2 size = ImGui::GetMainViewport()->Size;
  ImGui::SetNextWindowPos({size.x / 2, size.y - ui.px(12)}, ImGuiCond_Always, {0.5f, 1});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImGui::GetStyle().Colors[ImGuiCol_Text]);
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(ui.theme().paper));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(4));
  if (ImGui::Begin("message", nullptr,
                   (kFixed & ~ImGuiWindowFlags_NoBringToFrontOnFocus) | ImGuiWindowFlags_AlwaysAutoResize |
                       ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoFocusOnAppearing)) {
    ImGui::PushTextWrapPos(0.8f * size.x);
    ImGui::TextUnformatted(ui.say(ui.desk.message.text).c_str());
    ImGui::PopTextWrapPos();
  }
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
}

// These turn pages; ImGui would move its cursor by them.
void keep_own_keys(const Desk& desk) {
  keep_presenting_keys(desk);
  for (ImGuiKey key : {ImGuiKey_PageDown, ImGuiKey_PageUp, ImGuiKey_Home})
    ImGui::SetKeyOwner(key, ImGui::GetID("desk"));
}

}  // namespace

void Workbench::show_parts(ImVec2 size) {
  const Places places = places_for(ui, size);
  const Theme& theme = ui.theme();
  const Area& middle = places.figures;
  ui.desk.view.figures_place = {static_cast<double>(middle.corner.x), static_cast<double>(middle.corner.y),
                                static_cast<double>(middle.size.x), static_cast<double>(middle.size.y)};
  part("top bar", places.top_bar, theme.panel, [&] { show_top_bar(ui); });
  part(
      "rail", places.rail, theme.panel, [&] { show_rail(ui); }, 0);
  part("figures", places.figures, kPaper, [&] { show_figures(ui); });
  part("front", places.front, theme.panel, [&] { show_front(ui); });
  part(
      "controls", places.controls, theme.panel, [&] { show_controls(ui); }, 0);
  part(
      "computation", places.computation, theme.panel, [&] { computation_.show(ui); }, 0);
  if (!ui.desk.course.open) return;
  part("lesson", places.lesson, kPaper, [&] { show_lesson(ui, step_text_); });
  const ImVec2 top = places.lesson.corner;
  ImGui::GetWindowDrawList()->AddLine(top, {top.x, top.y + places.lesson.size.y},
                                      ImGui::GetColorU32(ImGuiCol_Border), ui.px(1));
}

// One at a time: two would take each other's place in every frame, and neither would answer. The question
// whether to quit comes before all but the export, which asks for it itself, and gives back what it hides.
void Workbench::show_dialogs() {
  export_panel_.show(ui);
  if (ui.desk.export_dialog) return;
  if (ui.desk.view.leaving) return ask_before_leaving(ui);
  if (ui.desk.offer) return offer_recovery(ui);
  if (ui.desk.file_dialog) return show_file_dialog(ui);
  show_help(ui);
  show_palette(ui);
}

void Workbench::show() {
  Desk& desk = ui.desk;
  keep_own_keys(desk);
  const double step = std::min(static_cast<double>(ImGui::GetIO().DeltaTime), kLongestStep);
  desk.now = ImGui::GetTime();
  desk.workspace.advance(step);
  advance_player(desk, step);
  desk.view.highlight = std::exchange(desk.view.next_highlight, {});
  keys_.answer(ui);
  ui.begin_frame(ImGui::GetTime());
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  const bool open = ImGui::Begin("desk", nullptr,
                                 kFixed | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar();
  if (open && desk.presentation && desk.presentation->begun)
    presenter_.show(ui, step_text_);
  else if (open)
    show_parts(window);
  ImGui::End();
  show_dialogs();
  show_message(ui);
  if (!ImGui::IsAnyItemActive() && !is_any_handle_held(desk) && !desk.player && !desk.workspace.is_moving())
    desk.workspace.end_gesture();
  keys_.end_frame();
  if (desk.presentation && desk.presentation->over)
    end_presentation(desk);
  else if (desk.presentation)
    desk.presentation->begun = true;
}

double Workbench::seconds_to_next_frame() const {
  const Desk& desk = ui.desk;
  if (ui.is_behind() || desk.view.highlight != desk.view.next_highlight ||
      (desk.player && desk.player->running) || desk.workspace.is_moving() || desk.view.picture_wanted ||
      is_a_window_hidden())
    return 0;
  double message = kInfinity;
  if (has_message(desk)) message = desk.message.until ? *desk.message.until - desk.now : 0;
  return std::min(
      {message, presenter_.seconds_to_next_frame(desk), export_panel_.seconds_to_next_frame(desk)});
}

}  // namespace surprisal::ui
