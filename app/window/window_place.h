// window: where the window is on the screens, remembered and put back, and the whole screen for a
// presentation.
#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <optional>

#include "desk/settings.h"

namespace surprisal::window {

// Where it was the last time, if the screens are still there.
void put_window(GLFWwindow* window, const std::optional<WindowPlace>& place);

// Of a maximized window, where it was before.
void note_place(GLFWwindow* window, std::optional<WindowPlace>& place);

// The whole screen while it is wanted, and then the place that the window had before.
class FullScreen {
 public:
  void follow(GLFWwindow* window, bool wanted);

 private:
  void enter(GLFWwindow* window);
  void leave(GLFWwindow* window);

  std::optional<WindowPlace> before_;
};

}  // namespace surprisal::window
