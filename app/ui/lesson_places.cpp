#include "ui/lesson_places.h"

#include <algorithm>
#include <cmath>

#include "ui/places.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kSide = 16;
constexpr double kHeadHeight = 80;
constexpr double kFootHeight = 56;
constexpr double kWidestColumn = 520;
constexpr double kNarrowestColumn = 340;
constexpr double kShareOfColumn = 0.362;
constexpr double kSheetUnder = 800;  // in narrower windows the text is a sheet below the figures
constexpr double kSheetHead = 50;
constexpr double kFiguresUnder = 0.7;  // a sheet that is pulled up further covers the figures
constexpr double kWidestControl = 280;
constexpr double kSmallestFigureText = 12;
constexpr double kLargestFigureText = 14;
constexpr double kAreaOverText = 65;  // the side of a square of the figures' area, relative to their text

// Depends on the window alone, not on what a step shows: the text keeps its size from step to step.
double figure_text_for(const Rect& area) {
  const double side = std::sqrt(std::max(0.0, area.width) * std::max(0.0, area.height));
  return std::clamp(side / kAreaOverText, kSmallestFigureText, kLargestFigureText);
}

}  // namespace

std::size_t figure_columns(std::size_t figures, double width, double height) {
  std::size_t best = 1;
  double largest = 0;
  for (std::size_t columns = 1; columns <= figures; ++columns) {
    const auto rows = static_cast<double>((figures + columns - 1) / columns);
    const double side = std::min(width / static_cast<double>(columns) / 1.45, height / rows);
    if (side <= largest) continue;
    largest = side;
    best = columns;
  }
  return best;
}

std::vector<Rect> figure_grid(std::size_t figures, const Rect& area, double gap) {
  const std::size_t columns = figure_columns(figures, area.width, area.height);
  const std::size_t rows = (figures + columns - 1) / std::max<std::size_t>(columns, 1);
  const double width = (area.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double height = (area.height - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
  std::vector<Rect> grid;
  for (std::size_t i = 0; i < figures; ++i) {
    grid.push_back(
        whole_pixels({area.left + static_cast<double>(i % columns) * (width + gap),
                      area.top + static_cast<double>(i / columns) * (height + gap), width, height}));
  }
  return grid;
}

std::size_t control_columns(std::size_t controls, double width, double scale) {
  const auto most = static_cast<std::size_t>(std::max(1.0, width / (kWidestControl * scale)));
  const std::size_t rows = (controls + most - 1) / most;
  return rows == 0 ? 1 : (controls + rows - 1) / rows;
}

LessonPlaces lesson_places_for(const LessonLayoutOptions& wishes) {
  const double scale = wishes.scale;
  const double width = wishes.width / scale;
  const double height = wishes.height / scale;
  const bool sheet = width < kSheetUnder;
  const double rail = wishes.rail && !sheet ? kNarrowRail : 0;
  const double column = sheet ? width : std::clamp(kShareOfColumn * width, kNarrowestColumn, kWidestColumn);
  const double head = sheet ? kSheetHead : kHeadHeight;
  const double column_top = sheet ? std::max(kBar, std::round((1 - wishes.sheet) * height)) : kBar;
  const Rect figures_area = {rail, kBar, sheet ? width : width - rail - column,
                             (sheet ? column_top : height) - kBar};

  LessonPlaces places;
  const bool has_figures = !sheet || wishes.sheet < kFiguresUnder;
  Rect inside = figures_area.inset(sheet ? kCardGap : kSide);
  places.figure_text = scale * figure_text_for(inside);
  if (wishes.controls > 0 && has_figures) {
    places.control_columns = control_columns(wishes.controls, inside.width - 2 * kSide, 1);
    const auto rows =
        static_cast<double>((wishes.controls + places.control_columns - 1) / places.control_columns);
    const double controls = rows * kControlRow + 28;
    places.controls = scaled({inside.left, inside.bottom() - controls, inside.width, controls}, scale);
    inside.height -= controls + kCardGap;
  }
  inside.height = std::max(inside.height, 60.0);
  if (has_figures)
    places.figures =
        figure_grid(std::max<std::size_t>(wishes.figures, 1), scaled(inside, scale), kCardGap * scale);
  places.bar = scaled({0, 0, width, kBar}, scale);
  places.rail = scaled({0, kBar, rail, height - kBar}, scale);
  const double left = width - column;
  places.column = scaled({left, column_top, column, height - column_top}, scale);
  places.head = scaled({left, column_top, column, head}, scale);
  places.is_sheet = sheet;
  places.text = scaled(
      {left, column_top + head, column, std::max(20.0, height - column_top - head - kFootHeight)}, scale);
  places.foot = scaled({left, height - kFootHeight, column, kFootHeight}, scale);
  return places;
}

}  // namespace surprisal::ui
