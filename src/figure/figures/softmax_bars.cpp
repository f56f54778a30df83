#include <cmath>

#include "figure/figures/figures.h"
#include "figure/figures/parts.h"
#include "math/softmax.h"

namespace surprisal {
namespace {

// One bar per class, its height dragged by `move`.
Panel bars(const Session& session, Text title, Axis y, const std::vector<double>& values, int digits,
           void (*move)(Session&, std::size_t, double)) {
  Chart chart;
  chart.x = parts::class_axis(session);
  chart.y = std::move(y);
  for (std::size_t k = 0; k < values.size(); ++k) {
    Bar bar;
    bar.at = static_cast<double>(k);
    bar.width = 0.62;
    bar.to = values[k];
    bar.ink = Ink::of_class(k);
    bar.label = parts::number(values[k], digits);
    bar.number = values[k];
    bar.name = parts::class_name(session, k);
    bar.of_class = k;
    chart.bars.push_back(bar);
    if (move == nullptr) continue;
    const Text name = parts::class_name(session, k);
    chart.handles.push_back({title.en + ":" + std::to_string(k),
                             {"bar of " + name.en, name.zh + "的柱"},
                             {bar.at, values[k]},
                             Handle::Freedom::Across,
                             Ink::of_class(k),
                             [k, move](Session& s, Point to) { move(s, k, to.y); }});
  }
  return {std::move(title), chart};
}

Axis from_zero(Text title, Ink ink) {
  Axis axis;
  axis.title = std::move(title);
  axis.ink = ink;
  axis.include = {0};
  return axis;
}

}  // namespace

// The way from logits to probabilities, step by step: z, e^z, e^z over the sum; and beside it what plain
// division gives.
Plot build_softmax_bars(const Session& session) {
  const Softmax s = softmax_of(session.logits, session.temperature);
  std::vector<double> exponentials;
  for (double z : session.logits) exponentials.push_back(std::exp(z / session.temperature));

  Axis shares = parts::probability_axis({"share", "份额"});
  shares.range = Range{0, 1.09};
  Plot plot;
  plot.title = {"From logits to probabilities", "从 logit 到概率"};
  plot.rows.emplace_back();
  plot.rows[0].push_back(
      bars(session, {"logits 𝑧", "logit 𝑧"}, from_zero({}, Quantity::Logit), session.logits, 4, set_logit));
  plot.rows[0].push_back(
      bars(session, {"exponentials 𝑒ᶻ", "指数 𝑒ᶻ"}, from_zero({}, Quantity::Logit), exponentials, 4,
           [](Session& t, std::size_t k, double e) { set_logit(t, k, t.temperature * std::log(e)); }));
  plot.rows[0].push_back(bars(session, {"softmax 𝑝", "softmax 𝑝"}, shares, s.p, 4, set_probability));
  if (const auto plain = plain_normalized(session.logits)) {
    plot.rows[0].push_back(
        bars(session, {"plain division 𝑧/Σ𝑧", "直接相除 𝑧/Σ𝑧"}, shares, *plain, 4, nullptr));
  } else {
    Table none;
    none.rows = {{{{"No distribution: negative entries, or sum 0", "不成分布：有负数，或总和为 0"},
                   Ink::Kind::Muted}}};
    plot.rows[0].push_back({{"plain division 𝑧/Σ𝑧", "直接相除 𝑧/Σ𝑧"}, none});
  }
  return plot;
}

}  // namespace surprisal
