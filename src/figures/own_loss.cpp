// figures: a loss designed by the reader, who draws or picks a price as a function of the probability p given
// to the outcome. Beside it are its consequences: which forecast it rewards, for two outcomes and for three;
// whether the losses of independent samples add up; its gradient behind a sigmoid; and a neuron that learns
// with it. Each of three demands bends it towards -log p.
#include "math/own_loss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/live_numbers.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

const Text kYourLossName = {"yours", "你的"};
const char* const kMinusLn = R"($-\!\ln p$)";
constexpr double kRoundingTolerance = 0.005;  // half a unit of the second decimal shown

LossCurve minus_log() { return curve_of(OwnCurve::MinusLog, {}); }

// ---- the curve

Handle price_handle(std::size_t knot, Point at) {
  const std::string p = trimmed_number(at.x);
  return {.id = "price:" + std::to_string(knot),
          .name = {"price at p = " + p, "p = " + p + " 处的损失"},
          .at = at,
          .direction = Handle::Direction::Vertical,
          .ink = Quantity::Loss,
          .move = [knot](Session& s, Point to) { set_own_price(s, knot, to.y); },
          .type = [knot](Session& s, double to) { set_own_price(s, knot, to); }};
}

std::vector<session::DrawnPrice> drawn_prices(const std::vector<Point>& points) {
  std::vector<session::DrawnPrice> stroke;
  for (const Point& at : points) stroke.push_back({at.x, at.y});
  return stroke;
}

void draw_stroke(Session& session, const std::vector<Point>& points) {
  session::draw_own_loss(session, drawn_prices(points));
}

// Small rises are those of an unsteady hand.
Text remark_on_stroke(const std::vector<Point>& points) {
  constexpr double kRise = 0.25;
  if (!session::stroke_rises(drawn_prices(points), kRise)) return {};
  return {"Flattened where the curve would rise", "画得上升的地方已拉平"};
}

Panel curve_panel(const Session& session, const LossCurve& shown) {
  Chart chart;
  chart.x.range = Range{0, 1};
  chart.x.ticks = {0, 0.25, 0.5, 0.75, 1};
  chart.x.title = {"probability $p$ of what happened", "实际结果事先得到的概率 $p$"};
  chart.x.brief = {"probability $p$", "概率 $p$"};
  chart.x.ink = Quantity::Prediction;
  chart.y = {.title = {"loss $l(p)$", "损失 $l(p)$"},
             .ink = Quantity::Loss,
             .range = Range{0, 1.03 * kHighestPrice}};
  chart.curves = {make_curve(shown.loss, Quantity::Loss, {}, Dash::Solid, Thickness::Thick)};
  chart.curves[0].name = kYourLossName;
  const LossCurve before = own_curve(session);
  if (session.own.bend > 0) {
    chart.curves.push_back(
        make_curve(before.loss, Ink(Quantity::Loss).faded(0.45), {}, Dash::Dotted, Thickness::Regular));
    chart.curves.back().name = {"before it was bent", "弯曲之前"};
  }
  for (Curve& curve : chart.curves) curve.domain = Range{0, 1};
  const std::vector<double> prices = prices_at_knots(before);
  for (std::size_t i = 0; i < prices.size(); ++i) {
    if (before.loss(kKnots[i]) > kHighestPrice) continue;  // off the chart
    const Point at = {kKnots[i], prices[i]};
    chart.marks.push_back({at, Quantity::Loss, Shape::Circle, {}});
    chart.marks.back().name = Text("$p$ = ") + trimmed_number(kKnots[i]);
    chart.handles.push_back(price_handle(i, at));
  }
  chart.drawable = Drawable{{"Draw a curve here", "在这里画一条曲线"}, draw_stroke, remark_on_stroke};
  Panel panel = {
      {"Your loss: draw it, or drag its points", "你的损失：画一条线，或拖动各点"}, std::move(chart), 1.2};
  panel.title_on_paper = {"Your loss", "你的损失"};
  return panel;
}

// ---- the demands

Text name_of_demand(Demand demand) {
  switch (demand) {
    case Demand::Sums:
      return {"sums", "相加"};
    case Demand::Honesty:
      return {"honesty", "诚实"};
    case Demand::Gradient:
      return {"gradient", "梯度"};
    case Demand::All:
      break;
  }
  return {"worst of the three", "差得最多的一项"};
}

// For all demands together, how far off the worst one is.
double violation_of(const LossCurve& curve, Demand demand) {
  switch (demand) {
    case Demand::Sums:
      return additivity_violation(curve);
    case Demand::Honesty:
      return honesty_violation(curve);
    case Demand::Gradient:
      return gradient_violation(curve);
    case Demand::All:
      break;
  }
  return std::max({additivity_violation(curve), honesty_violation(curve), gradient_violation(curve)});
}

Panel demands_panel(const LossCurve& shown, Demand chosen) {
  constexpr std::array kEach = {Demand::Sums, Demand::Honesty, Demand::Gradient};
  Chart chart;
  chart.horizontal_bars = true;
  chart.x = {.range = Range{0, 1}, .ticks = {0, 0.5, 1}};
  chart.y.range = Range{0.4, 3.6};
  for (std::size_t i = 0; i < kEach.size(); ++i) {
    const Demand demand = kEach[i];
    if (chosen != Demand::All && chosen != demand) continue;
    const double off = violation_of(shown, demand);
    Bar bar = make_bar(3 - static_cast<double>(i), off, Ink::Kind::Ink);
    bar.width = 0.5;
    bar.label = {};
    bar.total = percent(off);
    bar.name = name_of_demand(demand);
    bar.important = demand == chosen;
    bar.on_track = true;
    chart.y.categories.push_back({bar.at, bar.name, Ink::Kind::Ink});
    chart.bars.push_back(std::move(bar));
  }
  return {{"How far off", "还差多少"}, std::move(chart)};
}

// ---- honesty

Text honesty_words(const std::vector<ForecastRange>& cheapest, double truth) {
  const ForecastRange& first = cheapest.front();
  if (first.high - first.low > kRoundingTolerance) {
    const std::string low = trimmed_number(first.low);
    const std::string high = trimmed_number(first.high);
    return {"cheapest: all from " + low + " to " + high, "从 " + low + " 到 " + high + " 都最便宜"};
  }
  const std::string place = shown_fixed(first.low, 2);
  if (cheapest.size() > 1)
    return {"cheapest: " + place + " or the other end", "最便宜：" + place + " 或另一端"};
  if (std::abs(first.low - truth) < kRoundingTolerance) return {"cheapest: the truth", "最便宜：说实话"};
  return {"cheapest: " + place, "最便宜：" + place};
}

Panel two_outcomes_panel(const Session& session, const LossCurve& shown) {
  const double truth = session.forecast.truth;
  const std::vector<ForecastRange> cheapest = cheapest_forecasts(shown, truth);
  const auto price = [shown, truth](double p) { return expected_price(shown, truth, p); };
  Chart chart;
  chart.x.range = Range{0, 1};
  chart.x.ticks = {0, 0.25, 0.5, 0.75, 1};
  chart.x.title = {"forecast $p$", "预报 $p$"};
  chart.x.ink = Quantity::Prediction;
  const double least = price(cheapest.front().low);
  chart.y = {.title = {"average loss", "平均损失"},
             .ink = Quantity::Loss,
             .range = Range{0, std::max(1.6, 1.5 * least)}};
  chart.curves = {make_curve(price, Quantity::Loss, {}, Dash::Solid, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.curves[0].name = {"average loss", "平均损失"};
  chart.guides = {vertical_guide(truth, Quantity::Label, {"truth $y$", "真实 $y$"})};
  chart.marks = {{{truth, 0}, Quantity::Label, Shape::Square, {}}};
  for (const ForecastRange& range : cheapest) {
    chart.marks.push_back({{range.low, price(range.low)}, Quantity::Loss, Shape::Diamond, {}, true});
    if (range.high > range.low)
      chart.marks.push_back({{range.high, price(range.high)}, Quantity::Loss, Shape::Diamond, {}, true});
  }
  chart.marks[1].label = honesty_words(cheapest, truth);
  chart.handles = {{.id = "truth",
                    .name = {"truth", "真实概率"},
                    .at = {truth, 0},
                    .direction = Handle::Direction::Horizontal,
                    .ink = Quantity::Label,
                    .move = [](Session& s, Point to) { set_number(s, "forecast.truth", to.x); },
                    .type = [](Session& s, double to) { set_number(s, "forecast.truth", to); }}};
  return {{"Yes or no: cheapest forecast", "是或否：最便宜的预报"}, std::move(chart)};
}

Panel three_outcomes_panel(const Session& session, const LossCurve& shown) {
  const ThreeOutcomes truth = three_outcomes_of(session);
  const ThreeOutcomes forecast = cheapest_of_three(shown, truth);
  Chart chart;
  chart.y = probability_axis({"probability", "概率"}, Ink::Kind::Muted);
  chart.y.range = Range{0, 1.12};
  const char* const letters[] = {"A", "B", "C"};
  const auto add = [&](double at, double value, Ink ink, Text name) {
    Bar bar = make_bar(at, value, ink, 2);
    bar.width = 0.36;
    bar.label = shown_fixed(value, 2);
    bar.name = std::move(name);
    chart.bars.push_back(std::move(bar));
  };
  for (std::size_t k = 0; k < truth.size(); ++k) {
    const auto at = static_cast<double>(k);
    chart.x.categories.push_back({at, letters[k], Ink::Kind::Ink});
    add(at - 0.2, truth[k], Quantity::Label, Text("$y$ ") + letters[k]);
    chart.bars.back().fill = Fill::Outline;
    add(at + 0.2, forecast[k], Quantity::Prediction, Text("$p$ ") + letters[k]);
  }
  chart.handles = {{.id = "truth:A",
                    .name = {"truth of A", "A 的真实概率"},
                    .at = {chart.bars.front().at, truth[0]},
                    .direction = Handle::Direction::Vertical,
                    .ink = Quantity::Label,
                    .move = [](Session& s, Point to) { set_number(s, "forecast.truth", to.y); },
                    .type = [](Session& s, double to) { set_number(s, "forecast.truth", to); }}};
  return {{"Three outcomes: $y$ (outlined), $p$", "三种结果：$y$（空心）与 $p$"}, std::move(chart)};
}

// ---- sums

Panel sums_panel(const LossCurve& shown) {
  constexpr int kMaxSamples = 5;
  const double one = shown.loss(0.5);
  Chart chart;
  chart.x.title = {"all $n$ samples together, each given $1/2$", "$n$ 个样本合在一起，各得 $1/2$"};
  chart.y = {.title = {"loss", "损失"}, .ink = Quantity::Loss};
  Curve sums;
  sums.ink = Ink::Kind::Ink;
  sums.dash = Dash::Dashed;
  sums.label = sums.name = {"sum of the $n$ losses", "$n$ 个损失之和"};
  double highest = 0;
  double p = 1;
  for (int n = 1; n <= kMaxSamples; ++n) {
    const double at = n;
    p /= 2;
    Bar bar = make_bar(at, shown.loss(p), Quantity::Loss, 3);
    bar.width = 0.55;
    bar.name = Text("$l$(") + ("1/" + std::to_string(1 << n)) + ")";
    chart.x.categories.push_back({at, "1/" + std::to_string(1 << n), Quantity::Prediction});
    sums.points.push_back({at, n * one});
    chart.marks.push_back({{at, n * one}, Ink::Kind::Ink, Shape::Diamond, {}});
    highest = std::max({highest, n * one, bar.to});
    chart.bars.push_back(std::move(bar));
  }
  chart.y.range = Range{0, highest > 0 ? 1.15 * highest : 1};
  chart.curves = {std::move(sums)};
  return {{"Do independent samples add up?", "独立样本的损失能相加吗？"}, std::move(chart)};
}

// ---- the gradient

Panel gradient_panel(const LossCurve& shown) {
  Chart chart;
  chart.x = {.title = {"logit $z$", "logit $z$"},
             .ink = Quantity::Logit,
             .range = Range{-6, 6},
             .ticks = {-6, -3, 0, 3, 6}};
  chart.y = {.title = {"gradient $dL/dz$, $y = 1$", "梯度 $dL/dz$，$y = 1$"},
             .ink = Quantity::Gradient,
             .range = Range{-1.6, 0.2}};
  chart.curves = {make_curve([](double z) { return gradient_at_logit(minus_log(), z, 1); },
                             Quantity::Gradient, "$a-y$", Dash::Dashed),
                  make_curve([shown](double z) { return gradient_at_logit(shown, z, 1); }, Quantity::Gradient,
                             {}, Dash::Solid, Thickness::Thick)};
  chart.curves.back().name = kYourLossName;
  return {{"Its gradient behind a sigmoid", "它在 sigmoid 之后的梯度"}, std::move(chart)};
}

// ---- the neuron

std::vector<Point> thinned(const std::vector<double>& outputs) {
  constexpr std::size_t kMaxPoints = 1000;
  const std::size_t stride = outputs.size() / kMaxPoints + 1;
  std::vector<Point> points;
  for (std::size_t i = 0; i < outputs.size(); i += stride)
    points.push_back({static_cast<double>(i), outputs[i]});
  const auto last = static_cast<double>(outputs.size() - 1);
  if (points.back().x != last) points.push_back({last, outputs.back()});
  return points;
}

Panel neuron_panel(const Session& session, const LossCurve& shown) {
  const Race& race = session.race;
  Chart chart;
  chart.x = {.title = {"step", "步数"}, .range = Range{0, std::max(1.0, static_cast<double>(race.shown))}};
  chart.y = probability_axis({"output $a$", "输出 $a$"});
  chart.guides = {horizontal_guide(race.label, Quantity::Label, {"label $y$", "标签 $y$"})};
  const auto run = [&](const LossCurve& curve, Text name, Dash dash, Thickness thickness) {
    Curve outputs;
    outputs.points = thinned(outputs_of_own(session, curve, session.race.shown));
    outputs.ink = Quantity::Prediction;
    outputs.dash = dash;
    outputs.thickness = thickness;
    outputs.name = std::move(name);
    return outputs;
  };
  chart.curves = {run(minus_log(), kMinusLn, Dash::Dashed, Thickness::Regular),
                  run(shown, kYourLossName, Dash::Solid, Thickness::Thick)};
  chart.curves.front().label = kMinusLn;
  const Point end = chart.curves.back().points.back();
  chart.marks = {{end, Quantity::Prediction, Shape::Circle, shown_fixed(end.y, 3), true}};
  return {{"A neuron learns with it", "一个神经元用它学习"}, std::move(chart)};
}

// ---- in words

Text bending_summary(const LossCurve& shown, Demand demand) {
  const double unit = -shown.pull(0.5);
  const double zero = shown.loss(1);
  const std::string sign = zero < kRoundingTolerance ? R"(-\!)" : shown_fixed(zero, 2) + " - ";
  const std::string factor = std::abs(unit - 1) < kRoundingTolerance ? "" : shown_fixed(unit, 2);
  const std::string formula = "$" + sign + factor + R"(\ln p$)";
  switch (demand) {
    case Demand::Sums:
      return {"Bent all the way it is " + formula + ": only its unit is still yours.",
              "弯到底，它就是 " + formula + "：只有单位还由你定。"};
    case Demand::Honesty:
      return {"Bent all the way it is " + formula + ": its unit and its zero are still yours.",
              "弯到底，它就是 " + formula + "：单位和零点还由你定。"};
    case Demand::Gradient:
      return {"Bent all the way it is " + formula + ": only its zero is still yours.",
              "弯到底，它就是 " + formula + "：只有零点还由你定。"};
    case Demand::All:
      break;
  }
  return {"Bent all the way it is " + formula + ": nothing is left to choose.",
          "弯到底，它就是 " + formula + "：再没有可选的余地。"};
}

// The panel in which to see what the verdict says, if it is one of several.
std::optional<std::size_t> panel_of_verdict(Demand demand) {
  switch (demand) {
    case Demand::Honesty:
      return 1;
    case Demand::All:
      return 3;
    case Demand::Sums:
    case Demand::Gradient:
      break;
  }
  return std::nullopt;
}

Text verdict(const Session& session, const LossCurve& shown) {
  const auto two = [](double value) { return shown_fixed(value, 2); };
  switch (session.own.demand) {
    case Demand::Sums: {
      const std::string apart = two(2 * shown.loss(0.5));
      const std::string together = two(shown.loss(0.25));
      return {"Two samples that got 1/2 each cost " + apart + "; together they got 1/4, which costs " +
                  together + ".",
              "两个各得 1/2 的样本要付 " + apart + "；合起来概率是 1/4，要付 " + together + "。"};
    }
    case Demand::Gradient: {
      const std::string yours = two(gradient_at_logit(shown, -4, 1));
      const std::string error = two(gradient_at_logit(minus_log(), -4, 1));
      return {"Sure and wrong, at $z$ = −4: your gradient is " + yours + ", and $a-y$ is " + error + ".",
              "错得很有把握时，$z$ = −4：你的梯度是 " + yours + "，而 $a-y$ 是 " + error + "。"};
    }
    case Demand::Honesty:
    case Demand::All:
      break;
  }
  const ThreeOutcomes truth = three_outcomes_of(session);
  const ThreeOutcomes best = cheapest_of_three(shown, truth);
  const auto share = [](double p) {
    const double rounded = std::round(1000 * p) / 1000;
    return Text(rounded == 0 || rounded == 1 ? shown_short(rounded) : shown_fixed(p, 3));
  };
  const auto three = [share](const ThreeOutcomes& p) {
    const Text comma = {", ", "、"};
    return share(p[0]) + comma + share(p[1]) + comma + share(p[2]);
  };
  return Text("For three outcomes with the true probabilities ", "三种结果的真实概率是 ") + three(truth) +
         Text(", the cheapest forecast is ", " 时，最便宜的预报是 ") + three(best) + Text(".", "。");
}

}  // namespace

std::optional<LiveNumber> own_loss_number(const Session& session) {
  const Demand demand = session.own.demand;
  return LiveNumber{Text("how far off: ", "还差多少：") + name_of_demand(demand),
                    percent(violation_of(own_loss(session), demand)),
                    {},
                    Ink::Kind::Ink};
}

Plot build_own_loss(const Session& session) {
  const OwnLoss& own = session.own;
  const LossCurve shown = own_loss(session);
  Panel curve = curve_panel(session, shown);
  Panel demands = demands_panel(shown, own.demand);
  Plot plot;
  plot.title = {"A loss of your own", "自己造一个损失"};
  plot.aside = {"truth [[label:" + trimmed_number(session.forecast.truth) + "]]",
                "真实概率 [[label:" + trimmed_number(session.forecast.truth) + "]]"};
  plot.card = curve;
  // Show the demand's panel beside the curve, in the part that also fits on a slide.
  switch (own.demand) {
    case Demand::Sums:
      plot.rows = {{std::move(curve), sums_panel(shown)},
                   {std::move(demands), two_outcomes_panel(session, shown)}};
      break;
    case Demand::Honesty:
      plot.rows = {{std::move(curve), three_outcomes_panel(session, shown)},
                   {std::move(demands), two_outcomes_panel(session, shown)}};
      break;
    case Demand::Gradient:
      plot.rows = {{std::move(curve), gradient_panel(shown)},
                   {std::move(demands), neuron_panel(session, shown)}};
      break;
    case Demand::All:
      plot.rows = {
          {std::move(curve), std::move(demands), two_outcomes_panel(session, shown)},
          {three_outcomes_panel(session, shown), gradient_panel(shown), neuron_panel(session, shown)}};
      break;
  }
  plot.note = own.bend == 1 ? bending_summary(shown, own.demand) : verdict(session, shown);
  if (own.bend != 1) plot.note_is_of = panel_of_verdict(own.demand);
  return plot;
}

}  // namespace surprisal::figures
