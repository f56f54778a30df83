// window: when the window's loop draws, and when it sleeps.
#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <string>
#include <utility>
#include <vector>

namespace surprisal::window {

// How many frames are still to be drawn before the loop may sleep, and what was dropped on the window
// meanwhile.
class Wakefulness {
 public:
  explicit Wakefulness(GLFWwindow* window);

  // Takes in what has happened; sleeps until something does, or for so long, unless a frame is due.
  void take_events(double longest_sleep);

  std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }

  bool frame_is_due() const { return frames_due_ > 0; }
  void frame_is_drawn() { --frames_due_; }
  void wake_in(double seconds) { next_due_ = now() + seconds; }

  // GLFW's time. One that is set back, as that of a machine that was put back to an earlier state, goes on
  // from where it was: else all that moves would stand still until it is there again.
  double now();

 private:
  static Wakefulness& of(GLFWwindow* window);
  static void wake(GLFWwindow* window);

  int frames_due_;
  double next_due_ = 0;
  double latest_ = glfwGetTime();
  std::vector<std::string> dropped_;
};

}  // namespace surprisal::window
