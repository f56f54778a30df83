// export: an animated figure, as a GIF or one PNG per frame.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "export/figure_file.h"

namespace surprisal::exporting {

struct Animation {
  const Figure* figure = nullptr;
  std::vector<View> views;
  PictureStyle style;  // its format is ignored
  std::vector<Session> frames;
  double per_second = 20;
  bool loops = true;

  enum class As { Gif, Pngs };
  As as = As::Gif;
};

// A GIF cannot be translucent, so it always has the theme's paper as background.
Result<std::string> animated_gif(const Animation& animation, const Fonts& fonts,
                                 const Progress& progress = {});

// The file name of frame number i, from 0: "frame-0001.png".
std::string frame_name(std::size_t i);

}  // namespace surprisal::exporting
