#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// One bar per class, its height dragged by `move`.
Panel bars(const Session& session, const std::string& id, Text title, Axis y,
           const std::vector<double>& values, void (*move)(Session&, std::size_t, double)) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = std::move(y);
  for (std::size_t k = 0; k < values.size(); ++k) {
    Bar bar;
    bar.at = static_cast<double>(k);
    bar.width = 0.62;
    bar.to = values[k];
    bar.ink = Ink::of_class(k);
    bar.label = number_text(values[k]);
    bar.number = values[k];
    bar.name = class_name(session, k);
    bar.of_class = k;
    chart.bars.push_back(bar);
    if (move == nullptr) continue;
    const Text name = class_name(session, k);
    chart.handles.push_back({id + ":" + std::to_string(k),
                             {"bar of " + name.en, name.zh + "的柱"},
                             {bar.at, values[k]},
                             Handle::Freedom::Across,
                             Ink::of_class(k),
                             [k, move](Session& s, Point to) { move(s, k, to.y); }});
  }
  return {std::move(title), std::move(chart)};
}

Axis from_zero(Text title, Ink ink) {
  Axis axis;
  axis.title = std::move(title);
  axis.ink = ink;
  axis.include = {0};
  return axis;
}

void below(Panel& panel, Text words, Ink ink = Ink::Kind::Muted) {
  auto* chart = std::get_if<Chart>(&panel.content);
  if (chart == nullptr) return;
  chart->x.title = std::move(words);
  chart->x.ink = ink;
}

// Logits over their plain sum, also where that makes no probabilities; nothing where it is 0.
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

// Outlined, and with an axis of their own, where some are no shares: negative, or above 1.
Panel plain_division(const Session& session, const Axis& shares) {
  const Text title = {"plain 𝑧/Σ𝑧", "相除 𝑧/Σ𝑧"};
  const std::vector<double> plain = quotients(session.logits);
  if (plain.empty()) {
    Table none;
    none.rows = {{{{"Impossible: the sum is 0", "无法相除：总和为 0"}, Ink::Kind::Muted}}};
    return {title, none};
  }
  if (plain_normalized(session.logits)) return bars(session, "plain", title, shares, plain, nullptr);
  Panel panel =
      bars(session, "plain", title, from_zero({"no shares", "不是份额"}, Ink::Kind::Muted), plain, nullptr);
  for (Bar& bar : std::get<Chart>(panel.content).bars) bar.fill = Fill::Outline;
  return panel;
}

}  // namespace

// The way from logits to probabilities, step by step: z, e^z, e^z over the sum; and beside it what plain
// division gives, which a negative logit spoils.
Plot build_softmax_bars(const Session& session) {
  const Softmax s = softmax_of(session.logits, session.temperature);
  std::vector<double> exponentials;
  for (double z : session.logits) exponentials.push_back(std::exp(z / session.temperature));

  Axis shares = probability_axis({"share", "份额"});
  shares.range = Range{0, 1.09};
  const std::size_t winner = argmax(session.logits);
  const Text name = class_name(session, winner);
  Sum sum;
  for (double e : exponentials) sum += e;
  Plot plot;
  plot.title = {"From logits to probabilities", "从 logit 到概率"};
  plot.rows = {
      {bars(session, "logits", {"logits 𝑧", "logit 𝑧"}, from_zero({}, Quantity::Logit), session.logits,
            set_logit),
       bars(session, "exponentials", {"powers 𝑒ᶻ", "指数 𝑒ᶻ"}, from_zero({}, Quantity::Logit), exponentials,
            [](Session& t, std::size_t k, double e) { set_logit(t, k, t.temperature * std::log(e)); }),
       bars(session, "softmax", {"softmax 𝑝", "softmax 𝑝"}, shares, s.p, set_probability),
       plain_division(session, shares)}};
  below(plot.rows[0][0], Text("max: ") + number_text(session.logits[winner]));
  below(plot.rows[0][1], Text("Σ = ") + number_text(sum.value()));
  below(plot.rows[0][2], {"argmax " + name.en, "argmax " + name.zh}, Ink::of_class(winner));
  below(plot.rows[0][3], Text("Σ = 1"));
  return plot;
}

}  // namespace surprisal::figures
