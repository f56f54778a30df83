// window: a second window, which fills another screen and shows the speaker's notes while there is a
// presentation.
#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <string>

#include "ui/speaker_screen.h"
#include "window/wakefulness.h"

namespace surprisal::window {

// It has no widgets and no ImGui context of its own: its keys go to the window of the slides, and what it
// shows is painted with that window's fonts and textures, which both OpenGL contexts share.
class SpeakerWindow {
 public:
  SpeakerWindow(GLFWwindow* slides, Wakefulness& wakefulness) : slides_(slides), wakefulness_(wakefulness) {}
  ~SpeakerWindow() { close(); }
  SpeakerWindow(const SpeakerWindow&) = delete;
  SpeakerWindow& operator=(const SpeakerWindow&) = delete;

  // Opens it when the slides fill one screen and there is another, and closes it when the presentation ends
  // or its screen is unplugged.
  void follow(Desk& desk);

  void paint(Ui& ui);  // within a frame of ImGui, so that its glyphs are uploaded with that frame
  void draw();         // after that frame has been drawn; afterwards the slides' context is current again

  double seconds_to_next_frame(const Desk& desk) const;  // until the time that is shown changes

 private:
  void open(GLFWmonitor* screen, const std::string& title);
  void close();

  GLFWwindow* slides_;
  Wakefulness& wakefulness_;
  GLFWwindow* window_ = nullptr;
  bool dismissed_ = false;  // by the user, until the presentation ends
  SpeakerScreen screen_;
  ImDrawList list_{ImGui::GetDrawListSharedData()};
};

}  // namespace surprisal::window
