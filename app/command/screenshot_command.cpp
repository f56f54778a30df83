#include "command/screenshot_command.h"

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "base/file.h"
#include "base/number.h"
#include "command/diagnostics.h"
#include "desk/course_map.h"
#include "desk/desk.h"
#include "desk/digit_sample.h"
#include "desk/lesson_steps.h"
#include "desk/letters.h"
#include "desk/named.h"
#include "desk/presenting.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "desk/tokens.h"
#include "desk/tries.h"
#include "export/limits.h"
#include "figures/session_digits.h"
#include "lesson/lessons.h"
#include "lesson/reviews.h"
#include "session/session_line.h"
#include "window/offscreen.h"
#include "window/window.h"

namespace surprisal::command {
namespace {

// The parsed options of a screenshot.
struct Shot {
  int width = 0;
  int height = 0;
  float scale = 1;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  Session session;  // in a lesson: the step's session with --set applied
  const Figure* figure = nullptr;
  std::optional<std::size_t> lesson;
  std::size_t step = 0;
  bool letters = false;  // the view of the next letter
  bool map = false;      // the map of the course
  bool digits = false;   // the digits view, trained for `step` steps
  bool presented = false;
  bool data_view = false;
  std::shared_ptr<const RowFile> rows;
  std::shared_ptr<const data::Tokens> tokens;
  std::string data;  // the file of the rows or tokens
};

// Views that can be given instead of the id of a figure.
constexpr std::string_view kDataView = "data";
constexpr std::string_view kDigitsView = "digits";
constexpr std::string_view kLettersView = "letters";
constexpr std::string_view kMapView = "map";

bool is_png(const std::string& name) { return name.ends_with(".png") || name.ends_with(".PNG"); }

Done take_size(const FigureOptions& options, Shot& shot) {
  Result<PictureSize> size = size_from(options);
  if (!size) return size.problem();
  if (size->unit != Unit::Pixels)
    return Problem{"--size " + options.size +
                   Text(": the size of a window is in pixels; give WIDTHxHEIGHT, such as 1280x800",
                        "：窗口的尺寸以像素为单位；请写成 宽x高，例如 1280x800")};
  if (options.size.empty()) std::tie(size->width, size->height) = std::pair(kFirstWidth, kFirstHeight);
  const double width = std::round(size->width * size->scale);
  const double height = std::round(size->height * size->scale);
  if (width < 1 || height < 1)
    return Problem{"--scale " + options.scale +
                   Text(" is so small that no pixels are left; give a larger scale",
                        " 太小，一个像素也不剩；请给大一些")};
  if (width * height > kMaxPixels) {
    return Problem{exact(width) + "x" + exact(height) +
                   Text(" has too many pixels; choose a smaller size or scale",
                        " 的像素太多；请选小一些的尺寸或缩放倍数")};
  }
  shot.width = static_cast<int>(width);
  shot.height = static_cast<int>(height);
  shot.scale = static_cast<float>(size->scale);
  return Nothing{};
}

// "--step 9 is not a step of softmax; give a number from 1 to 4"
Result<std::size_t> step_from(const std::string& typed, const Text& of_what, std::size_t least,
                              std::size_t most) {
  const Result<double> step = parse_number(typed);
  if (step && *step == std::floor(*step) && *step >= static_cast<double>(least) &&
      *step <= static_cast<double>(most))
    return static_cast<std::size_t>(*step);
  return Problem{"--step " + typed + of_what +
                 Text("; give a number from " + std::to_string(least) + " to " + std::to_string(most),
                      "；请给出 " + std::to_string(least) + " 到 " + std::to_string(most) + " 之间的整数")};
}

// The index of the step, from 0.
Result<std::size_t> lesson_step_from(const std::string& typed, const LessonPair& lesson, Language language) {
  const Text what = Text(" is not a step of ", " 不是课程 ") + lesson.id + Text("", " 的步骤");
  const Result<std::size_t> step = step_from(typed, what, 1, lesson.in(language).steps.size());
  if (!step) return step.problem();
  return *step - 1;
}

Done take_training(const std::string& typed, Shot& shot) {
  shot.digits = true;
  if (typed.empty()) return Nothing{};
  const Result<std::size_t> step =
      step_from(typed, {" is not a step of training", " 不是训练的步数"}, 0, kMaxTrainingSteps);
  if (!step) return step.problem();
  shot.step = *step;
  return Nothing{};
}

Done take_id(const ScreenshotOptions& options, const std::vector<LessonPair>& lessons, Shot& shot) {
  if (options.id == kDigitsView) return take_training(options.step, shot);
  shot.letters = options.id == kLettersView;
  shot.map = options.id == kMapView;
  shot.data_view = options.id == kDataView || (options.id.empty() && !options.figure.data.empty());
  if (!options.id.empty() && options.id != kDataView && !shot.letters && !shot.map) {
    const Result<Named> named = find_named(options.id, lessons);
    if (!named) return named.problem();
    shot.figure = named->figure;
    if (const Done takes = check_takes_data(options.figure, named->figure); !takes) return takes.problem();
    if (named->lesson != nullptr) shot.lesson = static_cast<std::size_t>(named->lesson - lessons.data());
  }
  if (options.step.empty()) return Nothing{};
  if (!shot.lesson)
    return Problem{{"--step needs a lesson or digits; give the id of a lesson, or leave --step out",
                    "--step 需要课程或 digits；请给出课程的 id，或去掉 --step"}};
  const Result<std::size_t> step = lesson_step_from(options.step, lessons[*shot.lesson], shot.language);
  if (!step) return step.problem();
  shot.step = *step;
  return Nothing{};
}

Done take_session(const FigureOptions& options, const std::vector<LessonPair>& lessons, Shot& shot) {
  const bool from_step = shot.lesson && options.session_file.empty();
  const Result<Session> session =
      from_step
          ? with_settings(lessons[*shot.lesson].in(shot.language).steps[shot.step].session, options.settings)
          : session_from(options);
  if (!session) return session.problem();
  shot.session = *session;
  // With nothing else to show, the window as it opens.
  if (!shot.lesson && shot.figure == nullptr && options.session_file.empty() && options.settings.empty())
    shot.session = opening_session();
  return Nothing{};
}

Result<Shot> shot_from(const ScreenshotOptions& options, const std::vector<LessonPair>& lessons) {
  Shot shot;
  shot.presented = options.present;
  if (const Done done = take_size(options.figure, shot); !done) return done.problem();
  const Result<ThemeName> theme = theme_from(options.figure);
  if (!theme) return theme.problem();
  shot.theme = *theme;
  const Result<Language> language = language_from(options.figure);
  if (!language) return language.problem();
  shot.language = *language;
  if (const Done done = take_id(options, lessons, shot); !done) return done.problem();
  if (const Done done = take_session(options.figure, lessons, shot); !done) return done.problem();
  if (const Done done = check_row_options(options.figure); !done) return done.problem();
  return shot;
}

void show_digits(Desk& desk, std::size_t steps) {
  open_digits(desk);
  DigitTraining& training = desk.digits->training;
  while (training.is_busy()) training.advance();
  while (training.run().steps() < steps) training.step();
  while (training.is_busy()) training.advance();
}

// A screenshot draws too few frames to wait for training on another thread.
void train_for_figures(const Desk& desk) {
  for (const Figure* figure : shown_in_catalogue(desk)) {
    while (figure->trains && !is_trained(desk.session(), figure->runs(desk.session())))
      train_further(desk.session(), figure->runs(desk.session()), kMaxTrainingSteps);
  }
}

void set_up(Desk& desk, const Shot& shot, std::vector<LessonPair> lessons) {
  desk.settings.theme = shot.theme;
  desk.settings.language = shot.language;
  desk.course.lessons = std::move(lessons);
  if (shot.lesson) open_lesson(desk, *shot.lesson, shot.step);
  if (shot.figure != nullptr) show_alone(desk, shot.figure->id);
  desk.workspace.start_over(shot.session);
  if (shot.rows) show_rows(desk, shot.rows);
  if (shot.tokens) show_tokens(desk, shot.data, *shot.tokens);
  if (shot.data_view) show_data_view(desk);
  while (desk.rows.is_reading()) {
    take_rows(desk);
    std::this_thread::yield();
  }
  if (shot.digits) show_digits(desk, shot.step);
  if (shot.letters) open_letters(desk);
  if (shot.map) open_map(desk);
  if (shot.presented) present(desk);
  train_for_figures(desk);
}

}  // namespace

int run_screenshot(const ScreenshotOptions& options) {
  if (options.output.empty())
    return report(kWrongUsage, {"screenshot needs an output file; give -o FILE.png",
                                "screenshot 需要输出文件；请给出 -o FILE.png"});
  if (!is_png(options.output))
    return report(kWrongUsage, "--output " + options.output +
                                   Text(" does not end in .png; screenshots are PNG files",
                                        " 的后缀不是 .png；截图只能存成 PNG"));
  std::vector<LessonPair> all_lessons = with_reviews(lessons(), 1);
  Result<Shot> shot = shot_from(options, all_lessons);
  if (!shot) return report(kWrongUsage, shot.problem());
  const auto tokens = tokens_from(options.figure);
  if (!tokens) return report(kFailed, tokens.problem());
  shot->tokens = *tokens;
  shot->data = options.figure.data;
  if (!shot->tokens) {
    const auto rows = row_file_from(options.figure);
    if (!rows) return report(kFailed, rows.problem());
    shot->rows = *rows;
  }

  const Result<FramePixels> frame = draw_offscreen(shot->width, shot->height, shot->scale, [&](Desk& desk) {
    set_up(desk, *shot, std::move(all_lessons));
  });
  if (!frame) return report(kFailed, frame.problem());
  const Result<std::string> bytes = png_of(*frame, static_cast<double>(shot->scale));
  if (!bytes) return report(kFailed, bytes.problem());
  const Done done = write_atomically(options.output, *bytes);
  return done ? kDone : report(kFailed, done.problem());
}

}  // namespace surprisal::command
