// figures: from logits to probabilities, step by step: z, e^z, e^z over their sum. Beside it plain division,
// which a negative logit spoils.
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

// One bar per class; dragging it calls `set`, if there is one.
Panel bars(const Session& session, const std::string& id, Text title, Axis y,
           const std::vector<double>& values, ClassSetter set) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = std::move(y);
  for (std::size_t k = 0; k < values.size(); ++k) {
    chart.bars.push_back(class_bar(session, k, values[k], Ink::of_class(k)));
    if (set == nullptr) continue;
    const Text name = class_name(session, k);
    chart.handles.push_back(class_handle(id, k, {"bar of " + name.en, name.zh + "的柱"},
                                         {static_cast<double>(k), values[k]}, Handle::Direction::Vertical,
                                         Ink::of_class(k), set));
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

// Outlined and with its own axis if some results are not probabilities.
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

Plot build_softmax_bars(const Session& session) {
  const Softmax s = softmax_of(session.logits, session.temperature);
  std::vector<double> exponentials;
  for (double z : session.logits) exponentials.push_back(std::exp(z / session.temperature));

  Axis shares = probability_axis({"share", "份额"});
  shares.range = Range{0, 1.09};
  const std::size_t winner = argmax(session.logits);
  const Text name = class_name(session, winner);
  Plot plot;
  plot.title = {"From logits to probabilities", "从 logit 到概率"};
  plot.rows = {
      {bars(session, "logits", {"logits 𝑧", "logit 𝑧"}, from_zero({}, Quantity::Logit), session.logits,
            set_logit),
       bars(session, "exponentials", {"powers 𝑒ᶻ", "指数 𝑒ᶻ"}, from_zero({}, Quantity::Logit), exponentials,
            [](Session& t, std::size_t k, double e) { set_logit(t, k, t.temperature * std::log(e)); }),
       bars(session, "softmax", {"softmax 𝑝", "softmax 𝑝"}, shares, s.p, set_probability),
       plain_division(session, shares)}};
  write_below(plot.rows[0][0], Text("max: ") + number_text(session.logits[winner]));
  write_below(plot.rows[0][1], Text("Σ = ") + number_text(sum_of(exponentials)));
  write_below(plot.rows[0][2], {"argmax " + name.en, "argmax " + name.zh}, Ink::of_class(winner));
  write_below(plot.rows[0][3], Text("Σ = 1"));
  return plot;
}

}  // namespace surprisal::figures
