// figures: a line, its residuals as squares, and why one minimizes squares rather than absolute values:
// the slope of the square shrinks towards the minimum and is 0 there.
#include <algorithm>
#include <cmath>

#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/regression.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// A non-empty range that contains all points.
Range width_of(const LineFit& fit) {
  if (fit.x.empty()) return {0, 1};
  const auto [low, high] = std::minmax_element(fit.x.begin(), fit.x.end());
  const double middle = *low / 2 + *high / 2;
  const double half = std::max(*high / 2 - *low / 2, 1e-3 * std::max(1.0, std::abs(middle)));
  return {middle - half, middle + half};
}

// Drags one end of the line; the other end stays fixed.
Handle end_handle(std::string id, Text name, Range ends, bool left, Line line) {
  const double x = left ? ends.low : ends.high;
  return {std::move(id),
          std::move(name),
          {x, line.at(x)},
          Handle::Direction::Vertical,
          Quantity::Prediction,
          [ends, left](Session& s, Point to) {
            if (!std::isfinite(to.y)) return;
            const Line now = {s.line.slope, s.line.intercept};
            const double y = std::clamp(to.y, -kLargestValue, kLargestValue);
            const double at_low = left ? y : now.at(ends.low);
            const double at_high = left ? now.at(ends.high) : y;
            const double slope = (at_high - at_low) / (ends.high - ends.low);
            set_line(s, slope, at_low - slope * ends.low);
          }};
}

Chart fit_chart(const Session& session, Line line, Line best) {
  const LineFit& fit = session.line;
  const Range ends = width_of(fit);
  Chart chart;
  chart.equal_units = true;
  chart.x.title = {"𝑥", "𝑥"};
  chart.y.title = {"𝑦", "𝑦"};
  // Draw each residual's square on the side where it does not cross the line.
  for (std::size_t i = 0; i < fit.x.size(); ++i) {
    const double on_line = line.at(fit.x[i]);
    const double side = std::abs(fit.y[i] - on_line);
    const bool leftwards = (fit.y[i] > on_line) == (line.slope > 0);
    Band square;
    square.x = leftwards ? Range{fit.x[i] - side, fit.x[i]} : Range{fit.x[i], fit.x[i] + side};
    square.y = Range{std::min(fit.y[i], on_line), std::max(fit.y[i], on_line)};
    square.ink = Ink(Quantity::SquaredError).faded(0.2);
    chart.bands.push_back(square);
    Curve residual;
    residual.points = {{fit.x[i], on_line}, {fit.x[i], fit.y[i]}};
    residual.ink = Ink::Kind::Ink;  // so that a step can hide the squares alone
    chart.curves.push_back(residual);
    chart.marks.push_back({{fit.x[i], fit.y[i]}, Quantity::Label, Shape::Square, {}});
  }
  const auto add_line = [&](Line which, Ink ink, Text label, Dash dash, Thickness thickness) {
    Curve curve;
    curve.points = {{ends.low, which.at(ends.low)}, {ends.high, which.at(ends.high)}};
    curve.ink = ink;
    curve.label = std::move(label);
    curve.dash = dash;
    curve.thickness = thickness;
    chart.curves.push_back(curve);
  };
  if (fit.best == BestLine::Shown)
    add_line(best, Quantity::Label, {"least squares", "最小二乘"}, Dash::Dotted, Thickness::Regular);
  add_line(line, Quantity::Prediction, {"this line", "当前直线"}, Dash::Solid, Thickness::Thick);
  for (const bool left : {true, false}) {
    const Handle handle = end_handle(
        left ? "left-end" : "right-end",
        left ? Text{"left end of the line", "直线左端"} : Text{"right end of the line", "直线右端"}, ends,
        left, line);
    chart.marks.push_back({handle.at, Quantity::Prediction, Shape::Circle, {}});
    chart.handles.push_back(handle);
  }
  return chart;
}

constexpr double kFarthest = 2.2;  // the largest residual on the axes of the losses

Axis residual_axis() { return {.title = {"residual 𝑟", "残差 𝑟"}, .range = Range{-kFarthest, kFarthest}}; }

Chart penalties() {
  Chart chart;
  chart.x = residual_axis();
  chart.y = {
      .title = {"loss", "损失"}, .ink = Quantity::SquaredError, .range = Range{0, kFarthest * kFarthest}};
  chart.curves = {make_curve([](double r) { return r * r; }, Quantity::SquaredError, {"𝑟²", "𝑟²"},
                             Dash::LongDash, Thickness::Thick),
                  make_curve([](double r) { return std::abs(r); }, Ink::Kind::Ink, {"|𝑟|", "|𝑟|"})};
  // Not a ring: at the jump of the derivative, those mean that there is no value.
  chart.marks = {{{0, 0}, Ink::Kind::Ink, Shape::Diamond, {"|𝑟| has a kink", "|𝑟| 在此有尖点"}}};
  return chart;
}

Chart slopes() {
  Chart chart;
  chart.x = residual_axis();
  chart.y = {.title = {"derivative", "导数"},
             .ink = Quantity::Gradient,
             .range = Range{-2 * kFarthest, 2 * kFarthest}};
  const auto jump = [](double r) { return r < 0 ? -1.0 : 1.0; };
  Curve left = make_curve(jump, Ink::Kind::Ink);
  left.domain = Range{-kFarthest, -1e-9};
  Curve right = make_curve(jump, Ink::Kind::Ink, {"|𝑟|′ = ±1", "|𝑟|′ = ±1"});
  right.domain = Range{1e-9, kFarthest};
  chart.curves = {make_curve([](double r) { return 2 * r; }, Quantity::Gradient, {"(𝑟²)′ = 2𝑟", "(𝑟²)′ = 2𝑟"},
                             Dash::DashDot, Thickness::Thick),
                  left, right};
  chart.marks = {{{0, -1}, Ink::Kind::Ink, Shape::Ring, {}},
                 {{0, 1}, Ink::Kind::Ink, Shape::Ring, {"jumps at 0", "在 0 处跳变"}},
                 {{0, 0}, Quantity::Gradient, Shape::Circle, {}}};
  return chart;
}

}  // namespace

Plot build_least_squares(const Session& session) {
  const LineFit& fit = session.line;
  const Line line = {fit.slope, fit.intercept};
  const Line best = least_squares(fit.x, fit.y);
  const auto squares = [&](Line of) { return number_text(sum_of_squares(residuals(of, fit.x, fit.y))).en; };
  const std::string absolutes = number_text(sum_of_absolutes(residuals(line, fit.x, fit.y))).en;
  Plot plot;
  plot.title = {"Least squares", "最小二乘法"};
  plot.note = {"This line: Σ𝑟² = " + squares(line) + ", Σ|𝑟| = " + absolutes + ".",
               "当前直线：Σ𝑟² = " + squares(line) + "，Σ|𝑟| = " + absolutes + "。"};
  if (fit.best == BestLine::Shown)
    plot.note =
        plot.note + Text(" The least Σ𝑟² is " + squares(best) + ".", "Σ𝑟² 最小为 " + squares(best) + "。");
  plot.rows = {{{{"Residuals of the line", "直线的残差"}, fit_chart(session, line, best), 1.5}},
               {{{"Square and absolute value", "平方与绝对值"}, penalties(), 1},
                {{"Their derivatives", "各自的导数"}, slopes(), 1}}};
  return plot;
}

}  // namespace surprisal::figures
