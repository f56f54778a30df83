// command: the options for the look and the content of a figure, as typed and parsed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "command/reading_options.h"
#include "desk/row_source.h"
#include "draw/theme.h"
#include "export/picture_size.h"
#include "figures/catalogue.h"
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
  std::string data;    // a file of rows
  std::string labels;  // their labels: a file or a column
  ReadingWords reading;
  std::string with;  // for a screenshot: another model's predictions for the same rows
};

Result<PictureSize> size_from(const FigureOptions& options);
Result<ThemeName> theme_from(const FigureOptions& options);
Result<Language> language_named(const std::string& name);
Result<Language> language_from(const FigureOptions& options);
// The file of rows, or nothing if none is given. A file that cannot be read does not count as wrong usage.
Done check_row_options(const FigureOptions& options);
// That a figure that is named can show a file, if one is given.
Done check_takes_data(const FigureOptions& options, const Figure* figure);
Result<std::shared_ptr<const RowFile>> row_file_from(const FigureOptions& options);
// Nothing if the file has rows, or if none is given.
Result<std::shared_ptr<const data::Tokens>> tokens_from(const FigureOptions& options);

Result<Session> session_from(const FigureOptions& options);  // from a file or the default, then --set

}  // namespace surprisal::command
