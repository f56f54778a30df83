// figures: what PyTorch, TensorFlow and NumPy call the steps, and what each call returns for the session's
// logits and labels. Losses use the natural logarithm, as the frameworks do.
#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/quantities.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

std::vector<Cell> row(const char* call, Text input, Text label, Cell here) {
  return {{Text(call), Ink()},
          {std::move(input), Ink::Kind::Muted},
          {std::move(label), Ink::Kind::Muted},
          std::move(here)};
}

bool is_one_class(const std::vector<double>& y) {
  return std::count(y.begin(), y.end(), 0.0) + 1 == static_cast<std::ptrdiff_t>(y.size()) && adds_to_one(y);
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
                 {{"takes", "输入"}, Ink::Kind::Muted},
                 {{"label as", "标签写成"}, Ink::Kind::Muted},
                 {Text("for ", "由 ") + scores + Text("", " 算得"), Ink::Kind::Muted}};
  const Cell binary = number_cell(binary_terms / static_cast<double>(y.size()), Quantity::Loss);
  const Cell sparse = is_one_class(y) ? loss : Cell{{"needs one class", "只能有一类"}, Ink::Kind::Muted};
  const Text logits = {"logits", "logit"};
  const Text of_softmax = Text("softmax");
  const Text number = {"index", "类别序号"};
  const Text yes_or_no = {"yes/no", "各类是或否"};
  table.rows = {row("torch CrossEntropyLoss", logits, number, loss),
                row("torch NLLLoss", Text("log-softmax"), number, sparse),
                row("tf sparse_categorical_crossentropy", of_softmax, number, sparse),
                row("tf categorical_crossentropy", of_softmax, {"one-hot", "独热"}, loss),
                row("torch BCEWithLogitsLoss", logits, yes_or_no, binary),
                row("torch BCELoss", {"sigmoids", "sigmoid"}, yes_or_no, binary),
                row("np.max, tf.reduce_max", logits, Text("–"), number_cell(z[top], Quantity::Logit)),
                row("np.argmax, tf.argmax", logits, Text("–"),
                    number_cell(static_cast<double>(top), Ink::Kind::Ink, 1))};
  Plot plot;
  plot.title = {"What the frameworks call it", "各框架里的叫法"};
  plot.note = {"Natural logarithm; BCE is the mean over the classes. Max returns a value, argmax which: " +
                   name.en + ".",
               "对数均以 e 为底；BCE 是各类的平均。max 返回数值，argmax 返回位置：" + name.zh + "。"};
  plot.rows = {{{{}, table}}};
  return plot;
}

}  // namespace surprisal::figures
