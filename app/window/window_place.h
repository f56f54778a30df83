// window: remembers and restores the window's position and size, and switches to full screen for
// presentations.
#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <optional>

#include "desk/settings.h"

namespace surprisal::window {

// Restores the saved position, if its screen is still there.
void put_window(GLFWwindow* window, const std::optional<WindowPlace>& place);

// Saves the position. For a maximized window, keeps the one before it was maximized.
void note_place(GLFWwindow* window, std::optional<WindowPlace>& place);

// Full screen while wanted; afterwards restores the window's position.
class FullScreen {
 public:
  void follow(GLFWwindow* window, bool wanted);

 private:
  void enter(GLFWwindow* window);
  void leave(GLFWwindow* window);

  std::optional<WindowPlace> before_;
};

}  // namespace surprisal::window
