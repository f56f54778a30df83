// figures: every probability as one logit changes: its own follows a sigmoid, and the other classes share the
// rest in fixed proportions.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

// The softmax of all classes but one.
struct Others {
  std::vector<double> p;  // of each class; 0 for the excluded one
  // The logit at which the excluded class has probability 1/2: T times the logsumexp of the others' z/T.
  double half = 0;
};

Others softmax_of_others(const Session& session, std::size_t one) {
  std::vector<double> logits = session.logits;
  logits.erase(logits.begin() + static_cast<std::ptrdiff_t>(one));
  const Softmax s = softmax_of(logits, session.temperature);
  // Relative to the largest, so that neither large logits nor low temperatures overflow.
  const std::size_t top = argmax(logits);
  Others others = {s.p, logits[top] - session.temperature * s.log_p[top]};
  others.p.insert(others.p.begin() + static_cast<std::ptrdiff_t>(one), 0);
  return others;
}

}  // namespace

Plot build_softmax_one_logit(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Softmax s = softmax_of(session.logits, session.temperature);
  const Text name = name_of(session, k);
  const auto [among_others, half] = softmax_of_others(session, k);

  Chart chart;
  chart.x = logit_axis(session);
  chart.x.title = {"logit 𝑧 of " + name.en, name.zh + "的 logit 𝑧"};
  chart.y = probability_axis({"probability 𝑝", "概率 𝑝"});
  chart.guides = {logit_guide(session, k)};
  for (std::size_t i = 0; i < s.p.size(); ++i) {
    const auto share = [middle = half, t = session.temperature, part = among_others[i],
                        one = i == k](double x) {
      return one ? sigmoid((x - middle) / t) : part * sigmoid((middle - x) / t);
    };
    Curve curve = make_curve(share, Ink::of_class(i), name_of(session, i), Dash::Solid,
                             i == k ? Thickness::Thick : Thickness::Regular);
    curve.of_class = i;
    chart.curves.push_back(curve);
    Mark mark = bead(session, i, {z, s.p[i]}, Ink::of_class(i));
    if (i == k || s.p.size() <= kFewClasses) mark.label = number_text(s.p[i]);
    chart.marks.push_back(mark);
  }
  chart.marks.push_back({{half, 0.5},
                         Ink::Kind::Muted,
                         Shape::Ring,
                         Text("½ at ", "𝑧 = ") + number_text(half) + Text("", " 时为 ½")});
  chart.handles = {logit_handle(session, k, {z, s.p[k]})};

  Plot plot;
  plot.title = {"Softmax while one logit moves", "只改变一个 logit 时的 softmax"};

  const std::string where = number_text(half).en;
  plot.note = {
      "What " + name.en + " takes, the others lose in proportion. It has half where 𝑧 = " + where +
          ", where its power equals the sum of theirs.",
      name.zh + "多占的份额由其余类别按比例让出；𝑧 = " + where + " 时，它的指数等于其余指数之和，恰占一半。"};
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
