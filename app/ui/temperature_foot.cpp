#include "ui/temperature_foot.h"

#include <algorithm>

#include "desk/rows.h"
#include "figures/number_text.h"
#include "ui/buttons.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

// Of the slider and the button of the temperature, below its figure; in one line where there is little room.
constexpr double kTemperatureFoot = 84;
constexpr double kLowTemperatureFoot = 42;
constexpr double kLowestFigureAbove = 153;
constexpr double kTemperatureField = 50;  // the width of its number
constexpr double kFieldMargin = 8;        // from it to the edge of the card

// The slider under the axis of its figure, so that the thumb is under the mark.
Rect slider_under_axis(Ui& ui, const FigureView& figure, Rect bar) {
  const FigurePicture* picture = ui.pictures.find(figure.id);
  if (picture == nullptr || picture->scene.panels.empty() || !picture->scene.panels.front().is_chart)
    return bar;
  const Rect& plot = picture->scene.panels.front().area;
  const double margin = slider_margin(Surface(ui));
  bar.left = plot.left - margin;
  bar.width = plot.width + 2 * margin;
  return bar;
}

// "ECE 3.2% → 1.1%; accuracy cannot change": the order of the classes does not depend on the temperature.
Text what_the_fit_does(const data::TemperatureFit& fit) {
  if (!fit.ece_before || !fit.ece_after) return {};
  const Text change = Text("ECE ") + percent(*fit.ece_before, 1) + Text(" → ") + percent(*fit.ece_after, 1);
  return change + Text("; accuracy cannot change", "；准确率不会变");
}

void write_how_it_was_fitted(Ui& ui, const data::TemperatureFit& fit, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Text how = fit.fitted
                       ? Text("fitted on even rows, tested on odd rows", "用偶数号样本拟合、奇数号样本检验")
                       : fit.note;
  const Text effect = fit.fitted ? what_the_fit_does(fit) : Text();
  double baseline = area.centre().y + surface.px(effect.empty() ? 4 : -3);
  const auto write = [&](const Text& line, Color color) {
    surface.words(surface.fitted(ui.say(line), 12, Weight::Regular, area.width), {area.left, baseline},
                  {12, color});
    baseline += surface.px(16);
  };
  write(how, effect.empty() ? theme.muted : theme.ink);
  write(effect, theme.muted);
}

}  // namespace

double temperature_foot_height(const Surface& surface, double height) {
  for (const double foot : {kTemperatureFoot, kLowTemperatureFoot}) {
    if (height >= surface.px(foot + kLowestFigureAbove)) return surface.px(foot);
  }
  return 0;
}

void show_temperature_foot(Ui& ui, const FigureView& figure, const Rect& area) {
  RowsView& view = ui.desk.rows;
  const data::Overview& overview = view.file->overview;
  if (overview.temperature_curve.size() < 2) return;
  Surface surface(ui);
  SliderRange range;
  range.low = 1 / overview.temperature_curve.back().beta;
  range.high = 1 / overview.temperature_curve.front().beta;
  range.home = 1;
  range.step = 0.05;
  range.logarithmic = true;
  const data::TemperatureFit& fit = *overview.temperature;
  const Text words = {"Fit T", "拟合 T"};
  const ButtonLook look = {
      .tooltip = fit.fitted ? Text("The temperature with the smallest loss", "使损失最小的温度") : fit.note,
      .enabled = fit.fitted.has_value()};
  const double width = button_width(ui, words, look);
  const bool is_low = area.height < surface.px(kTemperatureFoot);  // then all is in one line
  const double left = area.left + surface.px(16), right = area.right() - surface.px(kFieldMargin);
  const double middle = area.top + surface.px(is_low ? 18 : 12);
  const double end = is_low ? right - width - surface.px(12) : right;
  surface.rich("$T$", {left, middle + surface.px(5)}, {14, Weight::Regular, Ink::Kind::Muted});
  double value = view.temperature;
  const double from = left + surface.px(36);
  const Rect field = {end - surface.px(kTemperatureField), middle - surface.px(12),
                      surface.px(kTemperatureField), surface.px(24)};
  Rect bar = {from, middle - surface.px(14), std::max(surface.px(40), field.left - surface.px(4) - from),
              surface.px(28)};
  if (!is_low) bar = slider_under_axis(ui, figure, bar);
  const bool is_moved = slide(ui, "rows.temperature", range, value, bar, {.ink = Ink::Kind::Muted});
  const bool is_typed = type_number(ui, "rows.temperature", range, value, field, {.ink = Ink::Kind::Ink});
  if (is_moved || is_typed) set_rows_temperature(ui.desk, std::clamp(value, range.low, range.high));
  const Rect place = is_low ? Rect{right - width, middle - surface.px(14), width, surface.px(28)}
                            : Rect{left, area.top + surface.px(34), width, surface.px(28)};
  if (button(ui, "rows.fit", place, words, look)) set_rows_temperature(ui.desk, *fit.fitted);
  if (is_low) return;
  const double said = place.right() + surface.px(14);
  write_how_it_was_fitted(ui, fit, {said, place.top, std::max(0.0, right - said), place.height});
}

}  // namespace surprisal::ui
