#include "ui/ui.h"

#include <imgui.h>

#include <algorithm>

namespace surprisal::ui {

void Ui::begin_frame(double now) {
  desk.now = now;
  if (!is_behind()) return;
  shown_ = desk.session();
  shown_revision_ = desk.workspace.revision();
}

float Ui::scale() const {
  if (!desk.presentation || !desk.presentation->begun) return screen_scale * desk.settings.scale;
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  return presentation_scale(window.x, window.y) * desk.presentation->zoom;
}

float presentation_scale(float window_width, float window_height) {
  return std::max(0.2f, std::min(window_width / 900, window_height / 540));
}

}  // namespace surprisal::ui
