// figures: the same logits through independent sigmoids and through softmax. Pale bars show the outputs
// after one logit rises by 1: only its own sigmoid moves, but every softmax output does.
#include <algorithm>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kRaise = 1;  // of the logit in focus, for the pale bars

std::vector<double> sigmoids(const std::vector<double>& logits) {
  std::vector<double> a;
  for (double z : logits) a.push_back(sigmoid(z));
  return a;
}

// Two bars per class: the current output, and in a pale colour the output with one logit raised.
Panel outputs(const Session& session, Text title, const char* handle_id, const std::vector<double>& now,
              const std::vector<double>& raised, ClassSetter set) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis({"output", "输出"});
  chart.y.range = Range{0, 1.12};
  chart.guides = {horizontal_guide(1, Ink(Ink::Kind::Muted).faded(0.6))};
  for (std::size_t k = 0; k < now.size(); ++k) {
    const Text name = name_of(session, k);
    Bar bar = make_bar(static_cast<double>(k) - 0.14, now[k], Quantity::Prediction, 3);
    bar.width = 0.46;
    bar.name = name;
    bar.of_class = k;
    chart.bars.push_back(bar);
    Bar after = bar;
    after.at += 0.36;
    after.width = 0.24;
    after.to = raised[k];
    after.fill = Fill::Lighter;
    after.label = {};
    after.name = {name.en + ", raised", name.zh + "（提高后）"};
    chart.bars.push_back(after);
    chart.handles.push_back(class_handle(handle_id, k, {"bar of " + name.en, name.zh + "的柱"},
                                         {bar.at, now[k]}, Handle::Direction::Vertical, Quantity::Prediction,
                                         set));
  }
  return {title + with_number({": sum", "：总和"}, sum_of(now)), chart};
}

}  // namespace

Plot build_sigmoid_or_softmax(const Session& session) {
  std::vector<double> raised = session.logits;
  raised[session.focus] += kRaise;
  const Text name = name_of(session, session.focus);
  Plot plot;
  plot.title = {"Independent sigmoids or one softmax", "各自独立的 sigmoid，还是同一个 softmax"};
  plot.note_is_of = 1;
  plot.note = {"Pale: the logit of " + name.en + " raised by 1. One sigmoid moves; all shares of softmax do.",
               "浅色柱：" + name.zh + "的 logit 提高 1 之后。sigmoid 只动一个，softmax 各项都动。"};
  plot.rows = {
      {outputs(session, {"sigmoid", "sigmoid"}, "sigmoid", sigmoids(session.logits), sigmoids(raised),
               set_activation),
       outputs(session, {"softmax", "softmax"}, "softmax", softmax(session.logits, session.temperature),
               softmax(raised, session.temperature), set_probability)}};
  return plot;
}

}  // namespace surprisal::figures
