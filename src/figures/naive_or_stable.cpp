// figures: what the textbook formula returns in floating point (infinity, 0 or NaN) beside the stable form.
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/naive.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

// The session's logits with one free to move: that of the right class, if there is one.
struct MovedLogit {
  std::vector<double> logits;  // divided by the temperature
  std::size_t k = 0;

  std::vector<double> at(double z) const {
    std::vector<double> moved = logits;
    moved[k] = z;
    return moved;
  }
  double others() const {  // the largest of the other logits
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < logits.size(); ++i) {
      if (i != k) most = std::max(most, logits[i]);
    }
    return most;
  }
};

MovedLogit moved_logit(const Session& session) {
  MovedLogit moved{session.logits, main_class(session)};
  for (double& z : moved.logits) z /= session.temperature;
  return moved;
}

// The loss of the class by the textbook formula.
template <typename Real>
double naive_loss(const MovedLogit& moved, double z) {
  std::vector<Real> logits;
  for (const double v : moved.at(z)) logits.push_back(static_cast<Real>(v));
  return 0 - static_cast<double>(std::log(naive::softmax(std::span<const Real>(logits))[moved.k]));
}

double stable_loss(const MovedLogit& moved, double z) { return 0 - softmax_of(moved.at(z)).log_p[moved.k]; }

template <typename Real>
double relative_error(const MovedLogit& moved, double z) {
  const double right = stable_loss(moved, z);
  return std::abs(naive_loss<Real>(moved, z) - right) / right;
}

// Rounding errors jump from one number to the next, so each point is the largest of a few neighbours. An
// error of 0 is drawn at the bottom of the axis; an infinite or undefined one leaves a gap.
constexpr double kLowestError = 1e-17;

template <typename Real>
std::vector<Point> errors_over(const MovedLogit& moved, Range z) {
  constexpr int kPlaces = 200;
  constexpr int kNeighbours = 5;
  std::vector<Point> points;
  for (int i = 0; i <= kPlaces; ++i) {
    double worst = kLowestError;
    bool finite = true;
    for (int j = 0; j < kNeighbours; ++j) {
      const double share = (i + j / static_cast<double>(kNeighbours)) / kPlaces;
      const double error = relative_error<Real>(moved, z.low + share * (z.high - z.low));
      finite = finite && std::isfinite(error);
      worst = std::max(worst, error);
    }
    const double middle = z.low + (i + 0.5) / kPlaces * (z.high - z.low);
    points.push_back({middle, finite ? worst : std::numeric_limits<double>::quiet_NaN()});
  }
  return points;
}

// Bisects for where the naive form stops being finite, between a logit where it is not and one where it is.
template <typename Real>
double last_finite(const MovedLogit& moved, double bad, double good) {
  for (int i = 0; i < 60; ++i) {
    const double middle = bad / 2 + good / 2;
    (std::isfinite(naive_loss<Real>(moved, middle)) ? good : bad) = middle;
  }
  return good;
}

Ink float_ink() { return Quantity::SquaredError; }
Ink double_ink() { return Quantity::Logit; }

constexpr double kFarLogit = 1000;

// The formula in one precision: a curve where it is finite, and a mark at each end that begins with `whose`.
template <typename Real>
void add_naive(Chart& chart, const MovedLogit& moved, double start, Ink ink, Text name, const Text& whose,
               Dash dash, Thickness thickness) {
  if (!std::isfinite(naive_loss<Real>(moved, start))) return;  // the other logits already overflow
  const Range reach = *chart.x.range;
  const double low = last_finite<Real>(moved, reach.low, start);
  const double high = last_finite<Real>(moved, reach.high, start);
  chart.curves.push_back(make_curve([moved](double z) { return naive_loss<Real>(moved, z); }, ink,
                                    whose.empty() ? name : Text(), dash, thickness));
  chart.curves.back().name = std::move(name);
  chart.curves.back().domain = Range{low, high};
  chart.curves.back().label_near = 0.75 * low + 0.25 * start;
  chart.marks.push_back({{low, stable_loss(moved, low)},
                         ink,
                         Shape::Cross,
                         whose + Text("∞ below ", "$z$ < ") + number_text(low, 3) + Text("", " 时为 ∞")});
  chart.marks.push_back(
      {{high, stable_loss(moved, high)},
       ink,
       Shape::Diamond,
       whose + Text("undefined from ", "$z$ > ") + number_text(high, 3) + Text("", " 时无意义")});
  if (!whose.empty())
    chart.marks.back().name = whose + Text("up to ", "到 ") + number_text(high, 3) + Text("", " 为止");
}

// The logit divided by the temperature, as softmax receives it.
Axis moved_axis(const Session& session, const MovedLogit& moved, const Range& range) {
  const std::string z = session.temperature == 1 ? "$z$" : "$z/T$";
  const Text name = name_of(session, moved.k);
  Axis axis;
  axis.title = {"logit " + z + " of " + name.en, name.zh + "的 logit " + z};
  axis.ink = Quantity::Logit;
  axis.range = range;
  return axis;
}

Chart losses(const Session& session, const MovedLogit& moved) {
  const double z = moved.logits[moved.k];
  const double reach = std::max(kFarLogit, 1.1 * std::abs(z));
  Chart chart;
  chart.x = moved_axis(session, moved, Range{-reach, reach});
  chart.y = {.title = {"loss $-\\ln p$", "损失 $-\\ln p$"},
             .ink = Quantity::Loss,
             .range = Range{0, std::max(kFarLogit, 1.1 * stable_loss(moved, z))}};
  const double start = std::clamp(moved.others(), -reach, reach);
  chart.curves = {make_curve([moved](double x) { return stable_loss(moved, x); }, Quantity::Loss,
                             {"stable", "稳定公式"}, Dash::Dotted, Thickness::Thick)};
  add_naive<double>(chart, moved, start, double_ink(), {"naive, double", "朴素公式，double"}, {}, Dash::Solid,
                    Thickness::Regular);
  // Its curve is short and lies on the other one, so the marks at its ends name it.
  add_naive<float>(chart, moved, start, float_ink(), {"naive, float", "朴素公式，float"},
                   {"float: ", "float："}, Dash::LongDash, Thickness::Thick);
  if (session.temperature == 1) {
    const Point at = {z, stable_loss(moved, z)};
    chart.marks.push_back(bead(session, moved.k, at, Quantity::Loss));
    chart.handles = {logit_handle(session, moved.k, at)};
  }
  return chart;
}

Chart errors(const Session& session, const MovedLogit& moved) {
  const double middle = std::isfinite(moved.others()) ? moved.others() : 0;
  const Range z = {middle - 120, middle + 60};
  Chart chart;
  chart.x = moved_axis(session, moved, z);
  chart.y = {.title = {"relative error of the naive loss", "朴素公式损失的相对误差"},
             .scale = Scale::Log,
             .range = Range{kLowestError, 1e3}};
  const auto add = [&](std::vector<Point> points, Ink ink, Text label, Dash dash) {
    Curve curve;
    curve.points = std::move(points);
    curve.ink = ink;
    curve.label = std::move(label);
    curve.dash = dash;
    curve.thickness = Thickness::Regular;
    chart.curves.push_back(std::move(curve));
  };
  add(errors_over<float>(moved, z), float_ink(), {"float", "float"}, Dash::LongDash);
  add(errors_over<double>(moved, z), double_ink(), {"double", "double"}, Dash::Solid);
  chart.guides = {horizontal_guide(1, Ink::Kind::Muted, {"100% error", "全错"})};
  return chart;
}

// The value that the formula returns, which may be infinite or NaN. Wrong values are highlighted.
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
  constexpr std::size_t kMaxLines = 5;
  const std::vector<std::size_t> classes = classes_to_show(session, kMaxLines);
  for (std::size_t k : classes) {
    table.rows.push_back({{name_of(session, k), Ink::Kind::Ink},
                          number_cell(z[k], Quantity::Logit),
                          returned(static_cast<double>(in_float[k]), stable.p[k], float_ink()),
                          returned(in_double[k], stable.p[k], double_ink()),
                          number_cell(stable.p[k], Quantity::Prediction, 5)});
  }
  if (classes.size() < z.size()) {
    const std::string rest = std::to_string(z.size() - classes.size());
    table.rows.push_back({{{"and " + rest + " more", "另有 " + rest + " 类"}, Ink::Kind::Muted}});
  }
  return table;
}

}  // namespace

Plot build_naive_or_stable(const Session& session) {
  Plot plot;
  plot.title = {"The same formula, in float and in double", "同一个公式，用 float 算，用 double 算"};
  const MovedLogit moved = moved_logit(session);
  plot.rows = {{{{"What it returns", "返回的值"}, losses(session, moved)},
                {{"Error of the plain formula", "朴素公式的误差"}, errors(session, moved)}},
               {{{"Softmax of the logits in hand", "当前 logit 的 softmax"}, own_logits(session)}}};
  return plot;
}

}  // namespace surprisal::figures
