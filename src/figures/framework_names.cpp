// figures: what PyTorch, TensorFlow and NumPy call the steps, and what each call returns for the session's
// logits and labels. Losses use the natural logarithm, as the frameworks do.
#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

std::vector<Cell> row(const char* call, Text computes, Cell here) {
  return {{Text(call), Ink()}, {std::move(computes), Ink::Kind::Muted}, std::move(here)};
}

}  // namespace

Plot build_framework_names(const Session& session) {
  const double t = session.temperature;
  std::vector<double> z = session.logits;
  for (double& v : z) v /= t;
  const std::vector<double> y = effective_labels(session);
  const Softmax s = softmax_of(session.logits, t);
  double binary_terms = 0;
  for (std::size_t k = 0; k < y.size(); ++k) binary_terms += binary_cross_entropy_from_logit(z[k], y[k]);
  const std::size_t top = argmax(session.logits);
  const Text name = name_of(session, top);
  const Cell loss = number_cell(cross_entropy(y, s), Quantity::Loss);

  Table table;
  const Text scores = t == 1 ? Text("𝑧") : Text("𝑧/𝑇");
  table.heads = {{{"call", "调用"}, Ink::Kind::Muted},
                 {{"what it computes", "算的是什么"}, Ink::Kind::Muted},
                 {Text("for ", "由 ") + scores + Text("", " 算得"), Ink::Kind::Muted}};
  table.rows = {
      row("torch CrossEntropyLoss", {"−Σ 𝑦 log softmax(𝑧)"}, loss),
      row("torch BCEWithLogitsLoss", {"mean of the binary terms", "各项二元交叉熵的平均"},
          number_cell(binary_terms / static_cast<double>(y.size()), Quantity::Loss)),
      row("tf categorical_crossentropy", {"−Σ 𝑦 log 𝑝, given 𝑝", "−Σ 𝑦 log 𝑝，输入为 𝑝"}, loss),
      row("np.max, tf.reduce_max", {"the largest value", "最大的值"}, number_cell(z[top], Quantity::Logit)),
      row("np.argmax, tf.argmax", {"which one, from 0 on", "最大值的下标（从 0 数起）"},
          number_cell(static_cast<double>(top), Ink::Kind::Ink, 1))};
  Plot plot;
  plot.title = {"What the frameworks call it", "各框架里的叫法"};
  plot.note = {"Natural logarithm. Max returns a value, argmax which: the prediction is " + name.en + ".",
               "对数均以 e 为底。max 返回数值，argmax 返回位置：预测类别是" + name.zh + "。"};
  plot.rows = {{{{}, table}}};
  return plot;
}

}  // namespace surprisal::figures
