#include "ui/icons.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace surprisal::ui {
namespace {

using Path = std::vector<Point>;

// Paints in a square from -1 to 1.
class IconPainter {
 public:
  IconPainter(Canvas& canvas, Point centre, double size, Color color)
      : canvas_(canvas), centre_(centre), half_(size / 2), color_(color) {}

  void line(const Path& path) { canvas_.polyline(placed(path), {color_, kStroke * half_}); }
  void fill(const Path& path) { canvas_.polygon(placed(path), color_); }
  void ring(Point at, double radius) { line(arc(at, radius, 0, 1)); }
  void dot(Point at, double radius) { canvas_.circle(placed(at), radius * half_, color_); }
  void box(double left, double top, double right, double bottom) {
    line({{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}});
  }

  // An arc with angles in turns, clockwise from the right.
  static Path arc(Point at, double radius, double from, double to) {
    constexpr int kPieces = 24;
    Path path;
    for (int i = 0; i <= kPieces; ++i) {
      const double angle = 2 * std::numbers::pi * (from + (to - from) * i / kPieces);
      path.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    return path;
  }

 private:
  static constexpr double kStroke = 0.22;

  Point placed(Point p) const { return {centre_.x + p.x * half_, centre_.y + p.y * half_}; }
  Path placed(const Path& path) const {
    Path all;
    for (Point p : path) all.push_back(placed(p));
    return all;
  }

  Canvas& canvas_;
  Point centre_;
  double half_;
  Color color_;
};

// An arrow that turns to the left; mirrored for redo.
void paint_undo(IconPainter& paint, double side) {
  Path bow = IconPainter::arc({0, 0.2}, 0.62, 0.58, 1.12);
  for (Point& p : bow) p.x *= side;
  paint.line(bow);
  paint.line({{-0.95 * side, -0.62}, {-0.6 * side, 0.0}, {0.05 * side, -0.28}});
}

void paint_book(IconPainter& paint) {
  paint.line({{0, -0.55}, {-0.45, -0.75}, {-0.95, -0.7}, {-0.95, 0.65}, {-0.45, 0.6}, {0, 0.8}});
  paint.line({{0, -0.55}, {0.45, -0.75}, {0.95, -0.7}, {0.95, 0.65}, {0.45, 0.6}, {0, 0.8}});
  paint.line({{0, -0.55}, {0, 0.8}});
}

void paint_curve(IconPainter& paint) {
  paint.line({{-0.9, -0.9}, {-0.9, 0.9}, {0.9, 0.9}});
  Path curve;
  for (int i = 0; i <= 16; ++i) {
    const double x = -0.6 + 1.4 * i / 16;
    curve.push_back({x, 0.55 - 1.2 / (1 + std::exp(-7 * (x - 0.1)))});
  }
  paint.line(curve);
}

void paint_sun(IconPainter& paint) {
  paint.ring({0, 0}, 0.8);
  Path half = IconPainter::arc({0, 0}, 0.8, 0.25, 0.75);
  paint.fill(half);
}

void paint_moon(IconPainter& paint) {
  Path moon = IconPainter::arc({0, 0}, 0.85, 0.02, 0.73);
  const Path inner = IconPainter::arc({0.38, -0.38}, 0.68, 0.6, 0.14);
  for (const Point p : inner) moon.push_back(p);
  paint.line(moon);
}

}  // namespace

void paint_icon(Canvas& canvas, Icon icon, Point centre, double size, Color color) {
  IconPainter paint(canvas, centre, size, color);
  switch (icon) {
    case Icon::Search:
      paint.ring({-0.2, -0.2}, 0.62);
      return paint.line({{0.28, 0.28}, {0.9, 0.9}});
    case Icon::Playground:
      return paint_curve(paint);
    case Icon::Digits:
      for (double at : {-0.85, -0.283, 0.283, 0.85}) {
        paint.line({{-0.85, at}, {0.85, at}});
        paint.line({{at, -0.85}, {at, 0.85}});
      }
      return;
    case Icon::Letters:  // a letter A, and the place of the next one
      paint.line({{-0.95, 0.8}, {-0.45, -0.8}, {0.05, 0.8}});
      paint.line({{-0.76, 0.25}, {-0.14, 0.25}});
      return paint.line({{0.4, 0.8}, {0.95, 0.8}});
    case Icon::Map:  // places and the paths between them
      paint.line({{-0.7, 0.6}, {-0.05, -0.6}, {0.75, 0.35}});
      for (const Point at : {Point{-0.7, 0.6}, {-0.05, -0.6}, {0.75, 0.35}}) paint.dot(at, 0.3);
      return;
    case Icon::Glossary:  // a word and its meaning
      paint.line({{-0.9, -0.75}, {-0.25, -0.75}});
      for (double y : {-0.2, 0.28, 0.76}) paint.line({{-0.4, y}, {0.9, y}});
      return;
    case Icon::Lessons:
      return paint_book(paint);
    case Icon::Figures:
      paint.line({{-0.9, 0.9}, {0.9, 0.9}});
      paint.line({{-0.55, 0.55}, {-0.55, 0}});
      paint.line({{0, 0.55}, {0, -0.85}});
      return paint.line({{0.55, 0.55}, {0.55, -0.35}});
    case Icon::Examples:
      for (double y : {-0.65, 0.0, 0.65}) {
        paint.dot({-0.85, y}, 0.13);
        paint.line({{-0.4, y}, {0.9, y}});
      }
      return;
    case Icon::Data:
      paint.box(-0.95, -0.75, 0.95, 0.75);
      for (double y : {-0.25, 0.25}) paint.line({{-0.95, y}, {0.95, y}});
      return paint.line({{-0.3, -0.75}, {-0.3, 0.75}});
    case Icon::Play:
      return paint.fill({{-0.55, -0.8}, {0.8, 0}, {-0.55, 0.8}});
    case Icon::Pause:
      paint.fill({{-0.6, -0.75}, {-0.15, -0.75}, {-0.15, 0.75}, {-0.6, 0.75}});
      return paint.fill({{0.15, -0.75}, {0.6, -0.75}, {0.6, 0.75}, {0.15, 0.75}});
    case Icon::Light:
      return paint_sun(paint);
    case Icon::Dark:
      return paint_moon(paint);
    case Icon::Contrast:
      paint.box(-0.75, -0.75, 0.75, 0.75);
      return paint.fill({{0, -0.75}, {0.75, -0.75}, {0.75, 0.75}, {0, 0.75}});
    case Icon::Undo:
      return paint_undo(paint, 1);
    case Icon::Redo:
      return paint_undo(paint, -1);
    case Icon::Sum:
      return paint.line(
          {{0.65, -0.55}, {0.65, -0.9}, {-0.7, -0.9}, {0.05, 0}, {-0.7, 0.9}, {0.7, 0.9}, {0.7, 0.55}});
    case Icon::Check:
      return paint.line({{-0.7, 0.05}, {-0.2, 0.55}, {0.75, -0.55}});
    case Icon::Plus:
      paint.line({{0, -0.6}, {0, 0.6}});
      [[fallthrough]];
    case Icon::Minus:
      return paint.line({{-0.6, 0}, {0.6, 0}});
    case Icon::Up:
      return paint.line({{-0.6, 0.3}, {0, -0.35}, {0.6, 0.3}});
    case Icon::Down:
      return paint.line({{-0.6, -0.3}, {0, 0.35}, {0.6, -0.3}});
    case Icon::Right:
      return paint.line({{-0.3, -0.6}, {0.35, 0}, {-0.3, 0.6}});
    case Icon::Export:
      paint.line({{-0.85, 0.2}, {-0.85, 0.85}, {0.85, 0.85}, {0.85, 0.2}});
      paint.line({{0, 0.35}, {0, -0.85}});
      return paint.line({{-0.45, -0.4}, {0, -0.85}, {0.45, -0.4}});
    case Icon::Pin:
      paint.line({{-0.55, -0.85}, {0.55, -0.85}});
      paint.line({{-0.35, -0.85}, {-0.35, -0.1}, {-0.7, 0.25}, {0.7, 0.25}, {0.35, -0.1}, {0.35, -0.85}});
      return paint.line({{0, 0.25}, {0, 0.95}});
    case Icon::Expand:
      paint.line({{0.25, -0.85}, {0.85, -0.85}, {0.85, -0.25}});
      paint.line({{-0.25, 0.85}, {-0.85, 0.85}, {-0.85, 0.25}});
      paint.line({{0.2, -0.2}, {0.85, -0.85}});
      return paint.line({{-0.2, 0.2}, {-0.85, 0.85}});
    case Icon::Axis:  // marks that get closer, as on a logarithmic axis
      paint.line({{-0.95, 0.6}, {0.95, 0.6}});
      for (double x : {-0.9, 0.1, 0.55, 0.9}) paint.line({{x, 0.6}, {x, -0.5}});
      return;
    case Icon::More:
      for (double x : {-0.65, 0.0, 0.65}) paint.dot({x, 0}, 0.17);
      return;
  }
}

}  // namespace surprisal::ui
