#include "command/figure_options.h"

#include <algorithm>

#include "base/file.h"
#include "base/number.h"
#include "export/limits.h"
#include "session/session_file.h"
#include "session/session_line.h"

namespace surprisal::command {
namespace {

constexpr std::size_t kMostSessionBytes = std::size_t{1} << 20;

}  // namespace

Result<PictureSize> size_from(const FigureOptions& options) {
  PictureSize size;
  if (!options.size.empty()) {
    const std::size_t by = std::min(options.size.find('x'), options.size.size());
    const Result<double> width = parse_number(std::string_view(options.size).substr(0, by));
    const Result<double> height =
        parse_number(std::string_view(options.size).substr(std::min(by + 1, options.size.size())));
    if (!width || !height)
      return Problem{"--size " + options.size + " is not a size; give WIDTHxHEIGHT, such as 1000x625"};
    for (const double side : {*width, *height}) {
      if (side < kLeastSide || side > kMostSide)
        return Problem{"--size " + options.size + ": a side cannot be " + exact(side) + " pixels; give " +
                       exact(kLeastSide) + " to " + exact(kMostSide)};
    }
    size.width = *width;
    size.height = *height;
  }
  if (!options.scale.empty()) {
    const Result<double> scale = parse_number(options.scale);
    if (!scale || *scale < 0.1 || *scale > 16)
      return Problem{"--scale " + options.scale + " is not a scale; give a number from 0.1 to 16"};
    size.scale = *scale;
  }
  return size;
}

Result<ThemeName> theme_from(const FigureOptions& options) {
  if (options.theme == "light") return ThemeName::Light;
  if (options.theme == "dark") return ThemeName::Dark;
  if (options.theme == "contrast") return ThemeName::Contrast;
  return Problem{"--theme " + options.theme + " is not a theme; give light, dark or contrast"};
}

Result<Language> language_from(const FigureOptions& options) {
  if (options.language == "en") return Language::English;
  if (options.language == "zh") return Language::Chinese;
  return Problem{"--lang " + options.language + " is not a supported language; give en or zh"};
}

Result<Session> session_from(const FigureOptions& options) {
  Session session;
  if (!options.session_file.empty()) {
    const Result<std::string> text = read_file(options.session_file, kMostSessionBytes);
    if (!text) return text.problem();
    const Result<Session> read = from_toml(*text);
    if (!read) return Problem{options.session_file + ": " + read.problem().message.en};
    session = *read;
  }
  return with_settings(std::move(session), options.settings);
}

}  // namespace surprisal::command
