#include "desk/export_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "desk/lesson_steps.h"
#include "desk/paths.h"
#include "desk/rows.h"
#include "export/pdf.h"
#include "session/between.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr double kMaxSeconds = 120;
constexpr double kMaxPerSecond = 50;  // GIF players slow down faster animations

// The start and the end of a lesson step's animation.
struct Movement {
  Session from;
  Session to;
};

std::optional<Movement> movement_of_step(const Desk& desk) {
  if (!desk.course.open) return std::nullopt;
  const Step& now = open_step_of(desk);
  if (now.guess && desk.course.open->record().revealed) return Movement{now.session, now.guess->after};
  if (desk.course.open->step == 0) return std::nullopt;
  const Step& before = open_lesson_of(desk).steps[desk.course.open->step - 1];
  return Movement{before.guess ? before.guess->after : before.session, now.session};
}

bool is_within(double value, double low, double high) { return value >= low && value <= high; }

// As the dialog shows it: "A side cannot be 0 cm; give 0.5 to 500 cm."
Text as_sentence(Text text) {
  if (text.empty()) return text;
  if (text.en[0] >= 'a' && text.en[0] <= 'z') text.en[0] = static_cast<char>(text.en[0] - 'a' + 'A');
  return text + Text(".", "。");
}

void move(Session& session, const Slider& slider, double share) {
  slider.set(session, value_at(slider.range, share));
}

Text fault_of_movement(const Desk& desk, const ExportChoices& choices) {
  if (!is_within(choices.per_second, 1, kMaxPerSecond))
    return {"The frame rate must be 1 to 50 frames per second.", "每秒须为 1 到 50 帧。"};
  if (!is_within(choices.seconds, 0.1, kMaxSeconds))
    return {"The duration must be 0.1 to 120 seconds.", "动画时长须为 0.1 到 120 秒。"};
  if (choices.moves != ExportChoices::Moves::Step) return {};
  if (!desk.course.open)
    return {"Open a lesson first: the animation shows one of its steps.",
            "请先打开一课：这种动画演示课程中的一步。"};
  const std::optional<Movement> movement = movement_of_step(desk);
  if (!movement)
    return {"There is nothing before the first step; go to the next one.",
            "第一步之前没有内容；请转到下一步。"};
  if (movement->from == movement->to)
    return {"Nothing changes in this step; go to another one.", "这一步没有变化；请转到另一步。"};
  return {};
}

}  // namespace

ExportChoices first_choices(const Desk& desk) {
  ExportChoices choices;
  choices.language = desk.settings.language;
  return choices;
}

const ExportChoices& export_choices(const Desk& desk) { return *desk.settings.exporting; }

bool is_animation(const ExportChoices& choices) { return choices.what == ExportChoices::What::Animation; }

bool is_one_file(const ExportChoices& choices) {
  return is_animation(choices) ? choices.form == ExportChoices::MovingForm::Gif
                               : choices.which == ExportChoices::Which::One;
}

std::string_view ending_of(const ExportChoices& choices) {
  if (is_animation(choices)) return choices.form == ExportChoices::MovingForm::Gif ? ".gif" : "";
  switch (choices.ending) {
    case ExportChoices::Ending::Svg:
      return ".svg";
    case ExportChoices::Ending::Pdf:
      return ".pdf";
    case ExportChoices::Ending::Csv:
      return ".csv";
    case ExportChoices::Ending::Png:
      break;
  }
  return ".png";
}

bool is_transparent(const ExportChoices& choices) {
  const bool is_gif = is_animation(choices) && choices.form == ExportChoices::MovingForm::Gif;
  return choices.transparent && !is_gif;
}

PictureSize size_of(const ExportChoices& choices) {
  const bool cm = choices.unit == Unit::Centimetres;
  return {choices.unit, cm ? choices.width_cm : choices.width, cm ? choices.height_cm : choices.height,
          choices.scale, choices.dots_per_inch};
}

void set_size(ExportChoices& choices, const PictureSize& size) {
  const bool cm = size.unit == Unit::Centimetres;
  choices.unit = size.unit;
  (cm ? choices.width_cm : choices.width) = size.width;
  (cm ? choices.height_cm : choices.height) = size.height;
  if (cm)
    choices.dots_per_inch = size.dots_per_inch;
  else
    choices.scale = size.scale;
}

void apply(ExportChoices& choices, const SizePreset& preset) {
  set_size(choices, preset.size);
  if (is_animation(choices) || choices.ending == ExportChoices::Ending::Csv) return;
  choices.ending = preset.format == Format::Pdf ? ExportChoices::Ending::Pdf : ExportChoices::Ending::Png;
}

bool is_chosen(const ExportChoices& choices, const SizePreset& preset) {
  ExportChoices chosen = choices;
  set_size(chosen, preset.size);
  return size_of(choices) == size_of(chosen);
}

bool has_pixels(const ExportChoices& choices) {
  return is_animation(choices) || choices.ending == ExportChoices::Ending::Png;
}

Text size_fault(const ExportChoices& choices) { return fault_of(size_of(choices), has_pixels(choices)); }

PictureStyle style_of(const ExportChoices& choices) {
  PictureStyle style;
  style.format = is_animation(choices) ? Format::Png : format_of(ending_of(choices));
  set_size(style, size_of(choices));
  style.theme = choices.theme;
  style.language = choices.language;
  style.transparent = is_transparent(choices);
  style.captioned = choices.captioned;
  style.titled = choices.titled;
  return style;
}

PixelSize pixels_of(const PictureStyle& style) {
  return {std::lround(style.width * style.scale), std::lround(style.height * style.scale)};
}

std::string_view one_figure(const Desk& desk) {
  const ExportChoices& choices = export_choices(desk);
  const bool is_race = is_animation(choices) && choices.moves == ExportChoices::Moves::Race;
  return is_race ? first_playable_figure().id : std::string_view(desk.export_dialog->figure);
}

std::vector<const Figure*> chosen_figures(const Desk& desk) {
  const ExportChoices& choices = export_choices(desk);
  std::vector<const Figure*> chosen;
  const auto shows = [&](std::string_view id) {
    return std::any_of(desk.figures().begin(), desk.figures().end(),
                       [&](const FigureView& view) { return view.id == id; });
  };
  const bool one = is_animation(choices) || choices.which == ExportChoices::Which::One;
  for (const Figure& figure : catalogue()) {
    const bool is_in = one                                            ? figure.id == one_figure(desk)
                       : choices.which == ExportChoices::Which::Shown ? shows(figure.id)
                       : choices.which == ExportChoices::Which::Ticked
                           ? choices.ticked.contains(std::string(figure.id))
                           : true;
    if (is_in) chosen.push_back(&figure);
  }
  return chosen;
}

std::span<const View> views_of(const Desk& desk, std::string_view figure) {
  for (const FigureView& view : desk.figures()) {
    if (view.id == figure) return view.views;
  }
  return {};
}

std::vector<Slider> sliders_to_export(const Desk& desk) {
  std::vector<Slider> sliders;
  if (const Figure* figure = find_figure(one_figure(desk))) sliders = own_sliders(desk.session(), *figure);
  for (Slider& slider : sliders_of_sample(desk.session())) sliders.push_back(std::move(slider));
  return sliders;
}

const Slider& chosen_slider(const ExportChoices& choices, const std::vector<Slider>& sliders) {
  const auto found = std::find_if(sliders.begin(), sliders.end(),
                                  [&](const Slider& slider) { return slider.name == choices.slider; });
  return found == sliders.end() ? sliders.front() : *found;
}

std::size_t frame_count(const ExportChoices& choices) {
  return static_cast<std::size_t>(std::max(2L, std::lround(choices.seconds * choices.per_second)));
}

Session session_at(const Desk& desk, double share) {
  const ExportChoices& choices = export_choices(desk);
  Session session = desk.session();
  switch (choices.moves) {
    case ExportChoices::Moves::Race:
      move(session, slider_of(session, first_playable_figure().plays), share);
      return session;
    case ExportChoices::Moves::Slider:
      move(session, chosen_slider(choices, sliders_to_export(desk)), share);
      return session;
    case ExportChoices::Moves::Step:
      break;
  }
  const std::optional<Movement> movement = movement_of_step(desk);
  return movement ? between(movement->from, movement->to, eased(share)) : session;
}

Text export_fault(const Desk& desk) {
  const ExportChoices& choices = export_choices(desk);
  if (chosen_figures(desk).empty()) {
    if (choices.which == ExportChoices::Which::Ticked)
      return {"No figure is selected; select at least one.", "没有勾选任何图；请至少勾选一幅。"};
    return {"There is no figure in the window.", "窗口中没有图。"};
  }
  const bool has_size = is_animation(choices) || style_of(choices).format;
  if (Text fault = size_fault(choices); has_size && !fault.empty()) return as_sentence(fault);
  if (is_animation(choices)) {
    if (Text fault = fault_of_movement(desk, choices); !fault.empty()) return fault;
  }
  if (!is_animation(choices) && choices.ending == ExportChoices::Ending::Pdf) {
    if (Text fault = exporting::why_no_pdf(); !fault.empty()) return fault;
  }
  if (choices.folder.empty()) return {"Choose a folder to write to.", "请选择要写入的文件夹。"};
  const bool is_named = is_one_file(choices) || is_animation(choices);
  if (is_named && fs::path(desk.export_dialog->name).filename().empty())
    return {"Enter a file name.", "请输入文件名。"};
  return {};
}

fs::path export_path(const Desk& desk) {
  const ExportChoices& choices = export_choices(desk);
  const fs::path folder = expand_home(choices.folder);
  if (!is_one_file(choices) && !is_animation(choices)) return folder.lexically_normal();
  std::string name = expand_home(desk.export_dialog->name);
  if (!name.ends_with(ending_of(choices))) name += ending_of(choices);
  return (folder / name).lexically_normal();
}

Writing plan_export(const Desk& desk) {
  const ExportChoices& choices = export_choices(desk);
  const std::vector<const Figure*> figures = chosen_figures(desk);
  const fs::path path = export_path(desk);
  const auto views = [&](const Figure* figure) {
    const std::span<const View> all = views_of(desk, figure->id);
    return std::vector<View>(all.begin(), all.end());
  };
  if (is_animation(choices)) {
    Animation animation = {
        figures.front(),
        views(figures.front()),
        style_of(choices),
        {},
        choices.per_second,
        choices.loops,
        choices.form == ExportChoices::MovingForm::Gif ? Animation::As::Gif : Animation::As::Pngs};
    const std::size_t count = frame_count(choices);
    for (std::size_t i = 0; i < count; ++i)
      animation.frames.push_back(session_at(desk, static_cast<double>(i) / static_cast<double>(count - 1)));
    return AnimationToWrite{std::move(animation), path};
  }
  if (is_one_file(choices))
    return FiguresToWrite{style_of(choices),
                          {{figures.front(), desk.session(), views(figures.front()), path, shown_rows(desk)}},
                          {}};
  FiguresToWrite several = {style_of(choices), {}, path};
  for (const Figure* figure : figures)
    several.figures.push_back({figure, desk.session(), views(figure),
                               path / (std::string(figure->id) + std::string(ending_of(choices))),
                               shown_rows(desk)});
  return several;
}

}  // namespace surprisal::desk
