#include "ui/ui.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "figures/session_digits.h"
#include "ui/places.h"
#include "ui/step_pages.h"

namespace surprisal::ui {

void Ui::begin_frame(double now) {
  desk.now = now;
  focused_before = std::exchange(focused_handle, {});
  if (!is_behind()) return;
  shown_ = desk.session();
  shown_revision_ = desk.workspace.revision();
}

TrainedSteps Ui::trained_steps(const Step& step, const Session& now, bool revealed) {
  const auto of = [&](const Session& session) {
    const bool shows_all = !step.trains || pictures.is_trained(session, runs_of_session(session));
    return shows_all ? session.digits.steps : limited_to_trained_steps(session).digits.steps;
  };
  const int steps_now = of(now);
  if (!step.guess || !revealed) return {steps_now, steps_now, steps_now};
  return {of(step.session), of(step.guess->after), steps_now};
}

float Ui::scale() const {
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  if (!desk.presentation || !desk.presentation->begun) {
    const float own = screen_scale * desk.settings.scale;
    const double grown = window_scale(static_cast<double>(window.x / screen_scale),
                                      static_cast<double>(window.y / screen_scale));
    return own * static_cast<float>(grown);
  }
  return presentation_scale(window.x, window.y) * desk.presentation->zoom;
}

float presentation_scale(float window_width, float window_height) {
  return std::max(0.2f, std::min(window_width / 900, window_height / 540));
}

}  // namespace surprisal::ui
