// ui: "Your own data": the rows of a file, the figures of all of them, and the chosen one.
#pragma once

#include "ui/data_places.h"
#include "ui/row_table.h"
#include "ui/ui.h"

namespace surprisal::ui {

class DataView {
 public:
  void show(Ui& ui, const DataPlaces& places);

 private:
  RowTable table_;
};

}  // namespace surprisal::ui
