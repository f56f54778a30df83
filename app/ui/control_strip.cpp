#include "ui/control_strip.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "desk/lesson_steps.h"
#include "desk/playing.h"
#include "desk/step_sliders.h"
#include "session/bead_letters.h"
#include "typeset/rich_line.h"
#include "ui/bet_button.h"
#include "ui/buttons.h"
#include "ui/lesson_places.h"
#include "ui/own_settings.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

constexpr double kPlay = 14;  // radius
constexpr double kControlGap = 10;
constexpr double kShortestBar = 160;
constexpr double kShortestBarOnSlide = 64;  // of several side by side, so that the figure keeps its height
constexpr double kRoundingOfGlyphs = 2;     // pixels

bool is_logit(const Slider& slider) { return slider.name.starts_with("logit."); }
bool is_label(const Slider& slider) { return slider.name.starts_with("label."); }

SliderLook look_of(const Slider& slider) {
  if (is_label(slider)) return {Quantity::Label, true, {}};
  if (is_logit(slider)) return {Quantity::Logit, false, {}};
  if (slider.name == "forecast.said") return {Quantity::Prediction, false, {}};
  if (slider.name == "forecast.truth") return {Quantity::Label, true, {}};
  return {Ink::Kind::Ink, false, {}};
}

// "dog, logit z", or "dog z" if space is short. Other sliders go by their names, without an article.
std::string name_of(const Ui& ui, const Slider& slider, bool brief) {
  if (slider.of_class && (is_logit(slider) || is_label(slider))) {
    const std::string of = typeset::without_marks(ui.say(class_name(ui.session(), *slider.of_class)));
    if (brief) return of + (is_logit(slider) ? " [[logit:$z$]]" : " $y$");
    const Text what = is_logit(slider) ? Text(", [[logit:logit $z$]]", "，[[logit:logit $z$]]")
                                       : Text(", label $y$", "，标签 $y$");
    return of + ui.say(what);
  }
  constexpr std::string_view kArticle = "the ";
  std::string name = ui.say(slider.what);
  if (name.starts_with(kArticle)) name.erase(0, kArticle.size());
  return typeset::without_marks(name);
}

bool is_playing(const Ui& ui, const Slider& slider) {
  return ui.desk.player && ui.desk.player->slider.name == slider.name && ui.desk.player->running;
}

void play_button(Ui& ui, const Slider& slider, Point centre) {
  Surface surface(ui);
  const double r = surface.px(kPlay);
  const bool playing = is_playing(ui, slider);
  const Text words =
      playing ? Text("Pause (F6)", "暂停（F6）") : Text("Play from end to end (F6)", "从头到尾播放（F6）");
  const Rect area = {centre.x - r, centre.y - r, 2 * r, 2 * r};
  const bool pressed = press_area("play." + slider.name, area, true, ui.say(words));
  const Theme& theme = surface.theme();
  const bool hovered = ImGui::IsItemHovered();
  tip(ui, words);
  surface.disc(centre, kPlay, theme.border);
  surface.disc(centre, kPlay - 1, hovered ? blend(theme.paper, theme.ink, 0.06) : theme.paper);
  surface.icon(playing ? Icon::Pause : Icon::Play, centre, 10, theme.ink);
  if (!pressed) return;
  if (ui.desk.player && ui.desk.player->slider.name == slider.name)
    toggle_player(*ui.desk.player);
  else
    play(ui.desk, slider);
}

// Whether the names of the sliders are brief, and how wide the widest is with its play button and bead.
struct Names {
  bool brief = false;
  double width = 0;
};

Names names_for(Ui& ui, const std::vector<Slider>& sliders, double row) {
  const Surface surface(ui);
  const double most = std::max(row / 2, row - surface.px(2 * kControlGap + kShortestBar + kFieldWidth));
  Names names;
  for (const bool brief : {false, true}) {
    names = {brief, 0};
    for (const Slider& slider : sliders) {
      const double name =
          surface.rich_width(name_of(ui, slider, brief), {14, Weight::Regular, Ink::Kind::Ink});
      // Glyphs begin at whole pixels, so the words can reach a little further than their width.
      const double words = std::ceil(name) + kRoundingOfGlyphs;
      names.width =
          std::max(names.width, words + surface.px(2 * kPlay + kControlGap + (slider.of_class ? 26 : 0)));
    }
    if (names.width <= most) return names;
  }
  names.width = most;
  return names;
}

void show_slider_row(Ui& ui, const Slider& slider, const Rect& row, const Names& names) {
  Surface surface(ui);
  const double middle = row.centre().y;
  double left = row.left + surface.px(kPlay);
  play_button(ui, slider, {left, middle});
  left += surface.px(kPlay + kControlGap);
  if (slider.of_class) {
    const auto letters = bead_letters(ui.session(), ui.desk.settings.language);
    const bool filled = *slider.of_class == ui.session().focus || ui.session().labels[*slider.of_class] > 0.5;
    surface.bead({left + surface.px(9), middle}, {letters[*slider.of_class],
                                                  filled ? BeadKind::Filled : BeadKind::Hollow,
                                                  false,
                                                  surface.theme().ink,
                                                  {}});
    left += surface.px(18 + 8);
  }
  const double end = row.left + names.width;
  const RichStyle style = {14, Weight::Regular, Ink::Kind::Ink};
  ImGui::PushClipRect(to_im({left, row.top}), to_im({end, row.bottom()}), true);
  surface.rich(name_of(ui, slider, names.brief), {left, middle + surface.px(5)}, style);
  ImGui::PopClipRect();
  const SliderLook look = look_of(slider);
  const double field = surface.px(kFieldWidth);
  const double height = surface.px(kSliderHeight);
  const Rect bar = {end + surface.px(kControlGap), middle - height / 2,
                    row.right() - field - end - surface.px(2 * kControlGap), height};
  if (bar.width > surface.px(30)) slider_bar(ui, slider, bar, look);
  number_box(ui, slider, {row.right() - field, middle - height / 2, field, height}, look);
}

// A step that names its controls shows only the options that it names.
bool is_offered(const Desk& desk, std::string_view option) {
  if (!desk.course.open) return true;
  const std::vector<std::string>& named = open_step_of(desk).sliders;
  return named.empty() || std::find(named.begin(), named.end(), option) != named.end();
}

}  // namespace

StepControls controls_of(const Ui& ui) {
  StepControls controls;
  controls.sliders = step_sliders(ui.desk);
  const bool is_slide = ui.desk.presentation && ui.desk.course.open;
  for (const FigureView* view : shown_figures(ui.desk)) {
    const Figure* figure = find_figure(view->id);
    if (figure == nullptr || figure->batch != BatchUse::None) continue;
    controls.takes_bets |= figure->takes_bets && !has_open_guess(ui.desk) && !has_place_for_bet(ui, *view);
    for (std::string_view key : figure->options) {
      if (is_slide && key == "probability_axis") continue;  // a step that is about the axis sets it itself
      if (!is_offered(ui.desk, key)) continue;
      if (std::find(controls.options.begin(), controls.options.end(), key) == controls.options.end())
        controls.options.push_back(key);
    }
  }
  return controls;
}

double width_needed(Ui& ui, const StepControls& controls) {
  const Surface surface(ui);
  double width = 0;
  for (const Slider& slider : controls.sliders) {
    const double name = surface.rich_width(name_of(ui, slider, true), {14, Weight::Regular, Ink::Kind::Ink});
    const double rest =
        2 * kPlay + 3 * kControlGap + kShortestBarOnSlide + kFieldWidth + (slider.of_class ? 26 : 0);
    width = std::max(width, name + surface.px(rest));
  }
  return width;
}

void show_controls(Ui& ui, const StepControls& controls, const Rect& area, std::size_t columns) {
  const Surface surface(ui);
  const double gap = surface.px(33);
  const double width = (area.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const Names names = names_for(ui, controls.sliders, width);
  for (std::size_t i = 0; i < controls.count(); ++i) {
    const double left = area.left + static_cast<double>(i % columns) * (width + gap);
    const Rect row = {left, area.top + static_cast<double>(i / columns) * surface.px(kControlRow), width,
                      surface.px(kControlRow)};
    if (i % columns > 0) {
      const double x = left - gap / 2;
      Surface(ui).line({x, row.top + surface.px(4)}, {x, row.bottom() - surface.px(4)},
                       surface.theme().border);
    }
    if (i < controls.sliders.size()) {
      show_slider_row(ui, controls.sliders[i], row, names);
    } else if (i == controls.sliders.size() + controls.options.size()) {
      show_bet_button(ui, {row.left, row.top + surface.px(2), std::min(surface.px(160), row.width),
                           row.height - surface.px(4)});
    } else {
      ImGui::SetCursorScreenPos(to_im({row.left, row.top + surface.px(4)}));
      ImGui::BeginGroup();
      // The last control may fill its row: a choice of more words is easier to read and to hit than a list.
      const double room = i + 1 == controls.count() ? area.right() - left : width;
      show_option(ui, controls.options[i - controls.sliders.size()], room);
      ImGui::EndGroup();
    }
  }
}

}  // namespace surprisal::ui
