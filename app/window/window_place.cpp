#include "window/window_place.h"

#include <algorithm>
#include <utility>

namespace surprisal::window {
namespace {

// Whether the window would be on a connected screen; false if unknown.
bool is_on_a_screen(const WindowPlace& place) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
    const bool corner = place.x >= x && place.x < x + width && place.y >= y && place.y < y + height;
    if (corner && place.width <= width && place.height <= height) return true;
  }
  return false;
}

// The screen with the largest part of the window.
GLFWmonitor* screen_of(const WindowPlace& place) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  GLFWmonitor* best = glfwGetPrimaryMonitor();
  int most = 0;
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitors[i], &x, &y);
    const GLFWvidmode& mode = *glfwGetVideoMode(monitors[i]);
    const int width = std::min(place.x + place.width, x + mode.width) - std::max(place.x, x);
    const int height = std::min(place.y + place.height, y + mode.height) - std::max(place.y, y);
    const int shared = std::max(width, 0) * std::max(height, 0);
    if (shared <= most) continue;
    most = shared;
    best = monitors[i];
  }
  return best;
}

}  // namespace

void put_window(GLFWwindow* window, const std::optional<WindowPlace>& place) {
  if (!place || !is_on_a_screen(*place)) return;
  glfwSetWindowSize(window, place->width, place->height);
  glfwSetWindowPos(window, place->x, place->y);
  if (place->maximized) glfwMaximizeWindow(window);
}

void note_place(GLFWwindow* window, std::optional<WindowPlace>& place) {
  if (glfwGetWindowAttrib(window, GLFW_ICONIFIED) || glfwGetWindowMonitor(window) != nullptr) return;
  const bool maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) != 0;
  if (!maximized || !place) {
    WindowPlace now;
    glfwGetWindowPos(window, &now.x, &now.y);
    glfwGetWindowSize(window, &now.width, &now.height);
    if (now.width > 0 && now.height > 0) place = now;
  }
  if (place) place->maximized = maximized;
}

void FullScreen::follow(GLFWwindow* window, bool wanted) {
  if (wanted == before_.has_value()) return;
  if (wanted)
    enter(window);
  else
    leave(window);
}

void FullScreen::enter(GLFWwindow* window) {
  WindowPlace place;
  place.maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) != 0;
  glfwGetWindowPos(window, &place.x, &place.y);
  glfwGetWindowSize(window, &place.width, &place.height);
  before_ = place;
  GLFWmonitor* screen = screen_of(place);
  if (screen == nullptr) return;
  const GLFWvidmode& mode = *glfwGetVideoMode(screen);
  glfwSetWindowMonitor(window, screen, 0, 0, mode.width, mode.height, mode.refreshRate);
}

void FullScreen::leave(GLFWwindow* window) {
  const WindowPlace place = *std::exchange(before_, std::nullopt);
  if (glfwGetWindowMonitor(window) == nullptr) return;
  glfwSetWindowMonitor(window, nullptr, place.x, place.y, place.width, place.height, GLFW_DONT_CARE);
  if (place.maximized) glfwMaximizeWindow(window);
}

}  // namespace surprisal::window
