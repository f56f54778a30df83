#include "ui/handle_keys.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cmath>

#include "ui/buttons.h"
#include "ui/figure_readings.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr std::array kArrows = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                                ImGuiKey_DownArrow};
constexpr double kRingGap = 2;
constexpr double kRing = 2;

double presses(ImGuiKey key) { return ImGui::IsKeyPressed(key) ? 1 : 0; }

double stepped(const AxisMap& map, double value, double steps) {
  if (map.scale == Scale::Linear) return value + steps * key_step(map.data.high - map.data.low);
  return map.to_data(map.to_pixel(value) + steps * (map.pixel_high - map.pixel_low) / 100);
}

// The position to which this frame's keys move the handle.
Point moved_by_keys(const PlacedPanel& panel, const PlacedHandle& placed) {
  const double size = ImGui::GetIO().KeyShift ? 0.1 : 1;
  double along = size * (presses(ImGuiKey_RightArrow) - presses(ImGuiKey_LeftArrow));
  double up = size * (presses(ImGuiKey_UpArrow) - presses(ImGuiKey_DownArrow));
  if (placed.handle.direction == Handle::Direction::Horizontal) along += up, up = 0;
  if (placed.handle.direction == Handle::Direction::Vertical) up += along, along = 0;
  if (!panel.pieces.empty()) return {placed.handle.at.x + along, 0};
  if (!panel.is_chart)
    return panel.to_data(
        {placed.at.x + along * panel.area.width / 100, placed.at.y - up * panel.area.height / 100});
  Point to = placed.handle.at;
  if (along != 0) to.x = stepped(panel.x, to.x, along);
  if (up != 0) to.y = stepped(panel.y, to.y, up);
  return to;
}

void move_by_keys(Ui& ui, const FigureView& figure, const FigurePicture& picture,
                  const PlacedHandle& placed) {
  bool any = false;
  for (const ImGuiKey key : kArrows) {
    ImGui::SetKeyOwner(key, ImGui::GetItemID());  // otherwise ImGui would move to another item
    any = any || ImGui::IsKeyPressed(key);
  }
  if (!any) return;
  const Handle& handle = placed.handle;
  Session next = ui.desk.session();
  handle.move(next, moved_by_keys(picture.scene.panels[placed.panel], placed));
  ui.desk.edit(next, {"Move the " + handle.name.en, "移动" + handle.name.zh},
               figure.id + handle.id + ".keys");
}

void paint_focus(Surface& surface, const PlacedHandle& placed) {
  const Theme& theme = surface.theme();
  if (placed.box.width > 0) return;  // ImGui draws its own frame around a box
  surface.ring(placed.at, kBeadRadius + kRingGap + kRing / 2, kRing, color_of(theme, Quantity::Logit));
}

}  // namespace

bool is_in_sight(const Scene& scene, const PlacedHandle& handle) {
  constexpr double kRounding = 1;
  return handle.box.width > 0 || !scene.panels[handle.panel].is_chart ||
         scene.panels[handle.panel].area.inset(-kRounding).contains(handle.at);
}

double key_step(double range) {
  const double hundredth = std::abs(range) / 100;
  if (!(hundredth > 0) || !std::isfinite(hundredth)) return 0;
  const double power = std::pow(10, std::floor(std::log10(hundredth)));
  const double digits = hundredth / power;
  constexpr double kRounding = 1e-9;
  return power * (digits >= 5 - kRounding ? 5 : digits >= 2 - kRounding ? 2 : 1);
}

void answer_handle_keys(Ui& ui, const FigureView& figure, const FigurePicture& picture) {
  if (ui.desk.presentation) return;  // there the arrow keys turn pages
  Surface surface(ui);
  const double radius = surface.px(kBeadRadius);
  for (const PlacedHandle& placed : picture.scene.handles) {
    if (!placed.handle.why_not.empty() || !is_in_sight(picture.scene, placed)) continue;
    const bool is_box = placed.box.width > 0;
    const Rect area =
        is_box ? placed.box : Rect{placed.at.x - radius, placed.at.y - radius, 2 * radius, 2 * radius};
    if (!is_box) ImGui::PushStyleColor(ImGuiCol_NavCursor, ImVec4(0, 0, 0, 0));
    // Only Tab reaches a bead; it is not the default just because it comes first in the window.
    ImGui::PushItemFlag(ImGuiItemFlags_NoNavDefaultFocus, true);
    press_area("handle." + figure.id + "." + placed.handle.id, area, true, ui.say(placed.handle.name));
    ImGui::PopItemFlag();
    if (!is_box) ImGui::PopStyleColor();
    if (!ImGui::IsItemFocused() || !ImGui::GetCurrentContext()->NavCursorVisible) continue;
    ui.focused_handle = figure.id + "/" + placed.handle.id;
    if (placed.handle.of_class) ui.desk.view.next_highlight.of_class = *placed.handle.of_class;
    move_by_keys(ui, figure, picture, placed);
    paint_focus(surface, placed);
    if (const Chart* chart = chart_of(picture, placed.panel))
      show_handle_reading(ui, picture.scene.panels[placed.panel], *chart, placed);
  }
}

}  // namespace surprisal::ui
