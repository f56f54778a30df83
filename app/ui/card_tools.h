// ui: the buttons at the top of a figure. They are on its upper edge, mostly in the gap above it, clear of
// the title and the formula, while the pointer or the keyboard focus is in the figure.
#pragma once

#include <vector>

#include "ui/icons.h"
#include "ui/ui.h"

namespace surprisal::ui {

class CardTools {
 public:
  // Construct it before the figure's own area is submitted, which would take the pointer.
  CardTools(Ui& ui, FigureView& figure, const Rect& frame);

  void paint() const;  // on top of the figure
  bool fill_wanted() const { return fill_wanted_; }
  bool menu_wanted() const { return menu_wanted_; }

 private:
  bool tool(Icon icon, const char* name, const Text& tooltip);

  struct Tool {
    Icon icon;
    Rect area;
    bool hovered = false;
    bool held = false;
  };
  Ui& ui_;
  const FigureView& figure_;
  Rect free_;  // room for the next button, at its right end
  std::vector<Tool> tools_;
  bool fill_wanted_ = false;
  bool menu_wanted_ = false;
};

}  // namespace surprisal::ui
