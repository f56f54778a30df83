#include "ui/workbench.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "desk/actions.h"
#include "desk/document.h"
#include "desk/keeper.h"
#include "desk/presenting.h"
#include "screen/screen_canvas.h"
#include "ui/panels.h"
#include "ui/presenter.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

constexpr double kLongestStep = 0.1;  // seconds by which an animation goes on, however long a frame took

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

// The frame is cleared to paper: what has that for its ground need not paint it once more.
constexpr Color kPaper = {0, 0, 0, 0};

struct Room {
  ImVec2 corner;
  ImVec2 size;
};

// Where each part of the window stands; a part without room has none.
struct Places {
  Room top_bar, rail, figures, front, controls, computation, lesson;
};

Places places_for(const Desk& desk, ImVec2 window) {
  const float bar = ImGui::GetFrameHeight() + desk.px(8);
  const float below = window.y - bar;
  const float rail = rail_is_open(desk) ? std::min(desk.px(245), window.x * 0.24f) : 0;
  const float lesson =
      desk.lesson ? std::clamp(0.34f * window.x, std::min(desk.px(380), 0.5f * window.x), desk.px(600)) : 0;
  // The controls want a row for each class and some over them; the figures want the rest, and more than half.
  const float rows = static_cast<float>(std::min<std::size_t>(desk.session().logits.size(), 6)) + 5.5f;
  const float wanted = rows * (ImGui::GetFrameHeight() + ImGui::GetStyle().ItemSpacing.y) + desk.px(20);
  const float controls = std::min(wanted, (desk.lesson ? 0.36f : 0.46f) * below);
  const float middle = window.x - rail - lesson;
  const bool both = middle > desk.px(900);  // else the one or the other
  const float front = both ? 0 : ImGui::GetFrameHeight() + desk.px(10);
  const float control_width = both ? std::max(0.5f * middle, std::min(desk.px(640), 0.58f * middle))
                              : desk.computation_in_front ? 0
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
void part(const char* name, const Room& room, Color background, void (*show)(Desk&), Desk& desk,
          ImGuiWindowFlags scrolling = ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse) {
  if (room.size.x < 8 || room.size.y < 8) return;
  ImGui::SetCursorScreenPos(room.corner);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, unpacked(background));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);  // parts meet edge to edge
  const bool open = ImGui::BeginChild(
      name, room.size, ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding, scrolling);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  if (open) show(desk);
  ImGui::EndChild();
}

// Whether the sliders or the computation.
void show_front(Desk& desk) {
  int front = desk.computation_in_front ? 1 : 0;
  if (choice(desk, "front", {{"Sliders", "滑块"}, {"Computation", "计算"}}, front))
    desk.computation_in_front = front == 1;
}

void show_parts(Desk& desk, ImVec2 size) {
  const Places places = places_for(desk, size);
  const Theme& theme = desk.theme();
  const Room& middle = places.figures;
  desk.figures_place = {static_cast<double>(middle.corner.x), static_cast<double>(middle.corner.y),
                        static_cast<double>(middle.size.x), static_cast<double>(middle.size.y)};
  part("top bar", places.top_bar, theme.panel, show_top_bar, desk);
  part("rail", places.rail, theme.panel, show_rail, desk, 0);
  part("figures", places.figures, kPaper, show_figures, desk);
  part("front", places.front, theme.panel, show_front, desk);
  part("controls", places.controls, theme.panel, show_controls, desk, 0);
  part("computation", places.computation, theme.panel, show_computation, desk, 0);
  if (!desk.lesson) return;
  part("lesson", places.lesson, kPaper, show_lesson, desk);
  const ImVec2 top = places.lesson.corner;
  ImGui::GetWindowDrawList()->AddLine(top, {top.x, top.y + places.lesson.size.y},
                                      ImGui::GetColorU32(ImGuiCol_Border), desk.px(1));
}

bool is_telling(const Desk& desk) { return !desk.told.empty() && ImGui::GetTime() < desk.told_until; }

// The last thing said, over the foot of the window.
void show_told(const Desk& desk) {
  if (!is_telling(desk)) return;
  const ImVec2 size = ImGui::GetMainViewport()->Size;
  ImGui::SetNextWindowPos({size.x / 2, size.y - desk.px(12)}, ImGuiCond_Always, {0.5f, 1});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImGui::GetStyle().Colors[ImGuiCol_Text]);
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(desk.theme().paper));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(4));
  if (ImGui::Begin("told", nullptr,
                   (kFixed & ~ImGuiWindowFlags_NoBringToFrontOnFocus) | ImGuiWindowFlags_AlwaysAutoResize |
                       ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoFocusOnAppearing)) {
    ImGui::PushTextWrapPos(0.8f * size.x);
    ImGui::TextUnformatted(desk.say(desk.told).c_str());
    ImGui::PopTextWrapPos();
  }
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
}

// One at a time: two would take each other's place in every frame, and neither would answer. The question
// whether to quit comes before all but the export, which asks for it itself, and gives back what it hides.
void show_what_stands_before(Desk& desk) {
  show_export_dialog(desk);
  if (desk.export_dialog) return;
  if (desk.leaving) return show_leaving(desk);
  if (desk.offer) return show_offer(desk);
  if (desk.file_dialog) return show_file_dialog(desk);
  show_help(desk);
  show_palette(desk);
}

// These turn pages; ImGui would move its cursor by them.
void keep_own_keys(const Desk& desk) {
  keep_presenting_keys(desk);
  for (ImGuiKey key : {ImGuiKey_PageDown, ImGuiKey_PageUp, ImGuiKey_Home})
    ImGui::SetKeyOwner(key, ImGui::GetID("desk"));
}

}  // namespace

void show_window(Desk& desk) {
  keep_own_keys(desk);
  desk.advance_transition(std::min(static_cast<double>(ImGui::GetIO().DeltaTime), kLongestStep));
  advance_player(desk, std::min(static_cast<double>(ImGui::GetIO().DeltaTime), kLongestStep));
  desk.lit = desk.next_lit;
  desk.next_lit = {};
  answer_keys(desk);
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  const bool open = ImGui::Begin("desk", nullptr,
                                 kFixed | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar();
  if (open && desk.presentation && desk.presentation->begun)
    show_presentation(desk);
  else if (open)
    show_parts(desk, window);
  ImGui::End();
  show_what_stands_before(desk);
  show_told(desk);
  if (!ImGui::IsAnyItemActive()) {
    bool dragging = false;
    for (const FigureView& figure : desk.stage()) dragging |= !figure.dragged.empty();
    if (!dragging && !desk.player && !desk.transition) desk.end_gesture();
  }
  desk.popup_open = is_popup_open();
  if (desk.presentation && desk.presentation->over)
    end_presentation(desk);
  else if (desk.presentation)
    size_presentation(*desk.presentation, window);
}

double seconds_to_next_frame(const Desk& desk) {
  if (desk.lit != desk.next_lit || (desk.player && desk.player->running) || desk.transition ||
      desk.picture_wanted)
    return 0;
  const double told =
      is_telling(desk) ? desk.told_until - ImGui::GetTime() : std::numeric_limits<double>::infinity();
  return std::min({told, seconds_to_next_slide_frame(desk), seconds_to_next_export_frame(desk)});
}

}  // namespace surprisal::app
