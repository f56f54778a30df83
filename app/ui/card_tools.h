// ui: the buttons at the head of a figure: they stand on its upper edge, over neither title nor formula,
// while the pointer or the keyboard is in the figure.
#pragma once

#include <vector>

#include "ui/icons.h"
#include "ui/ui.h"

namespace surprisal::ui {

class CardTools {
 public:
  // Before the figure's own area is submitted, which would take the pointer.
  CardTools(Ui& ui, FigureView& figure, const Rect& frame);

  void paint() const;  // over the figure
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
  Rect free_;  // where the next one goes: at its right end
  std::vector<Tool> tools_;
  bool fill_wanted_ = false;
  bool menu_wanted_ = false;
};

}  // namespace surprisal::ui
