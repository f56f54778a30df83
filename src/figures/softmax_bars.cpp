// figures: from logits to probabilities: z, e^z and p side by side to show how gaps widen, and plain
// division, which fails for a negative logit. A card shows the prediction of every class with its label.
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

Strip end_to_end(const Session& session, const std::vector<double>& p) {
  Strip strip;
  strip.caption = {"end to end they make 1", "首尾相接，正好是 1"};
  strip.ink = Quantity::Prediction;
  for (std::size_t k = 0; k < p.size(); ++k)
    strip.parts.push_back({p[k], bead_letter(session, k), k == main_class(session), k});
  return strip;
}

std::vector<double> predictions_of(const Session& session) {
  if (!is_sigmoid(session)) return softmax(session.logits, session.temperature);
  std::vector<double> a;
  for (double z : session.logits) a.push_back(sigmoid(z));
  return a;
}

// A bar for each class, with its label as a square. Horizontal bars are drawn on tracks from 0 to 1 and, for
// softmax, once more end to end in a strip.
Panel predictions(const Session& session, bool upright) {
  const bool sigmoids = is_sigmoid(session);
  const std::vector<double> y = effective_labels(session);
  const std::vector<double> p = predictions_of(session);
  Chart chart;
  Axis shares =
      probability_axis(sigmoids ? Text("output $a$", "输出 $a$") : Text("probability $p$", "概率 $p$"));
  shares.range = Range{0, upright ? 1.09 : 1};
  const Text not_one = {"they need not add up to 1", "加起来不必等于 1"};
  if (upright) {
    shares.title = {};
    chart.x = class_axis(session);
    chart.y = shares;
    chart.x.title = sigmoids ? not_one : Text("Σ = 1");
  } else {
    chart.horizontal_bars = true;
    chart.x = shares;
    chart.y = class_rows(session);
    if (sigmoids) chart.x.remark = not_one;
    if (!sigmoids) chart.strip = end_to_end(session, p);
  }
  const auto direction = upright ? Handle::Direction::Vertical : Handle::Direction::Horizontal;
  for (std::size_t k = 0; k < p.size(); ++k) {
    const double row = upright ? static_cast<double>(k) : row_of(session, k);
    const auto at = [&](double value) { return upright ? Point{row, value} : Point{value, row}; };
    Bar bar = make_bar(row, p[k], Quantity::Prediction);
    bar.width = upright ? 0.62 : 0.58;
    bar.important = k == main_class(session);
    bar.fill = bar.important ? Fill::Solid : Fill::Pale;
    bar.on_track = !upright;
    if (!upright) bar.label = {}, bar.total = share_text(p[k]);
    bar.name = name_of(session, k);
    bar.of_class = k;
    chart.bars.push_back(bar);
    chart.marks.push_back({at(y[k]), Quantity::Label, Shape::Square, {}, false, k});
    chart.handles.push_back(sigmoids ? activation_handle(session, k, at(p[k]), direction)
                                     : probability_handle(session, k, at(p[k]), direction));
    chart.handles.push_back(label_handle(session, k, at(y[k]), direction, set_shown_label));
  }
  return {sigmoids ? Text("outputs $a$", "输出 $a$") : Text("softmax $p$"), std::move(chart)};
}

// One bar per class; dragging it calls `set`, if there is one.
Panel bars(const Session& session, const std::string& id, Text title, Axis y,
           const std::vector<double>& values, ClassSetter set) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = std::move(y);
  for (std::size_t k = 0; k < values.size(); ++k) {
    chart.bars.push_back(class_bar(session, k, values[k], chart.y.ink));
    if (set == nullptr) continue;
    const Text name = name_of(session, k);
    chart.handles.push_back(class_handle(id, k, {"bar of " + name.en, name.zh + "的柱"},
                                         {static_cast<double>(k), values[k]}, Handle::Direction::Vertical,
                                         chart.y.ink, set));
  }
  return {std::move(title), std::move(chart)};
}

Axis from_zero(Text title, Ink ink) { return {.title = std::move(title), .ink = ink, .include = {0}}; }

void write_below(Panel& panel, Text words, Ink ink = Ink::Kind::Muted) {
  auto* chart = std::get_if<Chart>(&panel.content);
  if (chart == nullptr) return;
  chart->x.title = std::move(words);
  chart->x.ink = ink;
}

// The logits divided by their sum, even if the results are not probabilities; empty if the sum is 0.
std::vector<double> quotients(const std::vector<double>& z) {
  const double largest = std::abs(
      *std::max_element(z.begin(), z.end(), [](double a, double b) { return std::abs(a) < std::abs(b); }));
  if (largest == 0) return {};
  Sum sum;
  for (double v : z) sum += v / largest;
  if (sum.value() == 0) return {};
  std::vector<double> result;
  for (double v : z) result.push_back(v / largest / sum.value());
  return result;
}

// If some results are not probabilities, the bars are outlined and have an axis of their own.
Panel plain_division(const Session& session, const Axis& shares) {
  const Text title = {"plain $z$/Σ$z$", "直接相除 $z$/Σ$z$"};
  const std::vector<double> plain = quotients(session.logits);
  if (plain.empty()) {
    Table none;
    none.rows = {{{{"Impossible: the sum is 0", "无法相除：总和为 0"}, Ink::Kind::Muted}}};
    return {title, none};
  }
  if (plain_normalized(session.logits)) return bars(session, "plain", title, shares, plain, nullptr);
  Panel panel = bars(session, "plain", title, from_zero({"not probabilities", "不是概率"}, Ink::Kind::Muted),
                     plain, nullptr);
  for (Bar& bar : std::get<Chart>(panel.content).bars) bar.fill = Fill::Outline;
  return panel;
}

}  // namespace

Plot build_softmax_bars(const Session& session) {
  std::vector<double> exponentials;
  for (double z : session.logits) exponentials.push_back(std::exp(z / session.temperature));
  Axis shares = probability_axis({"probability $p$", "概率 $p$"});
  shares.range = Range{0, 1.09};
  const bool sigmoids = is_sigmoid(session);
  Plot plot;
  plot.title = {"From logits to probabilities", "从 logit 到概率"};
  plot.card_title = sigmoids ? Text("Outputs", "各个输出") : Text("Softmax");
  plot.aside = {sigmoids ? R"([[prediction:$a = \sigma(z)$]]   [[label:label $y$ ■]])"
                         : "[[prediction:probability $p$]]   [[label:label $y$ ■]]",
                sigmoids ? R"([[prediction:$a = \sigma(z)$]]   [[label:标签 $y$ ■]])"
                         : "[[prediction:概率 $p$]]   [[label:标签 $y$ ■]]"};
  plot.card = predictions(session, false);
  plot.rows = {
      {bars(session, "logits", {"logits $z$", "logit $z$"}, from_zero({}, Quantity::Logit), session.logits,
            set_logit),
       bars(session, "exponentials",
            Text("powers ", "指数 ") + Text(session.temperature == 1 ? "$e^z$" : "$e^{z/T}$"),
            from_zero({}, Quantity::Logit), exponentials,
            [](Session& t, std::size_t k, double e) { set_logit(t, k, t.temperature * std::log(e)); }),
       predictions(session, true), plain_division(session, shares)}};
  const std::size_t winner = argmax(session.logits);
  const Text name = name_of(session, winner);
  write_below(plot.rows[0][0], Text("largest: ", "最大：") + number_text(session.logits[winner]) +
                                   Text(" (" + name.en + ")", "（" + name.zh + "）"));
  write_below(plot.rows[0][1], Text("Σ = ") + number_text(sum_of(exponentials)));
  const double sum = sum_of(session.logits);
  write_below(plot.rows[0][3], std::abs(sum - 1) < 1e-12
                                   ? Text("Σ$z$ = 1: $z$ as it is", "Σ$z$ = 1：就是 $z$ 本身")
                                   : Text("Σ$z$ = ") + number_text(sum));
  return plot;
}

}  // namespace surprisal::figures
