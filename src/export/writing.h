// export: what is wanted, written to the disk: figures, or one that moves.
#pragma once

#include <filesystem>
#include <variant>
#include <vector>

#include "export/animation.h"
#include "export/figure_file.h"

namespace surprisal::exporting {

struct FigureToWrite {
  const Figure* figure = nullptr;
  Session session;
  std::vector<View> views;  // what was zoomed to; empty for all of it
  std::filesystem::path path;
};

struct FiguresToWrite {
  PictureStyle style;
  std::vector<FigureToWrite> figures;
  std::filesystem::path folder;  // to be made if it is not there; none if empty
};

struct AnimationToWrite {
  Animation animation;
  std::filesystem::path path;  // of the GIF, or the folder of the PNGs
};

using Writing = std::variant<FiguresToWrite, AnimationToWrite>;

std::vector<std::filesystem::path> files_of(const Writing& writing);

// Each file is written wholly or not at all. Where `keep_on` ends it, those that were not there before are
// taken away again, and the Problem is one that nobody reads.
Done write_out(const Writing& writing, const Fonts& fonts, const KeepOn& keep_on = {});

}  // namespace surprisal::exporting
