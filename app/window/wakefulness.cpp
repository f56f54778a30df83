#include "window/wakefulness.h"

#include <cmath>

namespace surprisal::window {

Wakefulness::Wakefulness(GLFWwindow* window) : frames_due_(kFramesAfterInput) {
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    Wakefulness& self = of(w);
    for (int i = 0; i < count; ++i) self.dropped_.emplace_back(paths[i]);
    wake(w);
  });
  glfwSetWindowUserPointer(window, this);
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { wake(w); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { wake(w); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { wake(w); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { wake(w); });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { wake(w); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { wake(w); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { wake(w); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { wake(w); });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { wake(w); });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int, int, int, int) { wake(w); });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { wake(w); });
}

void Wakefulness::take_events(double longest_sleep) {
  if (frames_due_ > 0 || longest_sleep <= 0)
    glfwPollEvents();
  else if (std::isinf(longest_sleep))
    glfwWaitEvents();
  else
    glfwWaitEventsTimeout(longest_sleep);
  if (frames_due_ <= 0 && now() >= next_due_) frames_due_ = 1;
}

double Wakefulness::now() {
  if (glfwGetTime() < latest_) glfwSetTime(latest_);
  return latest_ = glfwGetTime();
}

Wakefulness& Wakefulness::of(GLFWwindow* window) {
  return *static_cast<Wakefulness*>(glfwGetWindowUserPointer(window));
}

}  // namespace surprisal::window
