// figures: two models compared by squared error, likelihood and cross-entropy. The binary cross-entropy is
// the negative logarithm of the likelihood.
#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/activations.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::figures {
namespace {

struct Measured {
  double squares = 0;
  double likelihood = 0;  // of the label: the product of q^y
  double cross_entropy = 0;
  double binary_form = 0;    // for the class in focus against the rest
  double bernoulli_log = 0;  // the negative logarithm of its likelihood
};

Measured measured(const Session& session, const std::vector<double>& y, const std::vector<double>& q) {
  Measured m;
  Sum squares;
  m.likelihood = 1;
  for (std::size_t k = 0; k < q.size(); ++k) {
    squares += squared_error(q[k], y[k]);
    m.likelihood *= std::pow(q[k], y[k]);
  }
  m.squares = squares.value();
  m.cross_entropy = cross_entropy(y, q, session.base);
  const std::size_t k = session.focus;
  m.binary_form = cross_entropy(std::vector{y[k], 1 - y[k]}, std::vector{q[k], 1 - q[k]}, session.base);
  m.bernoulli_log = from_nats(0 - log_bernoulli(q[k], y[k]), session.base);
  return m;
}

Panel pair_of_bars(Text title, Text formula, Ink ink, double first, double second) {
  Chart chart;
  chart.y = {.title = std::move(formula), .ink = ink, .include = {0, 0.05}};
  add_model_bars(chart, first, second, ink);
  for (Bar& bar : chart.bars) bar.width = 0.6;
  return {std::move(title), chart};
}

Table both_forms(const Session& session, const Measured& first, const Measured& second) {
  const Text name = name_of(session, session.focus);
  Table table;
  table.heads = {{with_unit(name, session.base), Ink::Kind::Ink},
                 {{"model 1", "模型 1"}, Ink()},
                 {{"model 2", "模型 2"}, Ink()}};
  const auto row = [&](Text what, double a, double b) {
    table.rows.push_back(
        {{std::move(what), Ink()}, number_cell(a, Quantity::Loss, 5), number_cell(b, Quantity::Loss, 5)});
  };
  row({"−log of the likelihood 𝑎ʸ(1−𝑎)¹⁻ʸ", "似然 𝑎ʸ(1−𝑎)¹⁻ʸ 的负对数"}, first.bernoulli_log,
      second.bernoulli_log);
  row({"cross-entropy −𝑦 log 𝑎 − (1−𝑦) log(1−𝑎)", "交叉熵 −𝑦 log 𝑎 − (1−𝑦) log(1−𝑎)"}, first.binary_form,
      second.binary_form);
  return table;
}

}  // namespace

Plot build_three_measures(const Session& session) {
  const std::vector<double> y = label_distribution(session);
  const Measured first = measured(session, y, softmax_of(session.logits, session.temperature).p);
  const Measured second = measured(session, y, session.rival);
  Plot plot;
  plot.title = {"Three measures of two models: softmax (1) and its rival (2)", "比较两个模型的三种度量"};
  plot.rows = {
      {pair_of_bars({"Squares", "平方误差"}, {"½ Σ(𝑝−𝑦)²", "½ Σ(𝑝−𝑦)²"}, Quantity::SquaredError,
                    first.squares, second.squares),
       pair_of_bars({"Likelihood", "似然"}, {"∏ 𝑝ʸ", "∏ 𝑝ʸ"}, Quantity::Prediction, first.likelihood,
                    second.likelihood),
       pair_of_bars({"Cross-entropy", "交叉熵"}, with_unit({"−Σ 𝑦 log 𝑝", "−Σ 𝑦 log 𝑝"}, session.base),
                    Quantity::Loss, first.cross_entropy, second.cross_entropy)},
      {{{"One class against the rest: both forms agree", "一类对其余：两种形式相等"},
        both_forms(session, first, second)}}};
  return plot;
}

}  // namespace surprisal::figures
