// ui: the table of rows in the data view: sorted, filtered, and as fast with a million rows as with ten.
#pragma once

#include "ui/row_line.h"
#include "ui/ui.h"

namespace surprisal::ui {

class RowTable {
 public:
  void show(Ui& ui, const Rect& card);

 private:
  void show_filter(Ui& ui, const Rect& area);
  void show_heads(Ui& ui, const Rect& area, const RowColumns& columns);
  void show_list(Ui& ui, const Rect& area, const RowColumns& columns);
  void show_scrollbar(Ui& ui, const Rect& track, std::size_t rows, std::size_t seen);
  void scroll_to_chosen(Ui& ui, std::size_t seen);

  double first_ = 0;  // the position of the topmost row
};

// The arrow keys move through the rows, and Enter opens the row in the playground.
void handle_row_keys(Ui& ui);

}  // namespace surprisal::ui
