// command: the options for the look and the content of a figure, as typed and parsed.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "draw/theme.h"
#include "session/session.h"

namespace surprisal::command {

struct FigureOptions {
  std::string size;
  std::string scale;
  std::string theme = "light";
  std::string language = "en";
  std::vector<std::string> settings;  // name=value
  std::string session_file;
};

struct PictureSize {
  double width = 1000;
  double height = 625;
  double scale = 1;
};

Result<PictureSize> size_from(const FigureOptions& options);
Result<ThemeName> theme_from(const FigureOptions& options);
Result<Language> language_from(const FigureOptions& options);
Result<Session> session_from(const FigureOptions& options);  // that of the file or the default, with settings

}  // namespace surprisal::command
