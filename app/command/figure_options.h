// command: the options for the look and the content of a figure, as typed and parsed.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "draw/theme.h"
#include "export/picture_size.h"
#include "session/session.h"

namespace surprisal::command {

struct FigureOptions {
  std::string size;
  std::string scale;
  std::string dots_per_inch;
  std::string theme = "light";
  std::string language = "en";
  std::vector<std::string> settings;  // name=value
  std::string session_file;
};

Result<PictureSize> size_from(const FigureOptions& options);
Result<ThemeName> theme_from(const FigureOptions& options);
Result<Language> language_from(const FigureOptions& options);
Result<Session> session_from(const FigureOptions& options);  // that of the file or the default, with settings

}  // namespace surprisal::command
