#include "command/figure_options.h"

#include <memory>

#include "base/file.h"
#include "base/number.h"
#include "desk/row_reader.h"
#include "export/limits.h"
#include "session/session_file.h"
#include "session/session_line.h"

namespace surprisal::command {
namespace {

constexpr std::size_t kMaxSessionBytes = std::size_t{1} << 20;

Text between(double least, double most) {
  return Text(" from ", " ") + exact(least) + Text(" to ", " 到 ") + exact(most) + Text("", " 之间的数");
}

}  // namespace

Result<PictureSize> size_from(const FigureOptions& options) {
  PictureSize size;
  if (!options.size.empty()) {
    const Result<PictureSize> typed = parse_size(options.size);
    if (!typed) return Problem{Text("--size ") + typed.problem().message};
    size = *typed;
  }
  const bool cm = size.unit == Unit::Centimetres;
  if (!options.scale.empty()) {
    const Result<double> scale = parse_number(options.scale);
    if (cm)
      return Problem{{"--scale goes with a size in pixels; with centimetres, give --dpi",
                      "--scale 用于以像素为单位的尺寸；以厘米为单位时请用 --dpi"}};
    if (!scale || *scale < kMinScale || *scale > kMaxScale)
      return Problem{"--scale " + options.scale +
                     Text(" is not a scale; give a number", " 不是缩放倍数；请给出") +
                     between(kMinScale, kMaxScale)};
    size.scale = *scale;
  }
  if (!options.dots_per_inch.empty()) {
    const Result<double> dots = parse_number(options.dots_per_inch);
    if (!cm)
      return Problem{{"--dpi goes with a size in centimetres; give one, such as --size 8.5x5.5cm",
                      "--dpi 用于以厘米为单位的尺寸；请给出这样的尺寸，例如 --size 8.5x5.5cm"}};
    if (!dots || *dots < kMinDotsPerInch || *dots > kMaxDotsPerInch)
      return Problem{"--dpi " + options.dots_per_inch +
                     Text(" is not a resolution; give a number", " 不是分辨率；请给出") +
                     between(kMinDotsPerInch, kMaxDotsPerInch)};
    size.dots_per_inch = *dots;
  }
  if (const Text fault = fault_of(size, false); !fault.empty())
    return Problem{Text("--size " + options.size) + Text(": ", "：") + fault};
  return size;
}

Result<ThemeName> theme_from(const FigureOptions& options) {
  if (options.theme == "light") return ThemeName::Light;
  if (options.theme == "dark") return ThemeName::Dark;
  if (options.theme == "contrast") return ThemeName::Contrast;
  return Problem{
      "--theme " + options.theme +
      Text(" is not a theme; give light, dark or contrast", " 不是主题；请给出 light、dark 或 contrast")};
}

Result<Language> language_named(const std::string& name) {
  if (name == "en") return Language::English;
  if (name == "zh") return Language::Chinese;
  return Problem{"--lang " + name +
                 Text(" is not a supported language; give en or zh", " 不是支持的语言；请给出 en 或 zh")};
}

Result<Language> language_from(const FigureOptions& options) { return language_named(options.language); }

Done check_row_options(const FigureOptions& options) {
  if (options.data.empty() && !options.labels.empty())
    return Problem{
        "--labels " + options.labels +
        Text(" needs a file of predictions; give it with --data", " 需要预测文件；请用 --data 给出")};
  if (options.data.empty() && options.reading != ReadingWords())
    return Problem{{"options for reading a file of predictions need that file; give it with --data",
                    "读取方式需要一个文件；请用 --data 给出预测文件"}};
  if (const auto reading = reading_from(options.reading); !reading) return reading.problem();
  if (options.data.empty() && !options.with.empty())
    return Problem{"--with " + options.with +
                   Text(" needs predictions to compare with; give them with --data",
                        " 需要与之比较的预测文件；请用 --data 给出")};
  return Nothing{};
}

Done check_takes_data(const FigureOptions& options, const Figure* figure) {
  const bool takes_none = figure != nullptr && figure->build_rows == nullptr && figure->build_file == nullptr;
  if (!takes_none || options.data.empty()) return Nothing{};
  return Problem{Text("--data is for the figures of many rows, but ", "--data 用于多个样本的图，而 ") +
                 std::string(figure->id) +
                 (figure->shows_logits ? Text(" shows one sample; leave --data out, or give ",
                                              " 只显示一个样本；请去掉它，或改用 ")
                                       : Text(" shows numbers of the session; leave --data out, or give ",
                                              " 显示的是会话里的数；请去掉它，或改用 ")) +
                 figures_of_rows()};
}

Result<std::shared_ptr<const RowFile>> row_file_from(const FigureOptions& options) {
  if (options.data.empty()) return std::shared_ptr<const RowFile>();
  const Result<data::ReadingOptions> reading = reading_from(options.reading);
  if (!reading) return reading.problem();
  const RowFileResult file = read_row_file({options.data, options.labels, *reading, {}, options.with});
  if (!file || !(*file)->overview.curve_is_of_sample) return file;
  return read_row_file((*file)->source, {}, *file);
}

Result<std::shared_ptr<const data::Tokens>> tokens_from(const FigureOptions& options) {
  using Read = std::shared_ptr<const data::Tokens>;
  if (options.data.empty()) return Read();
  const Result<data::FileFormat> format = data::format_of_file(options.data);
  if (!format) return format.problem();
  if (*format != data::FileFormat::Tokens) return Read();
  Result<data::Tokens> tokens = data::read_tokens_file(options.data);
  if (!tokens) return tokens.problem();
  return Read(std::make_shared<const data::Tokens>(std::move(*tokens)));
}

Result<Session> session_from(const FigureOptions& options) {
  Session session;
  if (!options.session_file.empty()) {
    const Result<std::string> text = read_file(options.session_file, kMaxSessionBytes);
    if (!text) return text.problem();
    const Result<Session> read = from_toml(*text);
    if (!read) return Problem{options.session_file + Text(": ", "：") + read.problem().message};
    session = *read;
  }
  return with_settings(std::move(session), options.settings);
}

}  // namespace surprisal::command
