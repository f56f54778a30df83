// ui: the dialog that writes figures to files: which, how, and where.
#pragma once

#include "ui/export_preview.h"

namespace surprisal::ui {

class ExportPanel {
 public:
  void show(Ui& ui);

  // When the next frame is due while something in it moves; otherwise infinity.
  double seconds_to_next_frame(const Desk& desk) const;

  const ExportPreview& preview() const { return preview_; }

 private:
  ExportPreview preview_;
};

}  // namespace surprisal::ui
