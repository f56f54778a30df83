#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

// What softmax makes of the classes but one.
struct Others {
  std::vector<double> p;  // of each class, among the others; 0 for the one
  // The logit at which the one has half of everything: T times the logsumexp of the others' z/T.
  double half = 0;
};

Others others_of(const Session& session, std::size_t one) {
  std::vector<double> logits = session.logits;
  logits.erase(logits.begin() + static_cast<std::ptrdiff_t>(one));
  const Softmax s = softmax_of(logits, session.temperature);
  // Held against the largest, so that neither huge logits nor small temperatures overflow.
  const std::size_t top = argmax(logits);
  Others others = {s.p, logits[top] - session.temperature * s.log_p[top]};
  others.p.insert(others.p.begin() + static_cast<std::ptrdiff_t>(one), 0);
  return others;
}

}  // namespace

// Every probability while one logit moves and the others are held: the one rises as a sigmoid, the others
// share what it leaves, in proportions that stay.
Plot build_softmax_one_logit(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Softmax s = softmax_of(session.logits, session.temperature);
  const Text name = class_name(session, k);
  const auto [among_others, half] = others_of(session, k);

  Chart chart;
  chart.x = logit_axis(session);
  chart.x.title = {"logit 𝑧 of " + name.en, name.zh + "的 logit 𝑧"};
  chart.y = probability_axis({"probability 𝑝", "概率 𝑝"});
  chart.guides = {logit_guide(session, k)};
  for (std::size_t i = 0; i < s.p.size(); ++i) {
    const auto share = [half = half, t = session.temperature, part = among_others[i],
                        one = i == k](double x) {
      return one ? sigmoid((x - half) / t) : part * sigmoid((half - x) / t);
    };
    Curve curve = make_curve(share, Ink::of_class(i), class_name(session, i), Dash::Solid,
                             i == k ? Thickness::Thick : Thickness::Regular);
    curve.of_class = i;
    chart.curves.push_back(curve);
    Mark mark = {{z, s.p[i]}, Ink::of_class(i), Shape::Circle, {}, i == k, i};
    if (i == k || s.p.size() <= kFewClasses) mark.label = number_text(s.p[i]);
    chart.marks.push_back(mark);
  }
  chart.marks.push_back({{half, 0.5}, Ink::Kind::Muted, Shape::Ring, with_number({"½ at", "½："}, half)});
  chart.handles = {logit_handle(session, k, {z, s.p[k]})};

  Plot plot;
  plot.title = {"Softmax while one logit moves", "只改变一个 logit 时的 softmax"};

  const std::string where = number_text(half).en;
  plot.note = {
      "What " + name.en + " takes, the others lose in proportion. It has half where 𝑧 is their logsumexp, " +
          where + ".",
      name.zh + "多占的份额由其余类别按比例让出；𝑧 等于其余 logit 的 logsumexp（" + where + "）时恰占一半。"};
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
