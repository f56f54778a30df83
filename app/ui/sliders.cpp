#include "ui/sliders.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "desk/playing.h"
#include "ui/buttons.h"
#include "ui/places.h"
#include "ui/widgets.h"

namespace surprisal::ui {

namespace {

constexpr double kThumbHalo = 13;   // radius
constexpr double kFine = 0.1;       // speed while Shift is held
constexpr double kShortTrack = 90;  // on a shorter logarithmic track a pixel is too large a step
constexpr double kMinTravel = 160;  // of the mouse from end to end of a short track

// ImGui handles the slider, but we draw it ourselves.
void push_invisible_style(Ui& ui) {
  for (const ImGuiCol color : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive,
                               ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_Border})
    ImGui::PushStyleColor(color, ImVec4(0, 0, 0, 0));
  const Surface surface(ui);
  const double thumb = 2 * surface.px(thumb_radius(surface));
  ImGui::PushStyleVar(ImGuiStyleVar_GrabMinSize, static_cast<float>(thumb));
}

void pop_invisible_style() {
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(6);
}

// A ring of short pieces: the slider has no value yet.
void paint_dashed_ring(Surface& surface, Point at, double radius, Color color) {
  constexpr int kPieces = 9;
  constexpr double kDrawn = 0.6;  // of each piece
  surface.disc(at, radius, surface.theme().guess);
  for (int i = 0; i < kPieces; ++i) {
    const double from = static_cast<double>(i) / kPieces;
    surface.ring(at, radius - 1, 2, color, from, from + kDrawn / kPieces);
  }
}

void paint_thumb(Surface& surface, Point at, Color color, const SliderLook& look, bool filled) {
  const Theme& theme = surface.theme();
  if (look.square) {
    const double half = surface.px(6);
    const Rect square = {at.x - half, at.y - half, 2 * half, 2 * half};
    surface.box(square, color, 2);
    if (!filled) surface.box(square.inset(surface.px(2)), theme.paper, 1);
    return;
  }
  const double radius = thumb_radius(surface);
  if (look.untouched) return paint_dashed_ring(surface, at, radius, color);
  surface.disc(at, radius, color);
  if (!filled) surface.disc(at, radius - 2, theme.paper);
}

void paint_slider(Surface& surface, const Rect& area, const SliderRange& range, double value,
                  const SliderLook& look, bool hovered, bool dragged) {
  const Theme& theme = surface.theme();
  const bool enabled = look.why_not.empty();
  const double y = area.centre().y;
  const double half = surface.px(2);
  surface.box({area.left, y - half, area.width, 2 * half}, theme.slider_track, 2);
  const Color ink = !enabled         ? theme.ring_track
                    : dragged        ? theme.accent
                    : look.untouched ? theme.muted
                                     : fill_color_of(theme, look.ink);
  const double at = slider_place(surface, area, range, value);
  const double zero = slider_place(surface, area, range, range.low < 0 ? 0 : range.low);
  // The coloured part starts at the left end, or at zero if the range has negative values. At the lowest
  // value there is none.
  const double from = range.low < 0 || at == zero ? zero : area.left;
  if (enabled && !look.untouched)
    surface.box({std::min(from, at), y - half, std::abs(at - from), 2 * half}, ink, 2);
  if (range.low < 0 && range.high > 0)
    surface.box({zero - surface.px(0.5), y - surface.px(6), surface.px(1), surface.px(12)},
                enabled ? ink : theme.axis);
  if (enabled && (hovered || dragged)) {
    Color halo = ink;
    halo.alpha = 41;
    surface.disc({at, y}, kThumbHalo, halo);
  }
  paint_thumb(surface, {at, y}, ink, look, false);
}

void slider_menu(Ui& ui, const Slider& slider) {
  if (!ImGui::BeginPopupContextItem(("menu." + slider.name).c_str())) return;
  if (ImGui::MenuItem(labelled(ui, {"Play", "播放"}, "play").c_str())) play(ui.desk, slider);
  if (ImGui::MenuItem(labelled(ui, {"Reset", "重置"}, "home").c_str()))
    move_slider(ui.desk, slider, slider.range.home);
  ImGui::EndPopup();
}

// A plain drag stops at the decimals that a field shows of every number, or at more if the range is so short
// that these are too few. Shift gives all decimals.
double snapped(const SliderRange& range, double value) {
  constexpr int kAlwaysShown = 2;
  constexpr double kLeastStops = 100;
  int decimals = std::min(kAlwaysShown, range.digits);
  while (decimals < range.digits && (range.high - range.low) * std::pow(10, decimals) < kLeastStops)
    ++decimals;
  const double stops = std::pow(10, decimals);  // in each unit
  return std::clamp(std::round(value * stops) / stops, range.low, range.high);
}

// Changes the value by the wheel, a double click or, if the thumb does not follow the pointer, a drag.
// `travel` is how far the mouse moves from end to end; 0 if the thumb follows the pointer.
bool adjust(const SliderRange& range, double before, double travel, double& value) {
  bool changed = false;
  if (ImGui::IsItemActive() && travel > 0 && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const double by = static_cast<double>(ImGui::GetIO().MouseDelta.x) / travel;
    value = value_at(range, std::clamp(share_at(range, before) + by, 0.0, 1.0));
    changed = value != before;
  }
  if (!ImGui::IsItemHovered()) return changed;
  ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
  if (const auto notches = static_cast<double>(ImGui::GetIO().MouseWheel); notches != 0) {
    value = range.logarithmic ? value * std::pow(1 + range.step, notches) : value + range.step * notches;
    changed = true;
  }
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    value = range.home;
    changed = true;
  }
  return changed;
}

// As many decimals as the number has, but at least two unless it is large.
std::string field_words(double value, const SliderRange& range) {
  constexpr double kLarge = 100;
  const int least = std::abs(value) < kLarge ? 2 : 0;
  int decimals = range.digits;
  while (decimals > least && shown_fixed(value, decimals).ends_with('0')) --decimals;
  return shown_fixed(value, decimals);
}

}  // namespace

double thumb_radius(const Surface& surface) {
  constexpr double kUsual = 8, kForFinger = 12;
  const auto width = static_cast<double>(ImGui::GetMainViewport()->Size.x);
  return is_phone(width, surface.px(1)) || ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen
             ? kForFinger
             : kUsual;
}

double slider_margin(const Surface& surface) { return 2 + surface.px(thumb_radius(surface)); }

// ImGui keeps its grab two pixels from each end.
double slider_place(const Surface& surface, const Rect& area, const SliderRange& range, double value) {
  const double margin = slider_margin(surface);
  const double share = std::clamp(share_at(range, std::clamp(value, range.low, range.high)), 0.0, 1.0);
  return area.left + margin + share * std::max(0.0, area.width - 2 * margin);
}

bool slide(Ui& ui, std::string_view name, const SliderRange& range, double& value, const Rect& area,
           const SliderLook& look) {
  const double before = value;
  ImGuiSliderFlags flags = ImGuiSliderFlags_NoRoundToFormat;
  if (range.logarithmic) flags |= ImGuiSliderFlags_Logarithmic;
  const auto height = static_cast<float>(area.height);
  ImGui::SetCursorScreenPos(to_im({area.left, area.top}));
  ImGui::SetNextItemWidth(static_cast<float>(area.width));
  push_invisible_style(ui);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ImGui::GetStyle().FramePadding.x,
                                                   std::max(0.0f, (height - ImGui::GetFontSize()) / 2)});
  ImGui::BeginDisabled(!look.why_not.empty());
  bool changed = ImGui::SliderScalar(("##slider." + std::string(name)).c_str(), ImGuiDataType_Double, &value,
                                     &range.low, &range.high, "", flags);
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
  pop_invisible_style();
  Surface surface(ui);
  const bool fine = ImGui::GetIO().KeyShift;
  const bool follows_pointer = !fine && (!range.logarithmic || area.width >= surface.px(kShortTrack));
  const double travel = std::max(area.width, surface.px(kMinTravel)) / (fine ? kFine : 1);
  if (changed && ((!follows_pointer && ImGui::IsMouseDown(ImGuiMouseButton_Left)) || !std::isfinite(value))) {
    value = before;  // see adjust; "nan" can be typed
    changed = false;
  }
  if (changed && follows_pointer && !range.logarithmic && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    value = snapped(range, value);
    changed = value != before;
  }
  changed |= adjust(range, before, follows_pointer ? 0 : travel, value);
  if (range.whole) value = std::round(value);
  const bool hovered = ImGui::IsItemHovered();
  paint_slider(surface, area, range, value, look, hovered,
               ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left));
  if (!look.why_not.empty()) tip(ui, look.why_not);
  return changed;
}

void slider_bar(Ui& ui, const Slider& slider, const Rect& area, const SliderLook& look) {
  double value = slider.get(ui.session());
  const bool changed = slide(ui, slider.name, slider.range, value, area, look);
  if (ImGui::IsItemActive()) ui.desk.last_moved = slider;
  slider_menu(ui, slider);
  if (changed) move_slider(ui.desk, slider, value);
}

bool type_number(Ui& ui, std::string_view name, const SliderRange& range, double& value, const Rect& area,
                 const SliderLook& look) {
  const std::string label = "##value." + std::string(name);
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.bordered(area, theme.paper, theme.border, 6);
  const bool typing = ImGui::GetActiveID() == ImGui::GetID(label.c_str());
  const bool enabled = look.why_not.empty();
  const Color color = enabled && !look.untouched ? color_of(theme, look.ink) : theme.muted;
  push_invisible_style(ui);
  ImGui::PushStyleColor(ImGuiCol_Text, typing ? unpacked(color) : ImVec4(0, 0, 0, 0));
  ImGui::PushStyleVar(
      ImGuiStyleVar_FramePadding,
      {ui.px(6), std::max(0.0f, (static_cast<float>(area.height) - ImGui::GetFontSize()) / 2)});
  ImGui::SetCursorScreenPos(to_im({area.left, area.top}));
  ImGui::SetNextItemWidth(static_cast<float>(area.width));
  ImGui::BeginDisabled(!enabled);
  const bool changed = number_field(label, value, range.digits);
  ImGui::EndDisabled();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  pop_invisible_style();
  if (!typing) {
    const std::string words = look.untouched ? "?" : field_words(value, range);
    double size = 14;
    const double room = area.width - surface.px(2 * 8);
    if (const double width = surface.width_of(words, size, Weight::Bold); width > room) size *= room / width;
    surface.words(words, {area.right() - surface.px(8), area.centre().y + surface.px(5)},
                  {size, color, Weight::Bold}, Anchor::Right);
  }
  if (range.whole) value = std::round(value);
  return changed;
}

void number_box(Ui& ui, const Slider& slider, const Rect& area, const SliderLook& look) {
  double value = slider.get(ui.session());
  if (type_number(ui, slider.name, slider.range, value, area, look)) move_slider(ui.desk, slider, value);
}

void show_slider(Ui& ui, const Slider& slider, float width, const SliderLook& look) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const double room = static_cast<double>(width > 0 ? width : ImGui::GetContentRegionAvail().x);
  const Surface surface(ui);
  const double height = surface.px(kSliderHeight);
  const double field = std::min(surface.px(kFieldWidth), room);
  const double gap = surface.px(8);
  ImGui::BeginGroup();
  if (room > field + gap + surface.px(24))
    slider_bar(ui, slider, {from_im(corner).x, from_im(corner).y, room - field - gap, height}, look);
  number_box(ui, slider, {from_im(corner).x + room - field, from_im(corner).y, field, height}, look);
  ImGui::EndGroup();
}

void show_player(Ui& ui) {
  Player& player = *ui.desk.player;
  ImGui::AlignTextToFramePadding();
  const std::string value = shown_fixed(player.slider.get(ui.session()), player.slider.range.digits);
  ImGui::Text("%s = %s", ui.say(player.slider.what).c_str(), value.c_str());
  ImGui::SameLine(0, ui.px(14));
  const Text pause = player.running ? Text("Pause", "暂停") : Text("Play", "播放");
  if (ImGui::Button(labelled(ui, pause, "player.run").c_str())) toggle_player(player);
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Step back", "后退一步"}, "player.back").c_str())) step_player(ui.desk, -1);
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Step", "前进一步"}, "player.step").c_str())) step_player(ui.desk, 1);
  ImGui::SameLine();
  ImGui::Checkbox(labelled(ui, {"Loop", "循环"}, "player.loop").c_str(), &player.looping);
  ImGui::SameLine();
  if (ImGui::Button(labelled(ui, {"Stop", "停止"}, "player.stop").c_str())) {
    ui.desk.player.reset();
    ui.desk.workspace.end_gesture();
  }
}

}  // namespace surprisal::ui
