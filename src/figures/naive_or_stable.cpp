// figures: what the textbook formula returns with a limited number of digits (infinity, 0 or NaN) beside the
// stable form.
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/naive.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

// The loss for the label 1 by the textbook formula.
template <typename Real>
double naive_loss(double z) {
  return -static_cast<double>(naive::log_sigmoid(static_cast<Real>(z)));
}

double stable_loss(double z) { return 0 - log_sigmoid(z); }

template <typename Real>
double relative_error(double z) {
  return std::abs(naive_loss<Real>(z) - stable_loss(z)) / stable_loss(z);
}

// Rounding errors jump from one number to the next; the largest of a few neighbours makes a readable line. An
// error of 0 is drawn at the bottom of the axis; an infinite one makes a gap.
constexpr double kLowestError = 1e-17;

template <typename Real>
std::vector<Point> errors_over(Range z) {
  constexpr int kPlaces = 240;
  constexpr int kNeighbours = 9;
  std::vector<Point> points;
  for (int i = 0; i <= kPlaces; ++i) {
    double worst = kLowestError;
    for (int j = 0; j < kNeighbours; ++j) {
      const double share = (i + j / static_cast<double>(kNeighbours)) / kPlaces;
      worst = std::max(worst, relative_error<Real>(z.low + share * (z.high - z.low)));
    }
    const double middle = z.low + (i + 0.5) / kPlaces * (z.high - z.low);
    points.push_back({middle, std::isfinite(worst) ? worst : std::numeric_limits<double>::quiet_NaN()});
  }
  return points;
}

// The least z at which the naive form is still finite, by bisection.
template <typename Real>
double last_finite() {
  double bad = -2000;
  double good = 0;
  for (int i = 0; i < 100; ++i) {
    const double middle = bad / 2 + good / 2;
    (std::isfinite(naive_loss<Real>(middle)) ? good : bad) = middle;
  }
  return good;
}

// The z from which on it returns 0 for a loss that is not 0.
template <typename Real>
double first_zero() {
  double positive = 0;
  double zero = 200;
  for (int i = 0; i < 100; ++i) {
    const double middle = positive / 2 + zero / 2;
    (naive_loss<Real>(middle) > 0 ? positive : zero) = middle;
  }
  return zero;
}

Ink float_ink() { return Quantity::SquaredError; }
Ink double_ink() { return Quantity::Logit; }

Chart losses() {
  Chart chart;
  chart.x = {.title = {"logit 𝑧", "logit 𝑧"}, .ink = Quantity::Logit, .range = Range{-1000, 60}};
  chart.y = {.title = {"loss −ln 𝜎(𝑧)", "损失 −ln 𝜎(𝑧)"}, .ink = Quantity::Loss, .range = Range{0, 1000}};
  const double float_end = last_finite<float>();
  const double double_end = last_finite<double>();
  chart.curves = {
      make_curve(stable_loss, Quantity::Loss, {"stable", "稳定公式"}, Dash::Dotted, Thickness::Thick),
      make_curve(naive_loss<double>, double_ink(), {"naive, double", "朴素公式，double"}, Dash::Solid,
                 Thickness::Regular),
      make_curve(naive_loss<float>, float_ink(), {"naive, float", "朴素公式，float"}, Dash::LongDash,
                 Thickness::Thick)};
  chart.curves[1].domain = Range{double_end, 60};
  chart.curves[2].domain = Range{float_end, 60};
  chart.marks = {{{double_end, stable_loss(double_end)},
                  double_ink(),
                  Shape::Cross,
                  Text("∞ below ", "$z$ < ") + number_text(double_end) + Text("", " 时为 ∞")},
                 {{float_end, stable_loss(float_end)},
                  float_ink(),
                  Shape::Cross,
                  Text("∞ below ", "$z$ < ") + number_text(float_end) + Text("", " 时为 ∞")}};
  return chart;
}

Chart errors() {
  const Range z = {-130, 60};
  Chart chart;
  chart.x = {.title = {"logit 𝑧", "logit 𝑧"}, .ink = Quantity::Logit, .range = z};
  chart.y = {.title = {"relative error of the naive loss", "朴素公式损失的相对误差"},
             .scale = Scale::Log,
             .range = Range{kLowestError, 1e3}};
  const auto add = [&](std::vector<Point> points, Ink ink, Text label, Dash dash, double zero_from) {
    Curve curve;
    curve.points = std::move(points);
    curve.ink = ink;
    curve.label = std::move(label);
    curve.dash = dash;
    curve.thickness = Thickness::Regular;
    chart.curves.push_back(std::move(curve));
    chart.marks.push_back({{zero_from, 1},
                           ink,
                           Shape::Diamond,
                           Text("0 from ", "$z$ > ") + number_text(zero_from, 3) + Text("", " 时为 0")});
  };
  add(errors_over<float>(z), float_ink(), {"float", "float"}, Dash::LongDash, first_zero<float>());
  add(errors_over<double>(z), double_ink(), {"double", "double"}, Dash::Solid, first_zero<double>());
  const double float_end = last_finite<float>();
  chart.bands = {{{}, {}, Range{z.low, float_end}, {}, float_ink().faded(0.12), {"float: ∞", "float：∞"}}};
  return chart;
}

// What a program computes with the formula, be it infinite or NaN. Wrong values are highlighted.
Cell returned(double value, double truth, Ink ink) {
  Cell cell = number_cell(value, ink, 5);
  if (std::isnan(value)) cell.text = {"not a number", "NaN"};
  if (!(std::abs(value - truth) <= 1e-3 * std::abs(truth))) {
    cell.ink = Quantity::Loss;
    cell.weight = Weight::Bold;
  }
  return cell;
}

Table own_logits(const Session& session) {
  std::vector<double> z = session.logits;
  for (double& v : z) v /= session.temperature;
  std::vector<float> narrow(z.size());
  std::transform(z.begin(), z.end(), narrow.begin(), [](double v) { return static_cast<float>(v); });
  const std::vector<float> in_float = naive::softmax(std::span<const float>(narrow));
  const std::vector<double> in_double = naive::softmax(std::span<const double>(z));
  const Softmax stable = softmax_of(session.logits, session.temperature);
  Table table;
  table.heads = {{{"softmax of", "softmax"}, Ink::Kind::Muted},
                 {{"𝑧", "𝑧"}, Quantity::Logit},
                 {{"naive, float", "朴素，float"}, float_ink()},
                 {{"naive, double", "朴素，double"}, double_ink()},
                 {{"stable", "稳定"}, Quantity::Prediction}};
  constexpr std::size_t kMostLines = 5;
  const std::vector<std::size_t> classes = classes_to_show(session, kMostLines);
  for (std::size_t k : classes) {
    table.rows.push_back({{name_of(session, k), Ink::Kind::Ink},
                          number_cell(z[k], Quantity::Logit),
                          returned(static_cast<double>(in_float[k]), stable.p[k], float_ink()),
                          returned(in_double[k], stable.p[k], double_ink()),
                          number_cell(stable.p[k], Quantity::Prediction, 5)});
  }
  if (classes.size() < z.size()) {
    const std::string rest = std::to_string(z.size() - classes.size());
    table.rows.push_back({{{"+ " + rest + " more", "另有 " + rest + " 类"}, Ink::Kind::Muted}});
  }
  return table;
}

}  // namespace

Plot build_naive_or_stable(const Session& session) {
  Plot plot;
  plot.title = {"The textbook's formula in float and double", "教科书公式在 float 与 double 下"};
  plot.rows = {{{{"What it returns", "返回的值"}, losses()}, {{"How wrong it is", "误差多大"}, errors()}},
               {{{"Softmax of the logits in hand", "当前 logit 的 softmax"}, own_logits(session)}}};
  return plot;
}

}  // namespace surprisal::figures
