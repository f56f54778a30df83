// ui: one line of the table of rows, and where its columns are.
#pragma once

#include <cstddef>
#include <string>

#include "draw/geometry.h"
#include "draw/theme.h"
#include "ui/surface.h"
#include "ui/ui.h"

namespace surprisal::ui {

inline constexpr double kRowHeight = 25;

// In window pixels.
struct RowColumns {
  double row = 0;        // right end
  double label = 0;      // middle
  double predicted = 0;  // middle
  double name = 0;       // width of the label and of the predicted class
  double p = 0;          // right end
  double bar = 0;        // left end
  double bar_width = 0;
  double value = 0;       // right end
  double difference = 0;  // right end
  bool has_p = true;      // false if another model's losses take up the room

  bool has_bars = true;
  bool has_beads = true;  // false if some names are too wide for them
};

RowColumns row_columns_in(const Surface& surface, const Rect& area, const RowFile& file);

class RowPainter {
 public:
  RowPainter(Ui& ui, Surface& surface, const RowFile& file, const RowColumns& columns);

  void paint(std::size_t row, const Rect& line, bool chosen);

 private:
  Base base() const { return ui_.session().base; }
  void write(const std::string& words, double right, double baseline, Quantity quantity, Weight weight);
  void paint_bar(const Rect& line, double share, double value, Quantity quantity, double baseline,
                 Weight weight);

  Ui& ui_;
  Surface& surface_;
  const RowFile& file_;
  const RowColumns& columns_;
  double largest_;
};

}  // namespace surprisal::ui
