#include "figure_options.h"

#include "session/file.h"
#include "session/number.h"
#include "session/session_file.h"
#include "session/session_line.h"

namespace surprisal {
namespace {

constexpr double kLeastSide = 16;
constexpr double kMostSide = 32767;
constexpr std::size_t kMostSessionBytes = std::size_t{1} << 20;

Result<double> side_of(std::string_view text) {
  const Result<double> side = parse_number(text);
  if (!side) return side.problem();
  if (*side < kLeastSide || *side > kMostSide) {
    return Problem{exact(*side) + " is not a side that a picture can have; give 16 to 32767 pixels"};
  }
  return side;
}

}  // namespace

Result<PictureSize> size_from(const FigureOptions& options) {
  PictureSize size;
  if (!options.size.empty()) {
    const std::size_t by = options.size.find('x');
    if (by == std::string::npos)
      return Problem{"--size " + options.size + " is not a size; give WIDTHxHEIGHT, such as 1000x625"};
    const Result<double> width = side_of(std::string_view(options.size).substr(0, by));
    const Result<double> height = side_of(std::string_view(options.size).substr(by + 1));
    if (!width || !height)
      return Problem{"--size " + options.size + ": " + (width ? height : width).problem().message};
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
  return Problem{"--lang " + options.language + " is not a language here; give en or zh"};
}

Result<Session> session_from(const FigureOptions& options) {
  Session session;
  if (!options.session_file.empty()) {
    const Result<std::string> text = read_file(options.session_file, kMostSessionBytes);
    if (!text) return text.problem();
    const Result<Session> read = from_toml(*text);
    if (!read) return Problem{options.session_file + ": " + read.problem().message};
    session = *read;
  }
  return with_settings(std::move(session), options.settings);
}

}  // namespace surprisal
