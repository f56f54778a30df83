// web: what the window shows and what the keyboard has reached, in sentences for screen readers.
#pragma once

#include <string>
#include <utility>

#include "base/text.h"
#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

// Tells the browser what has changed. Call it after each frame.
class Saying {
 public:
  // A message, another view, and what the keyboard has reached are said at once; other changes only
  // `at_rest`, not while something is dragged.
  void update(const Desk& desk, const std::string& label_in_focus, bool at_rest);

 private:
  std::string label_;
  Text message_;
  std::pair<MainView, const RowFile*> view_ = {MainView::Playground, nullptr};
};

}  // namespace surprisal::web
