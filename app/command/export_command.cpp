#include "command/export_command.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/letter_case.h"
#include "command/diagnostics.h"
#include "desk/export_plan.h"
#include "desk/named.h"
#include "desk/rows.h"
#include "export/writing.h"
#include "figures/catalogue.h"
#include "lesson/lessons.h"
#include "session/session_line.h"
#include "typeset/rich_line.h"

namespace surprisal::command {
namespace {

// The parsed options of an export.
struct Job {
  ExportChoices choices;  // as in the dialog
  Session session;
  std::optional<ShownRows> rows;  // for figures of rows
};

Text give_a_format() { return {"; give png, svg, pdf or csv", "；请给出 png、svg、pdf 或 csv"}; }

// The format as a file ending, without its dot, in lowercase.
Result<std::string> ending_of(const ExportOptions& options) {
  std::string ending = options.format;
  if (ending.empty()) ending = std::filesystem::path(options.output).extension().string();
  if (ending.starts_with('.')) ending.erase(0, 1);
  ending = lower_case(ending);
  if (ending == "csv" || format_of("." + ending)) return ending;
  const Text what =
      options.format.empty()
          ? "--output " + options.output +
                Text(" does not end in a supported format", " 的后缀不是支持的格式")
          : "--format " + options.format + Text(" is not a supported format", " 不是支持的格式");
  return Problem{what + give_a_format()};
}

ExportChoices::Ending ending_named(const std::string& ending) {
  using Ending = ExportChoices::Ending;
  if (ending == "csv") return Ending::Csv;
  if (ending == "svg") return Ending::Svg;
  return ending == "pdf" ? Ending::Pdf : Ending::Png;
}

Result<Job> job_from(const ExportOptions& options, const std::string& ending) {
  Job job;
  job.choices.ending = ending_named(ending);
  const auto size = size_from(options.figure);
  if (!size) return size.problem();
  const auto theme = theme_from(options.figure);
  if (!theme) return theme.problem();
  const auto language = language_from(options.figure);
  if (!language) return language.problem();
  const auto session = session_from(options.figure);
  if (!session) return session.problem();
  if (const Done rows = check_row_options(options.figure); !rows) return rows.problem();
  set_size(job.choices, *size);
  job.choices.theme = *theme;
  job.choices.language = *language;
  job.choices.transparent = options.transparent;
  job.choices.captioned = options.caption;
  job.choices.titled = !options.no_title;
  job.session = *session;
  if (const Text fault = size_fault(job.choices); !fault.empty()) return Problem{fault};
  return job;
}

// "race.png: 2 panels do not fit this size: Its output, Its loss". `left_out`: their places, counted from 0
// along the rows.
Text omitted_panels_note(const FigureToWrite& one, const Plot& plot, std::span<const std::size_t> left_out,
                         Language language) {
  std::vector<const Panel*> panels;
  for (const auto& row : plot.rows)
    for (const Panel& panel : row) panels.push_back(&panel);
  Text names;
  for (const std::size_t place : left_out) {
    const std::string title = typeset::plain_words(panels[place]->title.in(language));
    if (!title.empty()) names = names + (names.empty() ? Text(": ", "：") : Text(", ", "、")) + Text(title);
  }
  const std::string number = std::to_string(left_out.size());
  const Text what = {left_out.size() == 1 ? ": 1 panel does not fit this size"
                                          : ": " + number + " panels do not fit this size",
                     "：在这个尺寸下有 " + number + " 幅放不下"};
  return Text(one.path.filename().string()) + what + names;
}

std::vector<Text> omitted_panels_notes(const FiguresToWrite& job, const Fonts& fonts) {
  std::vector<Text> said;
  if (!job.style.format) return said;  // a CSV has the numbers of all panels
  for (const FigureToWrite& one : job.figures) {
    const Plot plot = plot_of(*one.figure, one.session, one.rows ? &*one.rows : nullptr);
    const Scene scene = scene_of(*one.figure, plot, one.views, job.style, fonts);
    if (!scene.left_out.empty())
      said.push_back(omitted_panels_note(one, plot, scene.left_out, job.style.language));
  }
  return said;
}

int write_figures(const FiguresToWrite& figures) {
  const Fonts fonts;
  // Do this first: after the files are written, nothing may fail.
  const std::vector<Text> left_out = omitted_panels_notes(figures, fonts);
  const Done done = write_out(figures, fonts);
  if (!done) return report(kFailed, done.problem());
  for (const Text& words : left_out) report(kDone, words);
  return kDone;
}

int export_all(const ExportOptions& options, const Job& job, const std::string& ending) {
  FiguresToWrite all = {style_of(job.choices), {}, options.output};
  for (const Figure& figure : catalogue())
    all.figures.push_back(
        {&figure, job.session, {}, all.folder / (std::string(figure.id) + "." + ending), job.rows});
  return write_figures(all);
}

// Takes the contents of the file of --data, if the figure can show them.
Done take_data(const ExportOptions& options, const Figure* figure, Job& job) {
  const auto tokens = tokens_from(options.figure);
  if (!tokens) return tokens.problem();
  const bool needs_tokens = figure != nullptr && figure->build_file != nullptr;
  if (needs_tokens && !*tokens && !options.figure.data.empty())
    return Problem{options.figure.data + Text(" has rows of scores, but ", " 中是逐个样本的得分，而 ") +
                   options.id +
                   Text(" shows the tokens of a text; leave --data out, or give one of ",
                        " 显示一段文本的词元；请去掉 --data，或改用 ") +
                   figures_of_rows()};
  if (*tokens && (needs_tokens || figure == nullptr)) {
    job.rows = ShownRows{.tokens = *tokens};
    return Nothing{};
  }
  const auto rows = row_file_from(options.figure);
  if (!rows) return rows.problem();
  if (*rows) job.rows = rows_to_show(*rows);
  return Nothing{};
}

// ---- the figures of a lesson

struct LessonPicture {
  const Figure* figure = nullptr;
  Session session;
};

// Each figure once, at the first step that shows it.
std::vector<LessonPicture> pictures_of(const Lesson& lesson) {
  std::vector<LessonPicture> pictures;
  const auto add = [&](const std::string& id, const Session& session) {
    const Figure* figure = find_figure(id);
    const bool known = std::any_of(pictures.begin(), pictures.end(),
                                   [&](const LessonPicture& picture) { return picture.figure == figure; });
    if (figure != nullptr && !known) pictures.push_back({figure, session});
  };
  for (const Step& step : lesson.steps) {
    for (const std::string& id : step.figures) add(id, step.session);
  }
  return pictures;
}

// Pictures in a folder are named by their ids; otherwise FILE-ID.png, or FILE itself for a single picture.
std::filesystem::path path_of(const LessonPicture& picture, bool single, const std::filesystem::path& output,
                              const std::string& ending) {
  const std::string id(picture.figure->id);
  std::error_code none;
  if (!output.has_filename() || std::filesystem::is_directory(output, none))
    return output / (id + "." + ending);
  if (single) return output;
  return output.parent_path() / (output.stem().string() + "-" + id + output.extension().string());
}

int export_lesson(const ExportOptions& options, const Job& job, const std::string& ending,
                  const Lesson& lesson) {
  const std::vector<LessonPicture> pictures = pictures_of(lesson);
  FiguresToWrite all = {style_of(job.choices), {}, {}};
  for (const LessonPicture& picture : pictures) {
    Session session = job.session;
    if (options.figure.session_file.empty()) {
      const Result<Session> set = with_settings(picture.session, options.figure.settings);
      if (!set) return report(kWrongUsage, set.problem());
      session = *set;
    }
    const std::filesystem::path path = path_of(picture, pictures.size() == 1, options.output, ending);
    all.figures.push_back({picture.figure, session, {}, path, job.rows});
  }
  return write_figures(all);
}

}  // namespace

int run_export(const ExportOptions& options) {
  if (options.all != options.id.empty()) {
    return report(kWrongUsage,
                  options.all
                      ? Text("export --all writes every figure; leave out either --all or " + options.id,
                             "export --all 导出所有图，而 " + options.id + " 是其中一幅；请只给其中一个")
                      : Text("export needs a figure; surprisal list shows the ids, --all writes all figures",
                             "export 需要指定一幅图；surprisal list 列出各图的 id，--all 导出所有图"));
  }
  if (options.output.empty())
    return report(kWrongUsage, {"export needs an output file; give -o FILE, or -o DIR with --all",
                                "export 需要输出文件；请给出 -o FILE，与 --all 一起时给出文件夹 -o DIR"});
  if (options.all && options.format.empty())
    return report(kWrongUsage,
                  Text("export --all needs --format", "export --all 还需要 --format") + give_a_format());
  const bool needs_lessons = !options.all && find_figure(options.id) == nullptr;
  const std::vector<LessonPair> all_lessons = needs_lessons ? lessons() : std::vector<LessonPair>();
  const Result<Named> named = options.all ? Named() : find_named(options.id, all_lessons);
  if (!named) return report(kWrongUsage, named.problem());
  const Result<std::string> ending = ending_of(options);
  if (!ending) return report(kWrongUsage, ending.problem());
  Result<Job> job = job_from(options, *ending);
  if (!job) return report(kWrongUsage, job.problem());
  if (const Done takes = check_takes_data(options.figure, named->figure); !takes)
    return report(kWrongUsage, takes.problem());
  if (const Done taken = take_data(options, named->figure, *job); !taken)
    return report(kFailed, taken.problem());

  if (named->lesson != nullptr)
    return export_lesson(options, *job, *ending, named->lesson->in(job->choices.language));
  if (options.all) return export_all(options, *job, *ending);
  return write_figures(
      {style_of(job->choices), {{named->figure, job->session, {}, options.output, job->rows}}, {}});
}

}  // namespace surprisal::command
