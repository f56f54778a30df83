// ui: the text of the open lesson: all its steps, one below the other, the current one in full strength.
#pragma once

#include <vector>

#include "ui/lesson_places.h"
#include "ui/step_view.h"

namespace surprisal::ui {

class ReadingColumn {
 public:
  void show(Ui& ui, const LessonPlaces& places);

  bool is_moving() const { return goal_.has_value(); }
  const StepView* view_of(std::size_t step) const { return step < steps_.size() ? &steps_[step] : nullptr; }

 private:
  void show_steps(Ui& ui, const Rect& area);
  bool show_step(Ui& ui, std::size_t step, double left, double width, double& y);
  void scroll(Ui& ui, const Rect& text);
  void scroll_to_guess(Ui& ui);

  std::vector<StepView> steps_;
  std::vector<double> tops_;    // of the steps, from the top of the text
  double most_ = 0;             // how far it can be scrolled
  std::optional<double> goal_;  // where the text is scrolling to
};

}  // namespace surprisal::ui
