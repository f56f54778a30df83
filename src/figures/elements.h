// figures: curves, bars and guides of charts, shared by several figures.
#pragma once

#include <functional>
#include <vector>

#include "plot/plot.h"

namespace surprisal::figures {

inline constexpr std::size_t kFewClasses = 4;  // with more, only the class in focus shows its number

Curve make_curve(std::function<double(double)> f, Ink ink, Text label = {}, Dash dash = Dash::Solid,
                 Thickness thickness = Thickness::Regular);

// A bar from 0, labelled with its value.
Bar make_bar(double at, double value, Ink ink, int digits = 4);

// The bar of a class at its place on a class_axis.
Bar class_bar(const Session& session, std::size_t k, double value, Ink ink);

// One bar for each of two models, the second one pale, with their names on the x axis.
void add_model_bars(Chart& chart, double first, double second, Ink ink);

// A waterfall: the terms as bars from place 0 on, each starting where the one before ended, then the total.
// An infinite term extends beyond the picture, and so does the total.
void add_waterfall(Chart& chart, const std::vector<double>& terms, double total, Ink ink,
                   const Text& total_name, int digits = 4);

// Dotted lines; logit_guide, in the ink of logits, is at the logit of class k.
Guide vertical_guide(double x, Ink ink, Text label = {});
Guide horizontal_guide(double y, Ink ink, Text label = {});
// From an axis to a point.
Guide drop_line(Point to, double floor, Ink ink);
Guide level_line(double from, Point to, Ink ink);
Guide stem(Point to, Ink ink);  // a wide, pale line from 0
Guide logit_guide(const Session& session, std::size_t k);

}  // namespace surprisal::figures
