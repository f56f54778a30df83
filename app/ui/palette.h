// ui: the command palette: finds anything by its name or its text, and goes there.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/memo.h"
#include "desk/search.h"
#include "ui/ui.h"

namespace surprisal::ui {

class Palette {
 public:
  void show(Ui& ui);

 private:
  // What the list depends on.
  struct Typed {
    std::string words;
    Language language = Language::English;
    std::pair<std::size_t, std::size_t> lessons;

    friend bool operator==(const Typed&, const Typed&) = default;
  };

  std::vector<Found> found_now(Ui& ui);
  void show_list(Ui& ui, bool entered);

  // By how many lessons there are, and how many have been replaced.
  Memo<std::pair<std::size_t, std::size_t>, std::vector<Findable>> findables_;
  Memo<Typed, std::vector<Found>> found_;
  std::size_t chosen_ = 0;  // index in the list
};

}  // namespace surprisal::ui
