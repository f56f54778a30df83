// export: writes figures, or an animation, to files.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "export/animation.h"
#include "export/figure_file.h"
#include "figures/rows/shown_rows.h"

namespace surprisal::exporting {

struct FigureToWrite {
  const Figure* figure = nullptr;
  Session session;
  std::vector<View> views;  // zoomed views; empty for the whole figure
  std::filesystem::path path;
  std::optional<ShownRows> rows = {};  // for a figure of rows
};

struct FiguresToWrite {
  PictureStyle style;
  std::vector<FigureToWrite> figures;
  std::filesystem::path folder;  // created if it does not exist; empty if no folder is needed
};

struct AnimationToWrite {
  Animation animation;
  std::filesystem::path path;  // of the GIF, or the folder of the PNGs
};

// A PDF of pages that a higher layer makes.
struct PagesToWrite {
  std::function<Result<std::string>(const Fonts&, const Progress&)> bytes;
  std::filesystem::path path;
};

using Writing = std::variant<FiguresToWrite, AnimationToWrite, PagesToWrite>;

std::vector<std::filesystem::path> files_of(const Writing& writing);

// Each file is written completely or not at all. If `progress` stops the export, files that did not exist
// before are removed again; the text of the Problem is then never shown.
Done write_out(const Writing& writing, const Fonts& fonts, const Progress& progress = {});

}  // namespace surprisal::exporting
