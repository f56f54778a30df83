// ui: where each part of an open lesson is, for a window of any size. Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::ui {

// The heights at which the sheet stops, as shares of the window.
inline constexpr double kLowestSheet = 0.25;
inline constexpr double kUsualSheet = 0.5;
inline constexpr double kHighestSheet = 0.94;

struct LessonLayoutOptions {
  double width = 0;  // of the window, in pixels
  double height = 0;
  double scale = 1;          // window pixels per design pixel
  std::size_t figures = 1;   // all are shown
  std::size_t controls = 1;  // sliders and options below them
  bool rail = true;
  double sheet = kUsualSheet;  // on a phone: the share of the height that the text takes up
};

struct LessonPlaces {
  Rect bar;
  Rect rail;
  std::vector<Rect> figures;  // none under a sheet that is pulled up
  Rect controls;              // empty if there are none
  std::size_t control_columns = 1;
  Rect column;  // of the text
  Rect head;    // parts of it
  Rect text;
  Rect foot;
  bool is_sheet = false;    // on a phone: the column is pulled up and down by its head
  double figure_text = 12;  // in pixels: the smallest text of every figure, at every step
};

LessonPlaces lesson_places_for(const LessonLayoutOptions& wishes);

// The number of columns that makes the figures, in their preferred proportions, as large as possible.
std::size_t figure_columns(std::size_t figures, double width, double height);

// A grid of figures, with a gap between them.
std::vector<Rect> figure_grid(std::size_t figures, const Rect& area, double gap);

// The height at scale 1 of a row of sliders with their names, and the number of columns that fit.
inline constexpr double kControlRow = 36;
std::size_t control_columns(std::size_t controls, double width, double scale);

}  // namespace surprisal::ui
