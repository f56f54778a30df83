// figures: when to use sigmoid and when softmax: five rules, each with the number that the session's logits
// give.
#include <algorithm>
#include <numeric>

#include "figures/builders.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

std::vector<Cell> row(Text when, Text use, Text what, double value, Ink ink) {
  return {{std::move(when), Ink()},
          {std::move(use), Ink(), Weight::Bold},
          {std::move(what), Ink::Kind::Muted},
          number_cell(value, ink)};
}

}  // namespace

Plot build_when_to_use(const Session& session) {
  const double t = session.temperature;
  const Softmax s = softmax_of(session.logits, t);
  const std::vector<double> y = effective_labels(session);
  double sigmoids = 0;
  double binary_terms = 0;
  for (std::size_t k = 0; k < y.size(); ++k) {
    sigmoids += sigmoid(session.logits[k]);
    binary_terms += binary_cross_entropy_from_logit(session.logits[k], y[k], session.base);
  }
  const double shares = std::accumulate(s.p.begin(), s.p.end(), 0.0);
  const double difference = session.logits[0] - session.logits[1];

  Table table;
  table.heads = {{{"the case", "情形"}, Ink::Kind::Muted},
                 {{"output", "输出"}, Ink::Kind::Muted},
                 {{"what comes out", "算的是什么"}, Ink::Kind::Muted},
                 {{"here", "当前值"}, Ink::Kind::Muted}};
  table.rows = {
      row({"1  several may be right", "1  可有多个正确"}, {"sigmoid"}, {"sum of 𝑎", "𝑎 之和"}, sigmoids,
          Quantity::Prediction),
      row({"2  exactly one is right", "2  只有一个正确"}, {"softmax"}, {"sum of 𝑝", "𝑝 之和"}, shares,
          Quantity::Prediction),
      row({"3  loss, several labels", "3  多标签的损失"}, {"sigmoid"}, {"binary terms", "各类二元交叉熵之和"},
          binary_terms, Quantity::Loss),
      row({"    loss, one label", "    单标签的损失"}, {"softmax"}, {"−Σ 𝑦 log 𝑝"},
          cross_entropy(y, s, session.base), Quantity::Loss),
      row({"4  one right, yet sigmoids", "4  单选却用 sigmoid"}, {"sigmoid"},
          {"sum of 𝑎, less 1", "𝑎 之和减 1"}, sigmoids - 1, Quantity::Prediction),
      row({"5  two classes", "5  二分类"}, {"softmax"}, {"𝑝₁ of 𝑧₁, 𝑧₂", "由 𝑧₁、𝑧₂ 得 𝑝₁"},
          softmax(std::span(session.logits).first(2), t)[0], Quantity::Prediction),
      row({"    the same value", "    等价写法"}, {"sigmoid"},
          t == 1 ? Text("𝜎(𝑧₁−𝑧₂)") : Text("𝜎((𝑧₁−𝑧₂)/𝑇)"), sigmoid(difference / t), Quantity::Prediction)};
  Plot plot;
  plot.title = {"When sigmoid, when softmax", "何时用 sigmoid，何时用 softmax"};
  const Text unit = unit_name(session.base);
  plot.note = {"Losses in " + unit.en + ". For two classes the values are equal, the training is not.",
               "损失以" + unit.zh + "计。二分类时两者数值相同，训练过程却不同。"};
  plot.rows = {{{{}, table}}};
  return plot;
}

}  // namespace surprisal::figures
