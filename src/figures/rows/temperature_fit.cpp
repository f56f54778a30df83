// figures: the mean loss at every temperature, and the one with the smallest loss.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/rows/builders.h"
#include "plot/ticks.h"

namespace surprisal::figures {
namespace {

const Text kFitTitle = {"The temperature that fits", "拟合温度"};
const Text kFitCardTitle = {"Temperature", "温度"};

std::string loss_in(double nats, Base base) { return shown_fixed(from_nats(nats, base), 3); }

void mark_temperature(Chart& chart, double temperature, double loss, Shape shape, Ink ink,
                      const Text& label) {
  Mark mark;
  mark.at = {temperature, loss};
  mark.ink = ink;
  mark.shape = shape;
  mark.label = label;
  chart.marks.push_back(mark);
  Guide guide;
  guide.at = temperature;
  guide.ink = ink;
  guide.dash = Dash::Dotted;
  guide.extent = Range{0, loss};
  chart.guides.push_back(guide);
}

// Starts the axis a little below the lowest loss, which is of interest, at a round number.
void start_at_tick(Axis& axis, double lowest, double highest) {
  constexpr int kTicks = 12;  // finer than those that are shown, so that the curve fills the plot
  const std::vector<Tick> round = ticks({lowest, highest}, Scale::Linear, kTicks);
  if (!std::isfinite(lowest) || !std::isfinite(highest) || round.size() < 2) return;
  const double step = round[1].at - round[0].at;
  const double first = round[0].at > lowest ? round[0].at - step : round[0].at;
  axis.range = Range{std::max(0.0, first), highest + 0.05 * (highest - first)};
}

bool is_near(double a, double b) { return std::abs(std::log(a / b)) < 0.01; }

}  // namespace

Plot build_temperature_fit(const ShownRows& rows, const Session& session) {
  const data::Overview& overview = *rows.overview;
  if (overview.temperature_curve.size() < 2)
    return empty_plot(kFitTitle, kFitCardTitle,
                      overview.has_labels()
                          ? Text("no row with an odd number has a finite loss", "奇数号样本都没有有限的损失")
                          : Text("without labels there is no loss", "没有标签，就没有损失"));
  const Base base = session.base;
  const double low = 1 / overview.temperature_curve.back().beta;
  const double high = 1 / overview.temperature_curve.front().beta;
  const auto loss_at = [overview = rows.overview, base](double t) {
    return from_nats(data::loss_at_temperature(*overview, t).value_or(std::nan("")), base);
  };
  Chart chart;
  chart.is_over_slider = true;
  chart.x.title = {"temperature 𝑇, log axis", "温度 𝑇，对数刻度"};
  chart.x.scale = Scale::Log;
  chart.x.range = Range{low, high};
  chart.x.ticks = {0.1, 0.2, 0.5, 1, 2, 4, 10, 20, 50, 100};
  chart.y.title = with_unit({"mean loss of odd rows", "奇数号样本的平均损失"}, base);
  chart.y.ink = Quantity::Loss;
  chart.y.title_is_inside = true;
  Curve curve;
  curve.f = loss_at;
  curve.ink = Quantity::Loss;
  curve.thickness = Thickness::Thick;
  curve.name = {"mean loss of the odd rows", "奇数号样本的平均损失"};
  chart.curves.push_back(curve);

  Plot plot;
  plot.title = kFitTitle;
  plot.card_title = kFitCardTitle;
  const data::TemperatureFit& fit = *overview.temperature;
  const double opened = fit.loss_before ? from_nats(*fit.loss_before, base) : loss_at(1);
  if (!fit.fitted || !is_near(*fit.fitted, 1))
    mark_temperature(chart, 1, opened, Shape::Ring, Quantity::Loss,
                     {"as opened: " + shown_fixed(opened, 3), "拟合前：" + shown_fixed(opened, 3)});
  const double least = fit.loss_after ? from_nats(*fit.loss_after, base) : opened;
  start_at_tick(chart.y, std::min(least, opened), std::max({loss_at(low), loss_at(high), opened}));
  plot.note = example_note(rows);
  if (fit.fitted && fit.loss_after) {
    const std::string after = loss_in(*fit.loss_after, base), t = shown_fixed(*fit.fitted, 2);
    mark_temperature(chart, *fit.fitted, from_nats(*fit.loss_after, base), Shape::Circle, Quantity::Loss,
                     {"fitted: " + after, "拟合后：" + after});
    chart.marks.back().important = true;
    const std::string before = loss_in(*fit.loss_before, base);
    if (before == after)
      plot.aside = {"$T$ = " + t + " gains nothing", "$T$ = " + t + " 并无改善"};
    else
      plot.aside = {"[[loss:" + before + " → **" + after + "**]] at $T$ = " + t,
                    "$T$ = " + t + " 时 [[loss:" + before + " → **" + after + "**]]"};
    const std::string interval =
        fit.low ? shown_fixed(*fit.low, 2) + "–" + (fit.high ? shown_fixed(*fit.high, 2) : "∞") : "";
    plot.note =
        plot.note + Text("Fitted to even rows, judged by odd ones" +
                             (interval.empty() ? "" : "; 95% interval of $T$: " + interval) + ".",
                         "用偶数号样本拟合、奇数号样本检验" +
                             (interval.empty() ? std::string() : "；$T$ 的 95% 区间：" + interval) + "。");
  } else {
    plot.note = plot.note + fit.note;
  }
  const double t = rows.temperature;
  if (t > low && t < high && !is_near(t, 1) && !(fit.fitted && is_near(t, *fit.fitted)))
    mark_temperature(chart, t, loss_at(t), Shape::Circle, Ink::Kind::Accent,
                     Text(shown_fixed(loss_at(t), 3)));
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
