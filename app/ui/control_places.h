// ui: the names, words and places of the controls of a frame. ImGui reports them through its hooks for tests,
// which only some builds have: those of tests, and the web edition, which tells screen readers what the
// keyboard has reached.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <string_view>

namespace surprisal::ui {

struct ControlPlace {
  ImVec2 low;
  ImVec2 high;

  ImVec2 middle() const { return at(0.5f); }
  ImVec2 at(float share) const { return {low.x + (high.x - low.x) * share, (low.y + high.y) / 2}; }
};

// The part of a label after "###" or "##", or else the whole label. It is the same in both languages.
std::string control_name(std::string_view label);

// The part before: what there is to read on the control, or empty.
std::string control_words(std::string_view label);

class ControlPlaces {
 public:
  void clear();  // before each frame
  void note_place(ImGuiID id, ImVec2 low, ImVec2 high) { places_[id] = {low, high}; }
  void note_label(ImGuiID id, std::string_view label);

  const std::map<std::string, ControlPlace>& by_name() const { return by_name_; }
  std::string label_of(ImGuiID id) const;  // empty if there is no such control

 private:
  std::map<ImGuiID, ControlPlace> places_;
  std::map<ImGuiID, std::string> labels_;
  std::map<std::string, ControlPlace> by_name_;
};

}  // namespace surprisal::ui
