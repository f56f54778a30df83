#include "ui/slide_fit.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/step_text.h"

namespace surprisal::ui {

float width_for_text(float size, float room) { return std::floor(std::min(room, kMostEms * size)); }

namespace {

// The largest of these sizes, in shares of the usual one, in which the text fits; 0 for none.
float largest_that_fits(const Ui& ui, std::initializer_list<float> shares, float width, float height) {
  for (float share : shares) {
    const float size = std::floor(share * ui.px(kLessonTextSize));
    if (height_of_step(ui, size, width_for_text(size, width)) <= height) return size;
  }
  return 0;
}

}  // namespace

// Short text goes under the figures, as wide as they are; other text beside them where the screen is wide.
// The figures get no less than about half. Text that would become small scrolls instead.
SlideFit fit_text(const Ui& ui, ImVec2 room) {
  SlideFit fit;
  const float scrollbar = ImGui::GetStyle().ScrollbarSize;
  const float smallest = std::floor(0.8f * ui.px(kLessonTextSize));
  float size = 0;
  if (ui.desk.stage().empty()) {
    size = largest_that_fits(ui, {1.5f, 1.3f, 1.2f, 1.1f, 1.0f, 0.9f, 0.8f}, room.x - scrollbar, room.y);
    fit.beside = false;
    fit.room = static_cast<double>(room.y);
  } else if (const bool wide = room.x > 1.2f * room.y;
             !wide || largest_that_fits(ui, {1.2f}, room.x - scrollbar, 0.2f * room.y) > 0) {
    const float share = wide ? 0.2f : 0.5f;
    size = largest_that_fits(ui, {1.2f, 1.1f, 1.0f, 0.9f, 0.8f}, room.x - scrollbar, share * room.y);
    const float used = size > 0 ? size : smallest;
    fit.beside = false;
    fit.room = static_cast<double>(std::min(
        share * room.y, height_of_step(ui, used, width_for_text(used, room.x - scrollbar)) + ui.px(2)));
  } else {
    for (float share : {0.4f, 0.5f}) {
      fit.beside = true;
      fit.room = static_cast<double>(std::floor(share * room.x));
      size = largest_that_fits(ui, {1.35f, 1.25f, 1.15f, 1.1f, 1.05f, 1.0f, 0.95f, 0.9f},
                               static_cast<float>(fit.room) - scrollbar, room.y);
      if (size > 0) break;
    }
    if (size == 0)
      size = largest_that_fits(ui, {0.85f, 0.8f}, static_cast<float>(fit.room) - scrollbar, room.y);
  }
  fit.size = static_cast<double>(size > 0 ? size : smallest);
  return fit;
}

}  // namespace surprisal::ui
