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
#include "session/file.h"
#include "session/nearest.h"

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

int unknown_figure(const std::string& id) {
  std::vector<std::string_view> ids;
  for (const Figure& figure : catalogue()) ids.push_back(figure.id);
  const std::string_view near = nearest(id, ids);
  return complain(kWrongUsage, "there is no figure " + id +
                                   (near.empty() ? "; surprisal list shows which there are"
                                                 : "; did you mean " + std::string(near) + "?"));
}

int export_all(const ExportOptions& options, const Job& job, const std::string& ending, const Fonts& fonts) {
  const std::filesystem::path folder = options.output;
  std::error_code failure;
  std::filesystem::create_directory(folder, failure);
  if (failure)
    return complain(kCouldNot, "cannot make the folder " + options.output + ": " + failure.message() +
                                   "; choose another");
  for (const Figure& figure : catalogue()) {
    const Done done = export_to(folder / (std::string(figure.id) + "." + ending), figure, job, fonts);
    if (!done) return complain(kCouldNot, done.problem().message);
  }
  return kDone;
}

std::string json_text(const std::string& text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
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
  const Figure* figure = find_figure(options.id);
  if (!options.all && figure == nullptr) return unknown_figure(options.id);
  const Result<std::string> ending = ending_of(options);
  if (!ending) return complain(kWrongUsage, ending.problem().message);
  const Result<Job> job = job_from(options, *ending);
  if (!job) return complain(kWrongUsage, job.problem().message);

  const Fonts fonts;
  if (options.all) return export_all(options, *job, *ending, fonts);
  const Done done = export_to(options.output, *figure, *job, fonts);
  return done ? kDone : complain(kCouldNot, done.problem().message);
}

int run_list(bool json) {
  std::string text = json ? "{\n  \"figures\": [" : "";
  bool first = true;
  for (const Figure& figure : catalogue()) {
    if (json) {
      text += std::string(first ? "\n" : ",\n") + "    {\"id\": " + json_text(std::string(figure.id)) +
              ", \"title\": {\"en\": " + json_text(figure.title.en) +
              ", \"zh\": " + json_text(figure.title.zh) + "}}";
    } else {
      std::string id(figure.id);
      id.resize(std::max<std::size_t>(id.size() + 2, 28), ' ');
      text += id + figure.title.en + "  " + figure.title.zh + "\n";
    }
    first = false;
  }
  return print_result(json ? text + "\n  ],\n  \"lessons\": []\n}\n" : text);
}

}  // namespace surprisal
