#include "ui/figure_grid.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/figure_view.h"

namespace surprisal::ui {
namespace {

// Columns for which the smallest side of a figure, wide as it likes to be, is largest.
std::size_t best_columns(std::size_t count, ImVec2 room) {
  std::size_t best = 1;
  float largest = 0;
  for (std::size_t columns = 1; columns <= count; ++columns) {
    const auto rows = static_cast<float>((count + columns - 1) / columns);
    const float side = std::min(room.x / static_cast<float>(columns) / 1.45f, room.y / rows);
    if (side > largest) {
      largest = side;
      best = columns;
    }
  }
  return best;
}

Rect whole_pixels(ImVec2 corner, ImVec2 size) {
  const auto whole = [](float v) { return static_cast<double>(std::floor(v)); };
  return {whole(corner.x), whole(corner.y), whole(size.x), whole(size.y)};
}

}  // namespace

void show_figure_grid(Ui& ui) {
  const std::vector<std::size_t> shown = numbers_shown(ui.desk);
  if (shown.empty()) return;
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const std::size_t columns = best_columns(shown.size(), room);
  const std::size_t rows = (shown.size() + columns - 1) / columns;
  const float gap = ui.px(6);
  const float width = (room.x - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const float height = (room.y - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const float left = origin.x + static_cast<float>(i % columns) * (width + gap);
    const float top = origin.y + static_cast<float>(i / columns) * (height + gap);
    if (!show_figure(ui, ui.desk.stage()[shown[i]], whole_pixels({left, top}, {width, height}), false))
      continue;
    ui.desk.view.filling = ui.desk.view.filling ? std::nullopt : std::optional(shown[i]);
  }
}

}  // namespace surprisal::ui
