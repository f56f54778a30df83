#include "ui/figure_view.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/number.h"
#include "desk/goals.h"
#include "desk/lesson_steps.h"
#include "desk/rows.h"
#include "desk/slides.h"
#include "figures/catalogue.h"
#include "screen/screen_canvas.h"
#include "ui/bet_button.h"
#include "ui/buttons.h"
#include "ui/card_tools.h"
#include "ui/figure_menu.h"
#include "ui/figure_readings.h"
#include "ui/figure_stroke.h"
#include "ui/handle_keys.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kReach = 14;       // a handle within this many pixels at scale 1 can be dragged
constexpr double kWheelStep = 1.2;  // one notch of the wheel

Point pointer() {
  const ImVec2 p = ImGui::GetIO().MousePos;
  return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

// ---- the picture

// A goal's line makes no sense without the card that explains it.
std::vector<ValueGoal> goals_in_sight(const Ui& ui) {
  if (ui.desk.course.open) return goals_of_step(ui.desk);
  return ui.try_is_shown && !ui.desk.presentation ? goals_of_try(ui.desk) : std::vector<ValueGoal>();
}

Text words_on_cover(const Desk& desk) {
  if (!has_open_guess(desk)) return {"think first, then look", "先想一想，再看结果"};
  // On a slide the question may come only after more text.
  const bool asks_later = desk.presentation && !is_guess_on_slide(desk);
  return asks_later ? Text("shown after your guess", "猜过之后显示")
                    : Text("guess first, then look", "先猜一猜，再看结果");
}

// The smallest and the largest size of text, in pixels: a larger window should enlarge a figure more than its
// text. A part is shown among controls, whose text it matches.
Range text_sizes(const Ui& ui, bool in_parts) {
  if (ui.lesson_text > 0) return {ui.lesson_text, ui.lesson_text};
  const auto text = static_cast<double>(ui.px(in_parts ? static_cast<float>(kPartText) : 12));
  return {text, in_parts ? text : 2 * text};
}

const FigurePicture& draw_picture(Ui& ui, FigureView& figure, const Rect& rect, bool is_card) {
  const bool in_parts = !figure.panels.empty();
  const Range text = text_sizes(ui, in_parts);
  // In a lesson, a card's text is as large as that of a figure alone.
  const double scale = ui.lesson_text > 0 ? ui.lesson_text / 12 : static_cast<double>(ui.scale());
  const std::vector<Hidden> hidden = hidden_now(ui.desk, figure.id);
  const FigurePictures::Frame frame = {rect,
                                       ui.desk.settings.theme,
                                       ui.desk.settings.language,
                                       text.low,
                                       text.high,
                                       ui.desk.view.highlight,
                                       is_card,
                                       ui.desk.presentation.has_value() && !in_parts,
                                       scale,
                                       figure.dragged,
                                       &ui.formulas.font(),
                                       shown_rows(ui.desk),
                                       hidden,
                                       hidden.empty() ? Text() : words_on_cover(ui.desk),
                                       changes_after_guess(ui.desk) ? changes_after_guess_words() : Text(),
                                       in_parts ? figure.panels : panels_now(ui.desk, figure.id),
                                       in_parts,
                                       goals_in_sight(ui)};
  return ui.pictures.draw(figure, ui.session(), ui.revision(), frame, ui.fonts);
}

// The edge of a card takes the colour of each axis's quantity when the pulse reaches that quantity.
void paint_pulse(const Ui& ui, Surface& surface, const FigurePicture& picture, const Rect& frame) {
  const Chart* chart = chart_of(picture, 0);
  if (chart == nullptr) return;
  for (const Ink& ink : {chart->x.ink, chart->y.ink}) {
    if (ink.kind != Ink::Kind::Quantity) continue;
    const double strength = ui.pulse.strength(static_cast<Quantity>(ink.index));
    if (strength <= 0) continue;
    surface.box(frame, blend(ui.theme().border, fill_color_of(ui.theme(), ink), strength), 10);
    surface.box(frame.inset(surface.px(2)), ui.theme().paper, 8);
  }
}

// ---- where the pointer is

const PlacedHandle* nearest_handle(const Scene& scene, Point at, double reach) {
  const PlacedHandle* best = nullptr;
  double least = reach;
  for (const PlacedHandle& handle : scene.handles) {
    const double distance = handle.box.contains(at) ? 0 : std::hypot(handle.at.x - at.x, handle.at.y - at.y);
    if (distance <= least && is_in_sight(scene, handle)) {
      least = distance;
      best = &handle;
    }
  }
  return best;
}

// The handle at the end of the bar in whose row the pointer is.
const PlacedHandle* handle_of_row(const Scene& scene, Point at) {
  for (const PlacedHandle& handle : scene.handles) {
    if (handle.handle.bar_width <= 0) continue;
    const PlacedPanel& panel = scene.panels[handle.panel];
    const double height = std::abs(panel.y.to_pixel(handle.handle.bar_width) - panel.y.to_pixel(0));
    if (panel.area.contains(at) && std::abs(at.y - handle.at.y) <= height / 2) return &handle;
  }
  return nullptr;
}

const PlacedHandle* handle_called(const Scene& scene, const std::string& id) {
  const auto found = std::find_if(scene.handles.begin(), scene.handles.end(),
                                  [&](const PlacedHandle& h) { return h.handle.id == id; });
  return found == scene.handles.end() ? nullptr : &*found;
}

// The panel whose plot, with its axes, is under the pointer.
std::optional<std::size_t> panel_at(const Scene& scene, Point at, double margin) {
  for (std::size_t i = 0; i < scene.panels.size(); ++i) {
    if (scene.panels[i].area.inset(-margin).contains(at)) return i;
  }
  return std::nullopt;
}

// ---- dragging

void take_to_pointer(Ui& ui, const FigureView& figure, const FigurePicture& picture,
                     const PlacedHandle& held) {
  Session next = ui.desk.session();
  held.handle.move(next, picture.scene.panels[held.panel].to_data(pointer()));
  const Text& name = held.handle.name;
  ui.desk.edit(next, {"Drag the " + name.en, "拖动" + name.zh}, figure.id + held.handle.id);
}

void drag_handle(Ui& ui, FigureView& figure, const FigurePicture& picture) {
  const PlacedHandle* held = handle_called(picture.scene, figure.dragged);
  if (held == nullptr || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    figure.dragged.clear();
    ui.desk.workspace.end_gesture();
    return;
  }
  if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) take_to_pointer(ui, figure, picture, *held);
}

// ---- zoom

Range zoomed(const AxisMap& map, double pixel, double factor) {
  const double low = pixel + (map.pixel_low - pixel) * factor;
  const double high = pixel + (map.pixel_high - pixel) * factor;
  return {map.to_data(low), map.to_data(high)};
}

Range panned(const AxisMap& map, float pixels) {
  const auto by = static_cast<double>(pixels);
  return {map.to_data(map.pixel_low - by), map.to_data(map.pixel_high - by)};
}

// Keeps zooming within the precision and the range of a double.
bool is_sane(const Range& range) {
  const double span = range.high - range.low;
  const double size = std::max(std::abs(range.low), std::abs(range.high));
  return std::isfinite(span) && span > 1e-9 * size && size < 1e12;
}

void zoom(FigureView& figure, const FigurePicture& picture, std::size_t panel, Point at, double factor) {
  const PlacedPanel& placed = picture.scene.panels[panel];
  const Range x = zoomed(placed.x, at.x, factor);
  const Range y = zoomed(placed.y, at.y, factor);
  if (is_sane(x) && is_sane(y)) figure.views[panel] = {x, y};
}

void pan(FigureView& figure, const FigurePicture& picture, std::size_t panel, ImVec2 by) {
  const PlacedPanel& placed = picture.scene.panels[panel];
  figure.views[panel] = {panned(placed.x, by.x), panned(placed.y, by.y)};
}

// ---- typing

std::string name_of_field(const FigureView& figure) { return "type." + figure.id; }

void start_typing(FigureView& figure, const std::string& handle) {
  figure.typed = handle;
  ImGui::OpenPopup(name_of_field(figure).c_str());
}

// A text field that replaces a tag while its number is typed.
void type_into_tag(Ui& ui, FigureView& figure, const FigurePicture& picture) {
  const PlacedHandle* tag = handle_called(picture.scene, figure.typed);
  if (tag == nullptr || !tag->handle.type) return figure.typed.clear();
  ImGui::SetNextWindowPos(to_im({tag->box.left, tag->box.top}));
  if (!ImGui::BeginPopup(name_of_field(figure).c_str())) return figure.typed.clear();  // closed by Escape
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  std::string words;
  ImGui::SetNextItemWidth(ui.px(90));
  const bool entered = ImGui::InputTextWithHint("##typed", ui.say(tag->handle.name).c_str(), &words,
                                                ImGuiInputTextFlags_EnterReturnsTrue);
  if (entered) {
    if (const Result<double> number = parse_number(words)) {
      Session next = ui.desk.session();
      tag->handle.type(next, *number);
      ui.desk.edit(next, Text("Type ", "输入") + tag->handle.name);
    }
    figure.typed.clear();
    ImGui::CloseCurrentPopup();
  }
  ImGui::EndPopup();
}

// ---- overlays

// Whether there is a bead at the handle's position.
bool is_on_bead(const FigurePicture& picture, const PlacedHandle& handle) {
  const Chart* chart = chart_of(picture, handle.panel);
  if (chart == nullptr) return false;
  return std::any_of(chart->marks.begin(), chart->marks.end(), [&](const Mark& mark) {
    return mark.shape == Shape::Bead && mark.at.x == handle.handle.at.x && mark.at.y == handle.handle.at.y;
  });
}

void paint_halo(Surface& surface, const Rect& grip) {
  constexpr std::uint8_t kHaloAlpha = 60;
  Color halo = surface.theme().accent;
  halo.alpha = kHaloAlpha;
  const Rect around = grip.inset(-surface.px(4));
  surface.box(around, halo, 9);
}

// Beads and grips show their handles themselves. Other handles get a ring: on cards only while hovered or
// dragged, elsewhere always.
void draw_handles(Ui& ui, const FigureView& figure, const FigurePicture& picture, const PlacedHandle* hovered,
                  bool is_card) {
  Surface surface(ui);
  for (const PlacedHandle& handle : picture.scene.handles) {
    const bool is_active = &handle == hovered || handle.handle.id == figure.dragged;
    if (handle.handle.has_grip && handle.box.width > 0) {
      if (is_active) paint_halo(surface, handle.box);
      continue;
    }
    if (!is_in_sight(picture.scene, handle) || handle.box.width > 0 || is_on_bead(picture, handle)) continue;
    if (is_card && !is_active) continue;
    const Color color = is_active ? ui.theme().accent : color_of(ui.theme(), handle.handle.ink);
    surface.ring(handle.at, is_active ? 9 : 7, is_active ? 2.5 : 1.2, color);
  }
}

// The class whose bar, mark or curve is under the pointer.
std::size_t class_at(const FigurePicture& picture, std::size_t panel, Point at, double reach) {
  const Chart* chart = chart_of(picture, panel);
  if (chart == nullptr) return Curve::kNoClass;
  const PlacedPanel& placed = picture.scene.panels[panel];
  for (const Mark& mark : chart->marks) {
    if (std::hypot(placed.x.to_pixel(mark.at.x) - at.x, placed.y.to_pixel(mark.at.y) - at.y) < reach)
      return mark.of_class;
  }
  const Point data = placed.to_data(at);
  if (chart->divisions && placed.strip.contains(at)) {
    double end = 0;
    for (const Divisions::Part& part : chart->divisions->parts) {
      if (data.x <= (end += part.lower)) return part.of_class;
    }
  }
  const double along = chart->horizontal_bars ? data.y : data.x;
  const double value = chart->horizontal_bars ? data.x : data.y;
  for (const Bar& bar : chart->bars) {
    if (std::abs(along - bar.at) <= bar.width / 2 && value >= std::min(bar.from, bar.to) &&
        value <= std::max(bar.from, bar.to))
      return bar.of_class;
  }
  return Curve::kNoClass;
}

void answer_pointer(Ui& ui, FigureView& figure, const FigurePicture& picture, bool is_card) {
  const Point at = pointer();
  const double reach = static_cast<double>(ui.px(static_cast<float>(kReach)));
  const PlacedHandle* near = nearest_handle(picture.scene, at, reach);
  const bool zooms = ImGui::GetIO().MouseWheel != 0;  // over a row too, but not over a handle
  const PlacedHandle* hovered = near != nullptr || zooms ? near : handle_of_row(picture.scene, at);
  draw_handles(ui, figure, picture, hovered, is_card);
  const auto panel = panel_at(picture.scene, at, reach);
  if (!panel) return;
  const PlacedPanel& placed = picture.scene.panels[*panel];
  const Chart* chart = chart_of(picture, *panel);
  const std::size_t hovered_class = class_at(picture, *panel, at, reach);
  if (hovered_class != Curve::kNoClass) ui.desk.view.next_highlight.of_class = hovered_class;
  if (hovered != nullptr && !hovered->handle.why_not.empty()) {
    tip(ui, hovered->handle.why_not);
    return;
  }
  if (hovered != nullptr) {
    ImGui::SetMouseCursor(
        hovered->handle.direction == Handle::Direction::Horizontal ? ImGuiMouseCursor_ResizeEW
        : hovered->handle.direction == Handle::Direction::Vertical ? ImGuiMouseCursor_ResizeNS
                                                                   : ImGuiMouseCursor_ResizeAll);
    if (hovered->handle.type && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
      start_typing(figure, hovered->handle.id);
    else if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
      figure.dragged = hovered->handle.id;
      figure.dragged_class = hovered->handle.of_class;
      if (near == nullptr) take_to_pointer(ui, figure, picture, *hovered);
    }
    return;
  }
  if (!placed.is_chart || chart == nullptr) return;
  if (const float wheel = ImGui::GetIO().MouseWheel; wheel != 0)
    zoom(figure, picture, *panel, at, std::pow(kWheelStep, -static_cast<double>(wheel)));
  if (placed.area.contains(at) && figure.dragged.empty())
    show_readings(ui, placed, *chart, placed.x.to_data(at.x));
}

// Bars on axes of names show all there is until they are zoomed.
bool has_more_beside_it(const FigureView& figure, std::size_t panel, const Chart& chart) {
  const View& view = figure.views[panel];
  return view.x || view.y || (chart.x.categories.empty() && chart.y.categories.empty());
}

// In the data view, a drag across some figures of rows filters the table or sets the temperature.
bool is_panned(const Desk& desk, const FigureView& figure) {
  const Figure* known = find_figure(figure.id);
  const bool is_of_rows = desk.view.main == MainView::Data && known != nullptr;
  return !(is_of_rows && (known->rows_between != nullptr || known->sets_temperature));
}

void answer_buttons(const Desk& desk, FigureView& figure, const FigurePicture& picture, bool& fill) {
  const Point at = pointer();
  const auto panel = panel_at(picture.scene, at, 40);
  const bool on_plot =
      panel && picture.scene.panels[*panel].is_chart && picture.scene.panels[*panel].area.contains(at);
  const bool on_axis = panel && picture.scene.panels[*panel].is_chart && !on_plot;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && figure.typed.empty()) {
    if (on_axis)
      figure.views[*panel] = {};
    else
      fill = true;
    return;
  }
  if (!figure.dragged.empty() || !on_plot) return;
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
    const Chart* chart = chart_of(picture, *panel);
    if (chart != nullptr && has_more_beside_it(figure, *panel, *chart) && is_panned(desk, figure))
      pan(figure, picture, *panel, ImGui::GetIO().MouseDelta);
  } else if (ImGui::IsItemDeactivated() && was_click()) {
    const double x = picture.scene.panels[*panel].x.to_data(at.x);
    figure.pinned_panel = *panel;
    figure.pinned = {{x, 0}};
  }
}

void show_pinned(Ui& ui, const FigureView& figure, const FigurePicture& picture) {
  const Chart* chart = chart_of(picture, figure.pinned_panel);
  if (chart == nullptr || figure.pinned_panel >= picture.scene.panels.size()) return;
  const PlacedPanel& placed = picture.scene.panels[figure.pinned_panel];
  for (Point p : figure.pinned) {
    if (p.x >= placed.x.data.low && p.x <= placed.x.data.high) show_readings(ui, placed, *chart, p.x);
  }
}

void show_buttons(Ui& ui, const FigurePicture& picture) {
  for (const PlacedPanel& panel : picture.scene.panels)
    if (panel.button) show_bet_button(ui, *panel.button);
}

}  // namespace

bool show_figure(Ui& ui, FigureView& figure, Rect frame, bool is_card, const Rect* ground) {
  constexpr double kSmallest = 16;  // pixels: in less there is nothing to see
  if (frame.width < kSmallest || frame.height < kSmallest) return false;
  bool fill = false;
  if (!figure.part.empty()) ImGui::PushID(figure.part.c_str());
  const FigurePicture& picture = draw_picture(ui, figure, frame, is_card);
  if (!figure.dragged.empty()) drag_handle(ui, figure, picture);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  Surface surface(ui);
  const bool has_card = figure.panels.empty();
  if (!ui.desk.presentation && has_card)
    surface.bordered(ground == nullptr ? frame : *ground, ui.theme().paper, ui.theme().border, 10);
  if (ui.pulse.is_running() && has_card) paint_pulse(ui, surface, picture, frame);
  const CardTools tools(ui, figure, frame);
  fill = tools.fill_wanted();
  show_buttons(ui, picture);  // before the area of the figure, which would take the pointer from them
  ImGui::SetCursorScreenPos({static_cast<float>(frame.left), static_cast<float>(frame.top)});
  ImGui::InvisibleButton(figure.id.c_str(),
                         {static_cast<float>(frame.width), static_cast<float>(frame.height)});
  ScreenCanvas canvas(list, ui.screen_fonts);
  paint(picture.scene, canvas);
  answer_stroke(ui, figure, picture);
  paint_stroke(ui, figure, picture);
  show_pinned(ui, figure, picture);
  if (ImGui::IsItemHovered()) ui.desk.view.pointed = number_of(ui.desk, figure);
  if (!figure.stroke && (ImGui::IsItemHovered() || !figure.dragged.empty())) {
    answer_pointer(ui, figure, picture, is_card);
    answer_buttons(ui.desk, figure, picture, fill);
  }
  if (tools.menu_wanted()) ImGui::OpenPopup(("menu." + figure.id).c_str());
  show_figure_menu(ui, figure);
  answer_handle_keys(ui, figure, picture);
  tools.paint();
  if (!figure.typed.empty()) type_into_tag(ui, figure, picture);
  if (!figure.part.empty()) ImGui::PopID();
  return fill;
}

}  // namespace surprisal::ui
