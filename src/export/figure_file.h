// export: a figure as the bytes of a file, the same for the command line and the window.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "draw/fonts.h"
#include "export/picture.h"
#include "export/picture_size.h"
#include "figures/catalogue.h"
#include "plot/scene.h"

namespace surprisal::exporting {

struct PictureStyle {
  std::optional<Format> format = Format::Png;  // CSV if none
  double width = 1000;                         // as in Sheet
  double height = 625;
  double scale = 1;
  bool on_paper = false;  // the size was given in centimetres, and text has its size in points
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  bool transparent = false;
  bool captioned = false;
  bool titled = true;
};

void set_size(PictureStyle& style, const PictureSize& size);

Scene scene_of(const Figure& figure, const Plot& plot, std::span<const View> views, const PictureStyle& style,
               const Fonts& fonts);
Sheet sheet_for(const Plot& plot, const Scene& scene, const PictureStyle& style);

Result<std::string> figure_file(const Figure& figure, const Session& session, std::span<const View> views,
                                const PictureStyle& style, const Fonts& fonts, const Progress& progress = {},
                                const ShownRows* rows = nullptr);

}  // namespace surprisal::exporting
