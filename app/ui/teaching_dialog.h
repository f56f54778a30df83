// ui: the teacher's page of a chapter, with its handouts.
#pragma once

#include <string>
#include <tuple>

#include "base/memo.h"
#include "lesson/page.h"
#include "ui/ui.h"

namespace surprisal::ui {

class TeachingDialog {
 public:
  void show(Ui& ui);

 private:
  void show_text(Ui& ui);

  using Shown = std::tuple<std::string, Language, ThemeName, double, double>;  // chapter, look, size, width
  Memo<Shown, Page> page_;
};

}  // namespace surprisal::ui
