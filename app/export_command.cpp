#include "export_command.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "complaint.h"
#include "export/figure_csv.h"
#include "export/picture.h"
#include "figure/catalogue.h"
#include "figure/scene.h"
#include "lesson/lessons.h"
#include "named.h"
#include "session/file.h"
#include "session/session_line.h"

namespace surprisal {
namespace {

// What an export is made with, once the options are understood.
struct Job {
  std::optional<Format> format;  // CSV if none
  PictureSize size;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  Session session;
};

constexpr std::string_view kFormats = "png, svg, pdf or csv";

// The ending that names a format, without its dot, in small letters.
Result<std::string> ending_of(const ExportOptions& options) {
  std::string ending = options.format;
  if (ending.empty()) ending = std::filesystem::path(options.output).extension().string();
  if (ending.starts_with('.')) ending.erase(0, 1);
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (ending == "csv" || format_of("." + ending)) return ending;
  const std::string what =
      options.format.empty() ? "--output " + options.output + " does not end in a format that can be written"
                             : "--format " + options.format + " is not a format that can be written";
  return Problem{what + "; give " + std::string(kFormats)};
}

Result<Job> job_from(const ExportOptions& options, const std::string& ending) {
  Job job;
  job.format = format_of("." + ending);
  const auto size = size_from(options.figure);
  if (!size) return size.problem();
  const auto theme = theme_from(options.figure);
  if (!theme) return theme.problem();
  const auto language = language_from(options.figure);
  if (!language) return language.problem();
  const auto session = session_from(options.figure);
  if (!session) return session.problem();
  job.size = *size;
  job.theme = *theme;
  job.language = *language;
  job.session = *session;
  return job;
}

Result<std::string> bytes_of(const Figure& figure, const Job& job, const Fonts& fonts) {
  const Plot plot = figure.build(job.session);
  const Scene scene =
      lay_out(plot, {0, 0, job.size.width, job.size.height}, {fonts, job.theme, job.language});
  if (!job.format) return figure_csv(plot, scene, job.language);
  const Sheet sheet = {job.size.width, job.size.height, job.size.scale, scene.background,
                       plot.title.in(job.language)};
  return picture(*job.format, sheet, [&](Canvas& canvas) { paint(scene, canvas); });
}

Done export_to(const std::filesystem::path& path, const Figure& figure, const Job& job, const Fonts& fonts) {
  const Result<std::string> bytes = bytes_of(figure, job, fonts);
  if (!bytes) return bytes.problem();
  return write_atomically(path, *bytes);
}

std::string why_no_folder(const std::filesystem::path& folder, const std::error_code& failure) {
  if (failure == std::errc::file_exists || failure == std::errc::not_a_directory)
    return "there is a file in its way; choose another place";
  const std::filesystem::path named = folder.has_filename() ? folder : folder.parent_path();
  std::error_code none;
  if (named.has_parent_path() && !std::filesystem::exists(named.parent_path(), none))
    return "the folder " + named.parent_path().string() + " does not exist; make it or choose another place";
  return failure.message() + "; choose another place";
}

int export_all(const ExportOptions& options, const Job& job, const std::string& ending, const Fonts& fonts) {
  const std::filesystem::path folder = options.output;
  std::error_code failure;
  std::filesystem::create_directory(folder, failure);
  if (failure)
    return complain(kCouldNot,
                    "cannot make the folder " + options.output + ": " + why_no_folder(folder, failure));
  for (const Figure& figure : catalogue()) {
    const Done done = export_to(folder / (std::string(figure.id) + "." + ending), figure, job, fonts);
    if (!done) return complain(kCouldNot, done.problem().message);
  }
  return kDone;
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

// Into a folder by their ids; beside each other as FILE-ID.png; a single one as the file itself.
std::filesystem::path path_of(const LessonPicture& picture, bool single, const std::filesystem::path& output,
                              const std::string& ending) {
  const std::string id(picture.figure->id);
  std::error_code none;
  if (!output.has_filename() || std::filesystem::is_directory(output, none))
    return output / (id + "." + ending);
  if (single) return output;
  return output.parent_path() / (output.stem().string() + "-" + id + output.extension().string());
}

int export_lesson(const ExportOptions& options, Job job, const std::string& ending, const Lesson& lesson) {
  const Fonts fonts;
  const std::vector<LessonPicture> pictures = pictures_of(lesson);
  for (const LessonPicture& picture : pictures) {
    if (options.figure.session_file.empty()) {
      const Result<Session> session = with_settings(picture.session, options.figure.settings);
      if (!session) return complain(kWrongUsage, session.problem().message);
      job.session = *session;
    }
    const std::filesystem::path path = path_of(picture, pictures.size() == 1, options.output, ending);
    const Done done = export_to(path, *picture.figure, job, fonts);
    if (!done) return complain(kCouldNot, done.problem().message);
  }
  return kDone;
}

}  // namespace

int run_export(const ExportOptions& options) {
  if (options.all != options.id.empty()) {
    return complain(
        kWrongUsage,
        options.all ? "export --all takes every figure, and " + options.id + " names one; give one of them"
                    : "export needs a figure; surprisal list shows which there are, --all takes every one");
  }
  if (options.output.empty())
    return complain(kWrongUsage, "export needs a place to write to; give -o FILE, or -o DIR with --all");
  if (options.all && options.format.empty())
    return complain(kWrongUsage, "export --all needs --format; give " + std::string(kFormats));
  const bool needs_lessons = !options.all && find_figure(options.id) == nullptr;
  const std::vector<LessonPair> all_lessons = needs_lessons ? lessons() : std::vector<LessonPair>();
  const Result<Named> named = options.all ? Named() : find_named(options.id, all_lessons);
  if (!named) return complain(kWrongUsage, named.problem().message);
  const Result<std::string> ending = ending_of(options);
  if (!ending) return complain(kWrongUsage, ending.problem().message);
  const Result<Job> job = job_from(options, *ending);
  if (!job) return complain(kWrongUsage, job.problem().message);

  if (named->lesson != nullptr)
    return export_lesson(options, *job, *ending, named->lesson->in(job->language));
  const Fonts fonts;
  if (options.all) return export_all(options, *job, *ending, fonts);
  const Done done = export_to(options.output, *named->figure, *job, fonts);
  return done ? kDone : complain(kCouldNot, done.problem().message);
}

}  // namespace surprisal
