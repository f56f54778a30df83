#include <algorithm>
#include <cmath>

#include "figure/figures/figures.h"
#include "figure/figures/parts.h"
#include "math/softmax.h"

namespace surprisal {
namespace {

constexpr std::size_t kFewClasses = 4;  // up to which every mark has its number

// The logit at which class k has half of everything: the logsumexp of the others, T times that of z/T.
double half_way(const Session& session, std::size_t k) {
  std::vector<double> others = session.logits;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(k));
  // Held against the largest, so that neither huge logits nor small temperatures overflow.
  const double top = others[argmax(others)];
  return top - session.temperature * softmax_of(others, session.temperature).log_p[argmax(others)];
}

}  // namespace

// Every probability while one logit moves and the others are held: the one rises as a sigmoid, the others
// share what it leaves, in proportions that stay.
Plot build_softmax_one_logit(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Softmax s = softmax_of(session.logits, session.temperature);
  const Text name = parts::class_name(session, k);
  const double half = half_way(session, k);

  Chart chart;
  chart.x = parts::logit_axis(session);
  chart.x.title = {"logit 𝑧 of " + name.en, name.zh + "的 logit 𝑧"};
  chart.y = parts::probability_axis({"probability 𝑝", "概率 𝑝"});
  chart.guides = {parts::logit_guide(session, k)};
  for (std::size_t i = 0; i < s.p.size(); ++i) {
    const auto share = [logits = session.logits, t = session.temperature, k, i](double x) mutable {
      logits[k] = x;
      return softmax_of(logits, t).p[i];
    };
    Curve curve = parts::curve(share, Ink::of_class(i), parts::class_name(session, i), Dash::Solid,
                               i == k ? Thickness::Thick : Thickness::Regular);
    curve.of_class = i;
    chart.curves.push_back(curve);
    Mark mark = {{z, s.p[i]}, Ink::of_class(i), Shape::Circle, {}, i == k, i};
    if (i == k || s.p.size() <= kFewClasses) mark.label = parts::number(s.p[i]);
    chart.marks.push_back(mark);
  }
  chart.marks.push_back({{half, 0.5}, Ink::Kind::Muted, Shape::Ring, parts::labelled({"½ at", "½："}, half)});
  chart.handles = {parts::logit_handle(session, k, {z, s.p[k]})};

  Plot plot;
  plot.title = {"Softmax while one logit moves", "只改变一个 logit 时的 softmax"};

  const std::string where = parts::number(half).en;
  plot.note = {
      "What " + name.en + " takes, the others lose in proportion. It has half where 𝑧 is their logsumexp, " +
          where + ".",
      name.zh + "多占的份额由其余类别按比例让出；𝑧 等于其余 logit 的 logsumexp（" + where + "）时恰占一半。"};
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal
