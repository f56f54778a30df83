#include "ui/workbench.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "desk/digit_sample.h"
#include "desk/handouts.h"
#include "desk/lesson_steps.h"
#include "desk/playing.h"
#include "desk/presenting.h"
#include "desk/reviews.h"
#include "desk/rows.h"
#include "desk/tries.h"
#include "screen/screen_canvas.h"
#include "ui/control_strip.h"
#include "ui/file_panel.h"
#include "ui/own_settings.h"
#include "ui/panels.h"
#include "ui/places.h"
#include "ui/presenting_keys.h"
#include "ui/questions.h"
#include "ui/rail.h"
#include "ui/reading_panel.h"
#include "ui/surface.h"
#include "ui/web_address_panel.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kMessageSeconds = 5;
constexpr double kLongestStep = 0.1;  // seconds that an animation advances at most per frame

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

PlaygroundLayoutOptions wishes_of(const Ui& ui, ImVec2 window) {
  PlaygroundLayoutOptions wishes;
  wishes.width = static_cast<double>(window.x);
  wishes.height = static_cast<double>(window.y);
  wishes.scale = static_cast<double>(ui.scale());
  wishes.cards = std::max<std::size_t>(1, numbers_shown(ui.desk).size());
  wishes.classes = ui.session().logits.size();
  wishes.sample = shows_sample(ui);
  wishes.own_rows = own_setting_rows(ui);
  wishes.drawer_open = ui.desk.view.drawer_open;
  wishes.rail = ui.desk.view.rail_shown;
  return wishes;
}

bool has_message(const Desk& desk) {
  return !desk.message.text.empty() && desk.now < desk.message.until.value_or(kInfinity);
}

// ImGui hides a new window for one frame to measure its contents.
bool is_a_window_hidden() {
  const ImVector<ImGuiWindow*>& windows = ImGui::GetCurrentContext()->Windows;
  return std::any_of(windows.begin(), windows.end(), [](const ImGuiWindow* window) {
    return window->Active && window->HiddenFramesCannotSkipItems > 0;
  });
}

// The rectangle around all figures.
Rect around(const std::vector<Rect>& cards) {
  if (cards.empty()) return {};
  Rect all = cards.front();
  for (const Rect& card : cards) {
    const double right = std::max(all.right(), card.right());
    const double bottom = std::max(all.bottom(), card.bottom());
    all = {std::min(all.left, card.left), std::min(all.top, card.top), 0, 0};
    all.width = right - all.left;
    all.height = bottom - all.top;
  }
  return all;
}

const FigureView* figure_with_held_handle(const Desk& desk) {
  const auto found = std::find_if(desk.figures().begin(), desk.figures().end(),
                                  [](const FigureView& figure) { return !figure.dragged.empty(); });
  return found == desk.figures().end() ? nullptr : &*found;
}

// Shows the last message at the bottom of the window. Its time starts when it is first shown, because the
// action that it reports, such as saving a picture, may have taken longer than that.
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

// These keys turn pages; ImGui would move its navigation cursor instead.
void claim_keys(const Desk& desk) {
  claim_presenting_keys(desk);
  for (ImGuiKey key : {ImGuiKey_PageDown, ImGuiKey_PageUp, ImGuiKey_Home})
    ImGui::SetKeyOwner(key, ImGui::GetID("desk"));
  if (desk.view.main != MainView::Data || desk.presentation || desk.view.palette_open) return;
  for (ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow}) ImGui::SetKeyOwner(key, ImGui::GetID("desk"));
}

bool is_phone(const Ui& ui, ImVec2 window) {
  return ui::is_phone(static_cast<double>(window.x), static_cast<double>(ui.scale()));
}

}  // namespace

void Workbench::show_parts(ImVec2 size) {
  const FigureView* held = figure_with_held_handle(ui.desk);
  const bool is_dragging = held != nullptr
                               ? ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)
                               : ImGui::IsMouseDragging(ImGuiMouseButton_Left) && ImGui::IsAnyItemActive();
  ui.pictures.hold_axes(is_dragging, held != nullptr ? held->dragged_class : std::nullopt);
  ui.pulse.watch(is_dragging, ui.revision(), ui.desk.now, ui.desk.settings.reduced_motion);
  Surface(ui).box({0, 0, static_cast<double>(size.x), static_cast<double>(size.y)}, ui.theme().panel);
  if (!is_phone(ui, size)) ui.rail_covers = false;
  if (ui.rail_covers) return show_rail_alone(size);
  if (ui.desk.course.open) return show_lesson(size);
  switch (ui.desk.view.main) {
    case MainView::Data:
      return show_data(size);
    case MainView::Digits:
      return show_digits(size);
    case MainView::Letters:
      return show_letters(size);
    case MainView::Map:
      return show_map(size);
    case MainView::Playground:
      break;
  }
  show_playground(size);
}

// On a phone, the rail fills the window until something is chosen in it.
void Workbench::show_rail_alone(ImVec2 size) {
  const auto width = static_cast<double>(size.x);
  const auto bar = static_cast<double>(ui.px(static_cast<float>(kBar)));
  if (show_rail(ui, {0, bar, width, static_cast<double>(size.y) - bar}, true)) ui.rail_covers = false;
  show_top_bar(ui, {0, 0, width, bar});
}

void Workbench::show_data(ImVec2 size) {
  DataLayoutOptions wishes;
  wishes.width = static_cast<double>(size.x);
  wishes.height = static_cast<double>(size.y);
  wishes.scale = static_cast<double>(ui.scale());
  wishes.rail = ui.desk.view.rail_shown && !is_phone(ui, size);
  const DataPlaces places = data_places_for(wishes);
  ui.desk.view.figures_place = around(places.figures);
  ui.desk.token_file ? tokens_view_.show(ui, places) : data_view_.show(ui, places);
  if (places.rail.width > 0) show_rail(ui, places.rail, false);
  show_top_bar(ui, places.bar);
}

void Workbench::show_playground(ImVec2 size) {
  const Places places = places_for(wishes_of(ui, size));
  ui.desk.view.figures_place = around(places.cards);
  headline_.show(ui, places);
  tabs_.show(ui, places.tabs);
  show_cards(ui, places.cards, places.tabs.height > 0);
  if (places.ledger.height > 0) ledger_.show(ui, places);
  ui.try_is_shown = false;
  if (places.rail.width > 0) show_rail(ui, places.rail, places.rail_is_wide);
  show_top_bar(ui, places.bar);
}

void Workbench::show_lesson(ImVec2 size) {
  const StepControls controls = controls_of(ui);
  LessonLayoutOptions wishes;
  wishes.width = static_cast<double>(size.x);
  wishes.height = static_cast<double>(size.y);
  wishes.scale = static_cast<double>(ui.scale());
  wishes.figures = numbers_shown(ui.desk).size();
  wishes.controls = controls.count();
  wishes.rail = ui.desk.view.rail_shown;
  wishes.sheet = ui.sheet_share;
  const LessonPlaces places = lesson_places_for(wishes);
  ui.desk.view.figures_place = around(places.figures);
  ui.lesson_text = places.figure_text;
  if (!places.figures.empty()) show_cards(ui, places.figures, false);
  ui.lesson_text = 0;
  if (places.controls.height > 0) {
    Surface surface(ui);
    surface.bordered(places.controls, surface.theme().paper, surface.theme().border, 10);
    const Rect inside = {places.controls.left + surface.px(16), places.controls.top + surface.px(14),
                         places.controls.width - surface.px(32), places.controls.height - surface.px(28)};
    show_controls(ui, controls, inside, places.control_columns);
  }
  reading_column_.show(ui, places);
  if (places.rail.width > 0) show_rail(ui, places.rail, false);
  show_top_bar(ui, places.bar);
}

void Workbench::show_digits(ImVec2 size) {
  const auto width = static_cast<double>(size.x), height = static_cast<double>(size.y);
  const auto scale = static_cast<double>(ui.scale());
  const DigitsPlaces places = is_phone(ui, size)
                                  ? phone_digits_places_for(width, height, scale)
                                  : digits_places_for(width, height, scale, ui.desk.view.rail_shown);
  ui.desk.view.figures_place = places.view;
  ui.desk.view.maximized ? show_digit_figure(places) : digits_view_.show(ui, places);
  if (places.rail.width > 0) show_rail(ui, places.rail, false);
  show_top_bar(ui, places.bar);
}

// A single figure with its sliders below.
void Workbench::show_digit_figure(const DigitsPlaces& places) {
  const double margin = static_cast<double>(ui.px(16));
  const double settings = own_setting_rows(ui) * static_cast<double>(ui.px(36));
  const double gap = settings > 0 ? margin : 0;
  const Rect inside = places.view.inset(margin);
  const Rect figure = {inside.left, inside.top, inside.width, inside.height - settings - gap};
  show_cards(ui, {figure}, false);
  if (settings > 0) show_own_settings(ui, {inside.left, figure.bottom() + gap, inside.width, settings});
}

void Workbench::show_letters(ImVec2 size) {
  const LettersPlaces places =
      letters_places_for(static_cast<double>(size.x), static_cast<double>(size.y),
                         static_cast<double>(ui.scale()), ui.desk.view.rail_shown && !is_phone(ui, size));
  ui.desk.view.figures_place = places.card;
  letters_view_.show(ui, places);
  if (places.rail.width > 0) show_rail(ui, places.rail, false);
  show_top_bar(ui, places.bar);
}

void Workbench::show_map(ImVec2 size) {
  const MapPlaces& places = map_view_.places_in(ui, size, ui.desk.view.rail_shown && !is_phone(ui, size));
  ui.desk.view.figures_place = places.view;
  map_view_.show(ui, places);
  if (places.rail.width > 0) show_rail(ui, places.rail, false);
  show_top_bar(ui, places.bar);
}

// Shows one dialog at a time: two would take each other's focus in every frame, and neither would respond.
// The question whether to quit replaces every dialog except the export, which closes first and then lets it
// ask. Dialogs that it hides come back afterwards.
void Workbench::show_dialogs() {
  export_panel_.show(ui);
  if (ui.desk.export_dialog) return;
  if (ui.desk.view.leaving) return ask_before_leaving(ui);
  if (ui.desk.offer) return offer_recovery(ui);
  if (ui.desk.file_dialog) return show_file_dialog(ui);
  if (ui.desk.view.typed_address) return ask_for_web_address(ui);
  if (ui.desk.rows.choices) return show_reading_choices(ui);
  if (ui.desk.view.glossary_open) return glossary_.show(ui);
  help_.show(ui);
  teaching_.show(ui);
  palette_.show(ui);
}

void Workbench::show() {
  Desk& desk = ui.desk;
  claim_keys(desk);
  const double step = std::min(static_cast<double>(ImGui::GetIO().DeltaTime), kLongestStep);
  desk.now = ImGui::GetTime();
  desk.workspace.advance(step);
  advance_player(desk, step);
  take_rows(desk);
  update_query_unit(desk);
  watch_try(desk);
  watch_task(desk);
  watch_review(desk);
  advance_digits(desk);
  take_handout(desk);
  ui.pictures.begin_frame();
  desk.view.highlight = std::exchange(desk.view.next_highlight, {});
  keys_.answer(ui);
  keep_within_steps(desk);
  ui.begin_frame(ImGui::GetTime());
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(window);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  const bool open = ImGui::Begin("desk", nullptr,
                                 kFixed | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar();
  if (open && desk.presentation && desk.presentation->begun) {
    ui.pulse = {};
    presenter_.show(ui);
  } else if (open) {
    show_parts(window);
  }
  ImGui::End();
  show_dialogs();
  show_message(ui);
  if (!ImGui::IsAnyItemActive() && ui.focused_handle.empty() && figure_with_held_handle(desk) == nullptr &&
      !desk.player && !desk.workspace.is_moving() &&
      desk.view.main != MainView::Data)  // going through rows is one gesture
    desk.workspace.end_gesture();
  keys_.end_frame();
  if (desk.presentation && desk.presentation->over)
    end_presentation(desk);
  else if (desk.presentation)
    desk.presentation->begun = true;
}

double Workbench::seconds_to_next_frame() const {
  const Desk& desk = ui.desk;
  if (ui.is_behind() || ui.pictures.is_waiting() || ui.pulse.is_running() ||
      desk.view.highlight != desk.view.next_highlight ||
      (desk.course.open && !desk.presentation && reading_column_.is_moving()) ||
      (desk.player && desk.player->running) || desk.workspace.is_moving() || desk.view.requested_picture ||
      (shows_digits(desk) && desk.digits->training.is_busy()) || is_a_window_hidden())
    return 0;
  constexpr double kReadingStep = 0.03;  // to update the progress
  double message = desk.rows.is_reading() || desk.rows.is_refining() ? kReadingStep : kInfinity;
  if (desk.rows.is_listing()) message = 0;
  constexpr double kHandoutStep = 0.1;  // to check whether it is written
  if (is_writing_handout(desk)) message = std::min(message, kHandoutStep);
  if (has_message(desk)) message = std::min(message, desk.message.until ? *desk.message.until - desk.now : 0);
  return std::min(
      {message, presenter_.seconds_to_next_frame(desk), export_panel_.seconds_to_next_frame(desk)});
}

}  // namespace surprisal::ui
