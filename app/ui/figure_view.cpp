#include "ui/figure_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/wording.h"
#include "figures/catalogue.h"
#include "screen/screen_canvas.h"
#include "ui/figure_menu.h"

namespace surprisal::app {
namespace {

constexpr double kReach = 14;       // pixels at scale 1 within which a handle is taken
constexpr double kWheelStep = 1.2;  // one notch of the wheel

Point pointer() {
  const ImVec2 p = ImGui::GetIO().MousePos;
  return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

// ---- the picture

void build(Desk& desk, FigureView& figure, Rect frame) {
  FigureView::Source source = {desk.session(),
                               figure.views,
                               frame,
                               desk.settings.theme,
                               desk.settings.language,
                               static_cast<double>(desk.px(12)),
                               desk.lit};
  const bool plot_stands = figure.built_from && figure.built_from->same_plot(source);
  if (plot_stands && figure.built_from->same_scene(source)) return;
  const Figure* known = find_figure(figure.id);
  if (known == nullptr) return;
  if (!plot_stands) figure.plot = known->build(desk.session());
  constexpr double kLargestText = 2;  // times the smallest: a large window is for the figure, not its words
  const Look look = {desk.fonts,  source.theme, source.language,
                     source.text, source.lit,   kLargestText * source.text};
  figure.scene = lay_out(figure.plot, frame, look, figure.views);
  figure.views.resize(figure.scene.panels.size());
  source.views = figure.views;
  figure.built_from = std::move(source);
}

// ---- where the pointer is

// One that was zoomed out of the picture can be neither seen nor taken.
bool is_in_sight(const Scene& scene, const PlacedHandle& handle) {
  constexpr double kRounding = 1;
  return !scene.panels[handle.panel].is_chart ||
         scene.panels[handle.panel].area.inset(-kRounding).contains(handle.at);
}

const PlacedHandle* nearest_handle(const Scene& scene, Point at, double reach) {
  const PlacedHandle* best = nullptr;
  double least = reach;
  for (const PlacedHandle& handle : scene.handles) {
    const double distance = std::hypot(handle.at.x - at.x, handle.at.y - at.y);
    if (distance <= least && is_in_sight(scene, handle)) {
      least = distance;
      best = &handle;
    }
  }
  return best;
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

const Chart* chart_of(const Plot& plot, std::size_t index) {
  for (const auto& row : plot.rows) {
    if (index < row.size()) return std::get_if<Chart>(&row[index].content);
    index -= row.size();
  }
  return nullptr;
}

// ---- dragging

void drag_handle(Desk& desk, FigureView& figure) {
  const PlacedHandle* held = handle_called(figure.scene, figure.dragged);
  if (held == nullptr || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    figure.dragged.clear();
    desk.end_gesture();
    return;
  }
  if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, 1)) return;
  Session next = desk.session();
  held->handle.move(next, figure.scene.panels[held->panel].to_data(pointer()));
  const Text& name = held->handle.name;
  desk.edit(next, {"Drag the " + name.en, "拖动" + name.zh}, figure.id + held->handle.id);
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

// Not so near that doubles run out of digits, nor so far that they run out of size.
bool is_sane(const Range& range) {
  const double span = range.high - range.low;
  const double size = std::max(std::abs(range.low), std::abs(range.high));
  return std::isfinite(span) && span > 1e-9 * size && size < 1e12;
}

void zoom(FigureView& figure, std::size_t panel, Point at, double factor) {
  const PlacedPanel& placed = figure.scene.panels[panel];
  const Range x = zoomed(placed.x, at.x, factor);
  const Range y = zoomed(placed.y, at.y, factor);
  if (is_sane(x) && is_sane(y)) figure.views[panel] = {x, y};
}

void pan(FigureView& figure, std::size_t panel, ImVec2 by) {
  const PlacedPanel& placed = figure.scene.panels[panel];
  figure.views[panel] = {panned(placed.x, by.x), panned(placed.y, by.y)};
}

// ---- overlays

void draw_handles(Desk& desk, const FigureView& figure, const PlacedHandle* lit, ImDrawList& list) {
  for (const PlacedHandle& handle : figure.scene.handles) {
    if (!is_in_sight(figure.scene, handle)) continue;
    const bool is_lit = &handle == lit || handle.handle.id == figure.dragged;
    const Color color = color_of(desk.theme(), is_lit ? Ink(Ink::Kind::Accent) : handle.handle.ink);
    const ImVec2 at = {static_cast<float>(handle.at.x), static_cast<float>(handle.at.y)};
    list.AddCircle(at, desk.px(is_lit ? 9.0f : 7.0f), packed(color), 0, desk.px(is_lit ? 2.5f : 1.2f));
  }
}

struct Reading {
  Text name;
  Ink ink;
  double x = 0;
  double y = 0;
};

std::vector<Reading> readings_at(const Chart& chart, double x) {
  std::vector<Reading> readings;
  for (const Curve& curve : chart.curves) {
    if (!curve.f || (curve.domain && (x < curve.domain->low || x > curve.domain->high))) continue;
    readings.push_back({curve.label, curve.ink, x, curve.f(x)});
  }
  return readings;
}

void write_readings(Desk& desk, const PlacedPanel& placed, const Chart& chart, double x, ImDrawList& list) {
  const auto left = static_cast<float>(placed.x.to_pixel(x));
  const ImU32 line = packed(color_of(desk.theme(), Ink(Ink::Kind::Muted).faded(0.6)));
  list.AddLine({left, static_cast<float>(placed.area.top)}, {left, static_cast<float>(placed.area.bottom())},
               line, desk.px(1));
  const auto readings = readings_at(chart, x);
  for (const Reading& reading : readings) {
    const double y = placed.y.to_pixel(reading.y);
    if (!(y >= placed.area.top && y <= placed.area.bottom())) continue;
    list.AddCircleFilled({left, static_cast<float>(y)}, desk.px(3.5f),
                         packed(color_of(desk.theme(), reading.ink)));
  }
}

void tooltip_readings(Desk& desk, const Chart& chart, double x) {
  const auto readings = readings_at(chart, x);
  if (readings.empty() || !ImGui::BeginTooltip()) return;
  ImGui::TextDisabled("%s = %s", desk.say(chart.x.title).c_str(), shown(x).c_str());
  for (const Reading& reading : readings) {
    ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(desk.theme(), reading.ink)));
    ImGui::Text("%s  %s", desk.say(reading.name).c_str(), shown(reading.y).c_str());
    ImGui::PopStyleColor();
  }
  ImGui::EndTooltip();
}

// The class whose bar, mark or curve is under the pointer.
std::size_t class_at(const FigureView& figure, std::size_t panel, Point at, double reach) {
  const Chart* chart = chart_of(figure.plot, panel);
  if (chart == nullptr) return Curve::kNoClass;
  const PlacedPanel& placed = figure.scene.panels[panel];
  for (const Mark& mark : chart->marks) {
    if (std::hypot(placed.x.to_pixel(mark.at.x) - at.x, placed.y.to_pixel(mark.at.y) - at.y) < reach)
      return mark.of_class;
  }
  const Point data = placed.to_data(at);
  const double along = chart->bars_across ? data.y : data.x;
  const double value = chart->bars_across ? data.x : data.y;
  for (const Bar& bar : chart->bars) {
    if (std::abs(along - bar.at) <= bar.width / 2 && value >= std::min(bar.from, bar.to) &&
        value <= std::max(bar.from, bar.to))
      return bar.of_class;
  }
  return Curve::kNoClass;
}

void answer_pointer(Desk& desk, FigureView& figure, ImDrawList& list) {
  const Point at = pointer();
  const double reach = static_cast<double>(desk.px(static_cast<float>(kReach)));
  const PlacedHandle* lit = nearest_handle(figure.scene, at, reach);
  draw_handles(desk, figure, lit, list);
  const auto panel = panel_at(figure.scene, at, reach);
  if (!panel) return;
  const PlacedPanel& placed = figure.scene.panels[*panel];
  const Chart* chart = chart_of(figure.plot, *panel);
  const std::size_t lit_class = class_at(figure, *panel, at, reach);
  if (lit_class != Curve::kNoClass) desk.next_lit.of_class = lit_class;
  if (lit != nullptr) {
    ImGui::SetMouseCursor(lit->handle.freedom == Handle::Freedom::Along    ? ImGuiMouseCursor_ResizeEW
                          : lit->handle.freedom == Handle::Freedom::Across ? ImGuiMouseCursor_ResizeNS
                                                                           : ImGuiMouseCursor_ResizeAll);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) figure.dragged = lit->handle.id;
    return;
  }
  if (!placed.is_chart || chart == nullptr) return;
  if (const float wheel = ImGui::GetIO().MouseWheel; wheel != 0)
    zoom(figure, *panel, at, std::pow(kWheelStep, -static_cast<double>(wheel)));
  if (placed.area.contains(at)) {
    const double x = placed.x.to_data(at.x);
    write_readings(desk, placed, *chart, x, list);
    tooltip_readings(desk, *chart, x);
  }
}

// The button came up where it went down.
bool was_click() {
  const ImGuiIO& io = ImGui::GetIO();
  return io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] < io.MouseDragThreshold * io.MouseDragThreshold;
}

void answer_buttons(FigureView& figure, bool& fill) {
  const Point at = pointer();
  const auto panel = panel_at(figure.scene, at, 40);
  const bool on_plot =
      panel && figure.scene.panels[*panel].is_chart && figure.scene.panels[*panel].area.contains(at);
  const bool on_axis = panel && figure.scene.panels[*panel].is_chart && !on_plot;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    if (on_axis)
      figure.views[*panel] = {};
    else
      fill = true;
    return;
  }
  if (!figure.dragged.empty() || !on_plot) return;
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) {
    pan(figure, *panel, ImGui::GetIO().MouseDelta);
  } else if (ImGui::IsItemDeactivated() && was_click()) {
    const double x = figure.scene.panels[*panel].x.to_data(at.x);
    figure.pinned_panel = *panel;
    figure.pinned = {{x, 0}};
  }
}

void draw_pinned(Desk& desk, const FigureView& figure, ImDrawList& list) {
  const Chart* chart = chart_of(figure.plot, figure.pinned_panel);
  if (chart == nullptr || figure.pinned_panel >= figure.scene.panels.size()) return;
  const PlacedPanel& placed = figure.scene.panels[figure.pinned_panel];
  for (Point p : figure.pinned) {
    if (p.x < placed.x.data.low || p.x > placed.x.data.high) continue;
    write_readings(desk, placed, *chart, p.x, list);
    float y = static_cast<float>(placed.area.top) + desk.px(4);
    for (const Reading& reading : readings_at(*chart, p.x)) {
      const std::string words = desk.say(reading.name) + "  " + shown(reading.y);
      const ImVec2 size = ImGui::CalcTextSize(words.c_str());
      const float x = std::min(static_cast<float>(placed.x.to_pixel(p.x)) + desk.px(6),
                               static_cast<float>(placed.area.right()) - size.x);
      list.AddRectFilled({x - desk.px(3), y}, {x + size.x + desk.px(3), y + size.y},
                         packed(desk.theme().paper), desk.px(3));
      list.AddText({x, y}, packed(color_of(desk.theme(), reading.ink)), words.c_str());
      y += size.y;
    }
  }
}

}  // namespace

bool FigureView::Source::same_scene(const Source& other) const {
  const auto same_views = [&] {
    return std::equal(views.begin(), views.end(), other.views.begin(), other.views.end(),
                      [](const View& a, const View& b) { return a.x == b.x && a.y == b.y; });
  };
  return frame.left == other.frame.left && frame.top == other.frame.top && frame.width == other.frame.width &&
         frame.height == other.frame.height && theme == other.theme && language == other.language &&
         text == other.text && lit == other.lit && same_views();
}

bool show_figure(Desk& desk, FigureView& figure, Rect frame) {
  constexpr double kSmallest = 16;  // pixels: in less there is nothing to see
  if (frame.width < kSmallest || frame.height < kSmallest) return false;
  bool fill = false;
  if (!figure.dragged.empty()) drag_handle(desk, figure);
  build(desk, figure, frame);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos({static_cast<float>(frame.left), static_cast<float>(frame.top)});
  ImGui::InvisibleButton(figure.id.c_str(),
                         {static_cast<float>(frame.width), static_cast<float>(frame.height)});
  ScreenCanvas canvas(list, desk.screen_fonts);
  paint(figure.scene, canvas);
  draw_pinned(desk, figure, list);
  if (ImGui::IsItemHovered()) desk.pointed = static_cast<std::size_t>(&figure - desk.stage().data());
  if (ImGui::IsItemHovered() || !figure.dragged.empty()) {
    answer_pointer(desk, figure, list);
    answer_buttons(figure, fill);
  }
  show_figure_menu(desk, figure);
  return fill;
}

}  // namespace surprisal::app
