#include "window/speaker_window.h"

#include <glad/gl.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <cmath>
#include <ctime>
#include <limits>
#include <optional>
#include <vector>

#include "screen/screen_canvas.h"

namespace surprisal::window {
namespace {

// A screen for the notes that does not show the slides. None unless the slides are full screen.
GLFWmonitor* other_screen(GLFWwindow* slides) {
  GLFWmonitor* own = glfwGetWindowMonitor(slides);
  if (own == nullptr) return nullptr;
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  std::vector<Rect> screens;
  std::size_t slides_screen = 0;
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitors[i], &x, &y);
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    if (mode == nullptr) return nullptr;
    screens.push_back({static_cast<double>(x), static_cast<double>(y), static_cast<double>(mode->width),
                       static_cast<double>(mode->height)});
    if (monitors[i] == own) slides_screen = static_cast<std::size_t>(i);
  }
  if (screens.empty()) return nullptr;
  const std::optional<std::size_t> beside = screen_beside(screens, slides_screen);
  return beside ? monitors[*beside] : nullptr;
}

TimeOfDay time_of_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  if (localtime_r(&now, &local) == nullptr) return {};
  return {local.tm_hour, local.tm_min};
}

}  // namespace

void SpeakerWindow::follow(Desk& desk) {
  if (!desk.presentation) {
    dismissed_ = false;
    return close();
  }
  if (window_ != nullptr && glfwWindowShouldClose(window_)) {
    dismissed_ = true;
    close();
  }
  // GLFW takes a window out of full screen when its screen is unplugged.
  if (window_ != nullptr && glfwGetWindowMonitor(window_) == nullptr) close();
  if (window_ == nullptr && !dismissed_) {
    if (GLFWmonitor* screen = other_screen(slides_))
      open(screen, desk.say({"Surprisal – Speaker notes", "Surprisal – 讲课提示"}));
  }
  const bool elsewhere = window_ != nullptr;
  if (desk.presentation->notes_on_other_screen == elsewhere) return;
  desk.presentation->notes_on_other_screen = elsewhere;
  wakefulness_.wake();
}

void SpeakerWindow::open(GLFWmonitor* screen, const std::string& title) {
  const GLFWvidmode& mode = *glfwGetVideoMode(screen);
  window_ = glfwCreateWindow(mode.width, mode.height, title.c_str(), screen, slides_);
  glfwGetError(nullptr);
  if (window_ == nullptr) {
    dismissed_ = true;  // it would fail in the next frame too
    return;
  }
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int code, int action, int mods) {
    ImGui_ImplGlfw_KeyCallback(static_cast<SpeakerWindow*>(glfwGetWindowUserPointer(w))->slides_, key, code,
                               action, mods);
  });
  const auto wake = [](GLFWwindow* w) {
    static_cast<SpeakerWindow*>(glfwGetWindowUserPointer(w))->wakefulness_.wake();
  };
  glfwSetWindowCloseCallback(window_, wake);
  glfwSetWindowRefreshCallback(window_, wake);
  glfwFocusWindow(slides_);  // the slides keep the keyboard
  glfwGetError(nullptr);     // an error under Wayland, where this window passes its keys on
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(0);  // the slides' window already waits for the screen
  glfwMakeContextCurrent(slides_);
}

void SpeakerWindow::close() {
  if (window_ == nullptr) return;
  glfwDestroyWindow(window_);
  window_ = nullptr;
}

void SpeakerWindow::paint(Ui& ui) {
  if (window_ == nullptr || !ui.desk.presentation) return;
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  const ImVec2 size = {static_cast<float>(width), static_cast<float>(height)};
  list_._ResetForNewFrame();
  list_.PushTexture(ImGui::GetIO().Fonts->TexRef);
  list_.PushClipRect({0, 0}, size);
  ScreenCanvas canvas(list_, ui.screen_fonts);
  screen_.paint(ui, canvas, width, height, time_of_day());
}

void SpeakerWindow::draw() {
  if (window_ == nullptr || list_.VtxBuffer.empty()) return;
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  ImDrawData data;
  data.Valid = true;
  data.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  data.FramebufferScale = {1, 1};
  data.AddDrawList(&list_);
  glfwMakeContextCurrent(window_);
  glViewport(0, 0, width, height);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
  glfwSwapBuffers(window_);
  glfwMakeContextCurrent(slides_);
}

double SpeakerWindow::seconds_to_next_frame(const Desk& desk) const {
  if (window_ == nullptr || !desk.presentation) return std::numeric_limits<double>::infinity();
  const double elapsed = desk.now - desk.presentation->began_at;
  return std::floor(elapsed) + 1 - elapsed;
}

}  // namespace surprisal::window
