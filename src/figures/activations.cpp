// figures: three activations and their slopes. Tanh is a sigmoid stretched to (-1, 1); ReLU never saturates
// on the right, and its slope is 0 on the left.
#include "math/activations.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"

namespace surprisal::figures {
namespace {

double hyperbolic_tangent(double z) { return std::tanh(z); }
double tanh_by_sigmoid(double z) { return 2 * sigmoid(2 * z) - 1; }

struct Activation {
  double (*f)(double);
  double (*slope)(double);
  Text name;
  Text slope_name;
  Ink ink;
  Ink slope_ink;
  Dash dash;
  Dash slope_dash;
};

std::vector<Activation> activations() {
  return {
      {sigmoid,
       sigmoid_derivative,
       {"sigmoid"},
       {"𝑎(1−𝑎)"},
       Quantity::Prediction,
       Quantity::Gradient,
       Dash::Solid,
       Dash::DashDot},
      {hyperbolic_tangent, tanh_derivative, {"tanh"}, {"1−tanh²"}, Ink(), Ink(), Dash::Dashed, Dash::Dashed},
      {relu,
       relu_derivative,
       {"ReLU"},
       {"ReLU′"},
       Ink::Kind::Muted,
       Ink::Kind::Muted,
       Dash::LongDash,
       Dash::LongDash}};
}

Axis focus_axis(const Session& session, double z) {
  Axis axis = logit_axis(session);
  axis.title = {"sum $z$", "加权和 $z$"};
  const double reach = std::max(4.0, 1.15 * std::abs(z));
  axis.range = Range{-reach, reach};
  return axis;
}

}  // namespace

Plot build_activations(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Guide here = logit_guide(session, k);

  Chart outputs;
  outputs.x = focus_axis(session, z);
  outputs.y = {.title = {"output", "输出"},
               .ink = Quantity::Prediction,
               .range = Range{-1.25, std::clamp(1.1 * z, 2.2, 4.2)}};
  outputs.guides = {here};

  Chart slopes;
  slopes.x = outputs.x;
  slopes.y = {.title = {"slope", "导数"}, .ink = Quantity::Gradient, .range = Range{0, 1.15}};
  slopes.guides = {here};

  for (const Activation& a : activations()) {
    const Thickness thickness = a.dash == Dash::Solid ? Thickness::Thick : Thickness::Regular;
    outputs.curves.push_back(make_curve(a.f, a.ink, a.name, a.dash, thickness));
    outputs.marks.push_back({{z, a.f(z)}, a.ink, Shape::Circle, number_text(a.f(z)), true});
    slopes.curves.push_back(make_curve(a.slope, a.slope_ink, a.slope_name, a.slope_dash, thickness));
    slopes.marks.push_back({{z, a.slope(z)}, a.slope_ink, Shape::Circle, number_text(a.slope(z)), true});
  }
  // Rings sampled from the stretched sigmoid show that it coincides with tanh.
  const double reach = outputs.x.range->high;
  for (int i = -7; i <= 7; i += 2) {
    const double at = reach / 10 * i;
    outputs.marks.push_back(
        {{at, tanh_by_sigmoid(at)}, Quantity::Prediction, Shape::Ring, i == -3 ? Text("2𝜎(2𝑧)−1") : Text()});
  }
  const auto mark_peak = [&](double (*slope)(double), Ink ink) {
    slopes.marks.push_back({{0, slope(0)}, ink, Shape::Diamond, {shown_short(slope(0))}});
  };
  mark_peak(sigmoid_derivative, Quantity::Gradient);
  mark_peak(tanh_derivative, Ink());
  outputs.handles = {logit_handle(session, k, {z, sigmoid(z)})};

  Plot plot;
  plot.title = {"Three activations and their slopes", "三种激活函数及其导数"};
  const std::string sum =
      number_text(tanh_by_sigmoid(z)).en + " = 2 × " + number_text(sigmoid(2 * z)).en + " − 1";
  plot.note = {"tanh 𝑧 = 2𝜎(2𝑧) − 1, at the logit of " + name_of(session, k).en + ": " + sum,
               "tanh 𝑧 = 2𝜎(2𝑧) − 1，代入" + name_of(session, k).zh + "的 logit：" + sum};
  plot.rows = {{{{}, outputs, 1.3}, {{}, slopes, 1}}};
  return plot;
}

}  // namespace surprisal::figures
