// ui: the preview in the export dialog: the picture as it will be written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figures/rows/shown_rows.h"
#include "ui/ui.h"

namespace surprisal::ui {

class ExportPreview {
 public:
  void show(Ui& ui);

  // The picture as it was last laid out, and from what.
  struct Shown {
    std::string figure;
    std::uint64_t revision = 0;
    std::optional<double> share;  // of the animation
    std::vector<View> views;
    ExportChoices choices;
    std::optional<ShownRows> rows;
    Scene scene;
    std::string numbers;  // for a CSV
  };

  const std::optional<Shown>& shown() const { return shown_; }

 private:
  void build(Ui& ui, const Figure& figure);

  std::optional<Shown> shown_;
};

}  // namespace surprisal::ui
