// ui: the glossary: the terms of the course, with a search; each leads to its figure and its lesson.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/memo.h"
#include "desk/search.h"
#include "ui/ui.h"

namespace surprisal::ui {

void open_glossary(Ui& ui, const std::string& searched = {});

class GlossaryPanel {
 public:
  void show(Ui& ui);

 private:
  void show_terms(Ui& ui);

  const std::vector<Findable> terms_ = findable_terms();
  Memo<std::pair<std::string, Language>, std::vector<Found>> found_;
};

}  // namespace surprisal::ui
