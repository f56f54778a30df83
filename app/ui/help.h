// ui: the list of keys, with a search.
#pragma once

#include <string>

#include "ui/ui.h"

namespace surprisal::ui {

class Help {
 public:
  void show(Ui& ui);

 private:
  std::string typed_;
};

}  // namespace surprisal::ui
