// figures: the path of a prediction with all its numbers: logits, probabilities, the loss against the label,
// and back as the gradient.
#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/quantities.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr std::size_t kMaxClasses = 6;  // listed in a box

struct Stage {
  Text title;
  Ink ink;
  const Numbers* values;
};

Diagram::Box box_of(const Session& session, const Stage& stage, const std::vector<std::size_t>& classes,
                    Rect place) {
  Diagram::Box box;
  box.place = place;
  box.title = stage.title;
  box.ink = stage.ink;
  for (std::size_t k : classes) {
    Cell line = {number_text((*stage.values)[k]), Ink::Kind::Ink};
    box.names.push_back(name_of(session, k));
    line.value = (*stage.values)[k];
    line.of_class = k;
    box.lines.push_back(std::move(line));
  }
  if (classes.size() < stage.values->size()) {
    const std::string rest = std::to_string(stage.values->size() - classes.size());
    box.lines.push_back({{"… " + rest + " more", "…… 另有 " + rest + " 类"}, Ink::Kind::Muted});
  }
  return box;
}

}  // namespace

Plot build_flow(const Session& session) {
  const Quantities now = quantities_of(session);
  const bool softmax = session.output == OutputLayer::Softmax && now.cross_entropy.has_value();
  const Numbers& p = softmax ? now.softmax : now.sigmoid;
  const Numbers labels = effective_labels(session);
  const double total = softmax ? *now.cross_entropy : now.bce_sum.value_or(0);
  const Numbers gradient =
      (softmax ? now.grad_softmax_ce : now.grad_sigmoid_bce).value_or(Numbers(p.size(), 0));
  Session next = session;
  for (std::size_t k = 0; k < gradient.size(); ++k) {
    set_logit(next, k, session.logits[k] - session.race.rate * gradient[k]);
  }

  const std::vector<std::size_t> classes = classes_to_show(session, kMaxClasses);
  const auto box = [&](Text title, Ink ink, const Numbers& values, double column, double row) {
    return box_of(session, {std::move(title), ink, &values}, classes,
                  {0.37 * column, 0.56 * row, 0.26, 0.44});
  };
  const std::string rate = number_as_typed(session.race.rate).en;
  Diagram diagram;
  diagram.boxes = {
      box({"logits 𝑧", "logit 𝑧"}, Quantity::Logit, session.logits, 0, 0),
      box(softmax ? Text{"softmax 𝑝", "softmax 𝑝"} : Text{"sigmoid 𝑎", "sigmoid 𝑎"}, Quantity::Prediction, p,
          1, 0),
      {},
      box({"step 𝑧 − " + rate + " 𝑔", "更新 𝑧 − " + rate + " 𝑔"}, Quantity::Logit, next.logits, 0, 1),
      box(softmax ? Text{"gradient 𝑔 = 𝑝 − 𝑦", "梯度 𝑔 = 𝑝 − 𝑦"}
                  : Text{"gradient 𝑔 = 𝑎 − 𝑦", "梯度 𝑔 = 𝑎 − 𝑦"},
          Quantity::Gradient, gradient, 1, 1),
      box({"label 𝑦", "标签 𝑦"}, Quantity::Label, labels, 2, 1)};
  Diagram::Box& loss = diagram.boxes[2];
  loss.place = {0.74, 0, 0.26, 0.44};
  loss.ink = Quantity::Loss;
  loss.highlighted = true;
  loss.title = {"loss", "损失"};
  loss.lines = {{softmax ? Text("−Σ 𝑦 log 𝑝") : Text("−Σ [𝑦 log 𝑎 + (1−𝑦) log(1−𝑎)]"), Ink::Kind::Ink},
                {number_text(total) + Text(" ") + unit_name(session.base), Quantity::Loss, Weight::Bold}};
  loss.lines[1].value = total;
  const auto link = [&](std::size_t from, std::size_t to, Ink ink, bool highlighted = true) {
    diagram.links.push_back({from, to, {}, ink, true, highlighted});
  };
  link(0, 1, Quantity::Prediction);
  link(1, 2, Quantity::Loss);
  link(5, 2, Quantity::Loss);
  // Backpropagation starts at the loss. The links from the forward values are muted because only the gradient
  // flows.
  link(1, 4, Ink::Kind::Muted, false);
  link(5, 4, Ink::Kind::Muted, false);
  link(2, 4, Quantity::Gradient);
  link(4, 3, Quantity::Gradient);
  link(3, 0, Quantity::Gradient);

  Plot plot;
  plot.title = {"From logits to loss, and back as gradient", "从 logit 到损失，再由梯度传回"};
  plot.rows = {{{{}, diagram}}};
  return plot;
}

}  // namespace surprisal::figures
