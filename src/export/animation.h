// export: a figure that moves, as a GIF or as one PNG for each moment.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "export/figure_file.h"

namespace surprisal::exporting {

struct Animation {
  const Figure* figure = nullptr;
  std::vector<View> views;
  PictureStyle style;           // its format is not looked at
  std::vector<Session> frames;  // one for each moment
  double per_second = 20;
  bool loops = true;

  enum class As { Gif, Pngs };
  As as = As::Gif;
};

// A GIF has no half transparency: it always has the theme's paper.
Result<std::string> animated_gif(const Animation& animation, const Fonts& fonts, const KeepOn& keep_on = {});

// Of frame number i, from 0: "frame-0001.png".
std::string frame_name(std::size_t i);

}  // namespace surprisal::exporting
