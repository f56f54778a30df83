// Drives the window without a display: finds widgets by name, clicks, drags, types, and reads the text on the
// screen.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <vector>

#include "namespaces.h"
#include "ui/control_places.h"
#include "ui/workbench.h"

namespace surprisal::test {

using Widget = ControlPlace;  // of the last frame

class Robot {
 public:
  explicit Robot(Language language, ImVec2 size = {1900, 2400});
  ~Robot();
  Robot(const Robot&) = delete;
  Robot& operator=(const Robot&) = delete;

  Desk& desk() { return desk_; }
  Workbench& workbench() { return *workbench_; }
  Ui& ui() { return workbench_->ui; }
  const Fonts& fonts() const { return *fonts_; }
  const FigurePicture& picture(std::size_t figure = 0) {
    return *find_picture(figure);
  }                                                       // index among the figures
  const FigurePicture* find_picture(std::size_t figure);  // null if it was never drawn
  const Session& session() const { return desk_.session(); }

  void frame(float seconds);  // draws one frame, this long after the last
  void frames(int count = 1);
  void resize(ImVec2 size);
  void let_pass(double seconds);  // in program time

  bool sees(const std::string& name);
  Widget find(const std::string& name);  // fails the test if there is none
  std::vector<std::string> names() const;

  void move(ImVec2 to);
  void click(const std::string& name);
  void click(ImVec2 at, ImGuiMouseButton button = ImGuiMouseButton_Left);
  void double_click(ImVec2 at);
  void right_click(const std::string& name);
  void drag(ImVec2 from, ImVec2 to);
  void wheel(ImVec2 at, float notches);
  void scroll_to(const std::string& name, ImVec2 over);  // until it is visible
  void press(int chord);
  void type(const std::string& text);                                // into the active widget
  void type_into(const std::string& name, const std::string& text);  // replaces the content and presses Enter

  std::string screen();         // all text that ImGui draws in the next frame
  std::string focused() const;  // the widget with the keyboard focus
  std::string clipboard() const { return clipboard_; }
  void put_into_clipboard(const std::string& text) { clipboard_ = text; }

  ControlPlaces& controls() { return controls_; }  // for ImGui's hooks

 private:
  ImGuiContext* around_;  // the previous context, to be restored
  std::string clipboard_;
  ControlPlaces controls_;
  std::unique_ptr<Fonts> fonts_;
  ScreenFonts screen_fonts_;
  Desk desk_;
  std::unique_ptr<Workbench> workbench_;
};

}  // namespace surprisal::test
