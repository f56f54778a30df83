// Drives the window without a display: finds widgets by name, clicks, drags, types, and reads the text on the
// screen.
#pragma once

#include <imgui.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "namespaces.h"
#include "ui/workbench.h"

namespace surprisal::test {

// A widget of the last frame. Its name is the part of its label after "###" or "##", or else the whole label;
// it is the same in both languages.
struct Widget {
  ImVec2 low;
  ImVec2 high;

  ImVec2 middle() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
  ImVec2 at(float share) const { return {low.x + (high.x - low.x) * share, (low.y + high.y) / 2}; }
};

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

  // Called by ImGui's hooks.
  void note_place(ImGuiID id, ImVec2 low, ImVec2 high);
  void note_name(ImGuiID id, const char* label);

 private:
  ImGuiContext* around_;  // the previous context, to be restored
  std::string clipboard_;
  std::map<ImGuiID, Widget> places_;
  std::map<ImGuiID, std::string> ids_;
  std::map<std::string, Widget> widgets_;
  std::unique_ptr<Fonts> fonts_;
  ScreenFonts screen_fonts_;
  Desk desk_;
  std::unique_ptr<Workbench> workbench_;
};

}  // namespace surprisal::test
