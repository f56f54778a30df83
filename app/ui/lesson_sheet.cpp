#include "ui/lesson_sheet.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/buttons.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr std::array kSheetStops = {kLowestSheet, kUsualSheet, kHighestSheet};

double nearest_stop(double share) {
  return *std::min_element(kSheetStops.begin(), kSheetStops.end(),
                           [share](double a, double b) { return std::abs(a - share) < std::abs(b - share); });
}

// Up, and from the highest back to the usual one.
double next_stop(double share) {
  const auto next =
      std::find_if(kSheetStops.begin(), kSheetStops.end(), [share](double stop) { return stop > share; });
  return next == kSheetStops.end() ? kUsualSheet : *next;
}

}  // namespace

void show_sheet(Ui& ui, const LessonPlaces& places) {
  constexpr double kRadius = 16;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Rect sheet = {places.column.left, places.column.top, places.column.width,
                      places.column.height + surface.px(kRadius)};
  surface.bordered(sheet, theme.paper, theme.border, kRadius);
  const Text words = {"Drag the lesson up or down", "上下拉动课文"};
  const bool is_tapped = press_area("sheet", places.head, true, ui.say(words));
  tip(ui, words);
  const bool is_dragged = ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left);
  const bool was_dragged = ImGui::IsItemDeactivated() && !was_click();
  if (is_dragged) {
    const auto by = static_cast<double>(ImGui::GetIO().MouseDelta.y / ImGui::GetMainViewport()->Size.y);
    ui.sheet_share = std::clamp(ui.sheet_share - by, kLowestSheet, kHighestSheet);
  } else if (was_dragged) {
    ui.sheet_share = nearest_stop(ui.sheet_share);
  } else if (is_tapped) {
    ui.sheet_share = next_stop(ui.sheet_share);
  }
  const Point middle = {places.head.centre().x, places.column.top + surface.px(9)};
  surface.box({middle.x - surface.px(20), middle.y - surface.px(2), surface.px(40), surface.px(4)},
              is_dragged ? theme.accent : theme.ring_track, 2);
}

}  // namespace surprisal::ui
