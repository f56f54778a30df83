#include <algorithm>
#include <numeric>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kRaise = 1;  // by which the focus logit is raised for the bars behind

std::vector<double> sigmoids(const std::vector<double>& logits) {
  std::vector<double> a;
  for (double z : logits) a.push_back(sigmoid(z));
  return a;
}

// Two bars a class: what the logits give now, and what they would if one were raised.
Panel outputs(const Session& session, Text title, const char* handle_id, const std::vector<double>& now,
              const std::vector<double>& raised, void (*move)(Session&, std::size_t, double)) {
  Chart chart;
  chart.x = class_axis(session);
  chart.y = probability_axis({"output", "输出"});
  chart.y.range = Range{0, 1.12};
  chart.guides = {{Guide::Direction::Horizontal, 1, Ink(Ink::Kind::Muted).faded(0.6), Dash::Dotted, {}}};
  for (std::size_t k = 0; k < now.size(); ++k) {
    const Text name = class_name(session, k);
    Bar bar = make_bar(static_cast<double>(k) - 0.14, now[k], Ink::of_class(k), 3);
    bar.width = 0.46;
    bar.name = name;
    bar.of_class = k;
    chart.bars.push_back(bar);
    Bar ghost = bar;
    ghost.at += 0.36;
    ghost.width = 0.24;
    ghost.to = raised[k];
    ghost.fill = Fill::Hatched;
    ghost.label = {};
    ghost.name = {name.en + ", raised", name.zh + "（提高后）"};
    chart.bars.push_back(ghost);
    chart.handles.push_back({handle_id + std::string(":") + std::to_string(k),
                             {"bar of " + name.en, name.zh + "的柱"},
                             {bar.at, now[k]},
                             Handle::Freedom::Across,
                             Ink::of_class(k),
                             [k, move](Session& s, Point to) { move(s, k, to.y); }});
  }
  const double sum = std::accumulate(now.begin(), now.end(), 0.0);
  return {title + with_number({": sum", "：总和"}, sum), chart};
}

}  // namespace

// The same logits through independent sigmoids and through softmax. Hatched is what one logit more would
// give: it moves its own sigmoid alone, but every share of softmax.
Plot build_sigmoid_or_softmax(const Session& session) {
  std::vector<double> raised = session.logits;
  raised[session.focus] += kRaise;
  const Text name = class_name(session, session.focus);
  Plot plot;
  plot.title = {"Independent sigmoids or one softmax", "各自独立的 sigmoid，还是同一个 softmax"};
  plot.note = {
      "Hatched: the logit of " + name.en + " raised by 1. One sigmoid moves; all shares of softmax do.",
      "斜线柱：" + name.zh + "的 logit 提高 1 之后。sigmoid 只动一个，softmax 各项都动。"};
  plot.rows = {
      {outputs(session, {"sigmoid", "sigmoid"}, "sigmoid", sigmoids(session.logits), sigmoids(raised),
               set_activation),
       outputs(session, {"softmax", "softmax"}, "softmax", softmax(session.logits, session.temperature),
               softmax(raised, session.temperature), set_probability)}};
  return plot;
}

}  // namespace surprisal::figures
