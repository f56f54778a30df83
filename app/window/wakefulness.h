// window: decides when the event loop draws and when it sleeps.
#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <string>
#include <utility>
#include <vector>

namespace surprisal::window {

// Counts the frames to draw before the loop may sleep, and collects files dropped on the window.
class Wakefulness {
 public:
  explicit Wakefulness(GLFWwindow* window);

  // Processes events. If no frame is due, first sleeps until an event arrives, at most `longest_sleep`
  // seconds.
  void take_events(double longest_sleep);

  std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }

  void wake() { frames_due_ = kFramesAfterInput; }
  bool frame_is_due() const { return frames_due_ > 0; }
  void frame_is_drawn() { --frames_due_; }
  void wake_in(double seconds) { next_due_ = now() + seconds; }

  // GLFW's time, made monotonic: if the clock is set back, for example when a virtual machine is restored,
  // time continues from its latest value. Otherwise animations would stop until the clock caught up.
  double now();

 private:
  static Wakefulness& of(GLFWwindow* window);
  static void wake(GLFWwindow* window) { of(window).wake(); }

  // The effect of an input appears in the next frame, and its further effects one frame later.
  static constexpr int kFramesAfterInput = 3;

  int frames_due_;
  double next_due_ = 0;
  double latest_ = glfwGetTime();
  std::vector<std::string> dropped_;
};

}  // namespace surprisal::window
