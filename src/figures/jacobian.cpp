// figures: how each probability changes with each logit, and the largest effect of a small change of the
// logits, which is at most half the size of that change.
#include <algorithm>
#include <cmath>

#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

Panel matrix(const Session& session, const Softmax& s) {
  const double t = session.temperature;
  HeatMap map;
  for (std::size_t k = 0; k < s.p.size(); ++k) {
    map.rows.push_back(Text("𝑝 ") + name_of(session, k));
    map.columns.push_back(Text("𝑧 ") + name_of(session, k));
  }
  map.values = softmax_jacobian(s, t);
  // No entry exceeds 1/(4T), so a fixed range gives a shade the same meaning in every session at this T.
  map.range = Range{-0.25 / t, 0.25 / t};
  map.ink = Quantity::Gradient;
  map.decimals = t < 0.05 ? 2 : 4;
  return {{"Change of each $p$ per point of each $z$", "每个 $z$ 变动一点，每个 $p$ 变多少"}, map};
}

Panel jacobian_norm_panel(const Session& session, const Softmax& s) {
  const std::size_t k = session.focus;
  const double t = session.temperature;
  const double bound = 0.5 / t;
  const Text name = name_of(session, k);
  Chart chart;
  chart.x = logit_axis(session);
  chart.x.title = {"logit 𝑧 of " + name.en, name.zh + "的 logit 𝑧"};
  chart.y = {.title = {"largest stretch ‖𝐽‖", "最大伸缩倍数 ‖𝐽‖"},
             .ink = Quantity::Gradient,
             .range = Range{0, 1.15 * bound}};
  chart.curves = {make_curve(
      [z = session.logits, t, k](double x) mutable {
        z[k] = x;
        return softmax_jacobian_norm(softmax_of(z, t)) / t;
      },
      Quantity::Gradient, {}, Dash::DashDot, Thickness::Thick)};
  chart.guides = {logit_guide(session, k),
                  horizontal_guide(bound, Ink::Kind::Muted,
                                   t == 1 ? Text("never above ½", "不会超过 ½")
                                          : Text("never above 1/(2𝑇) = " + number_text(bound).en,
                                                 "不会超过 1/(2𝑇) = " + number_text(bound).zh))};
  const Point at = {session.logits[k], softmax_jacobian_norm(s) / t};
  chart.marks = {bead(session, k, at, Quantity::Gradient, number_text(at.y))};
  chart.handles = {logit_handle(session, k, at)};
  return {{"How far a small change can reach", "微小变化的影响有多大"}, chart};
}

}  // namespace

Plot build_jacobian(const Session& session) {
  const Softmax s = softmax_of(session.logits, session.temperature);
  Plot plot;
  plot.title = {"How far each probability moves, per point of a logit", "logit 变动一点，概率跟着变多少"};
  plot.note = {"Entry: what the row's class gains per point of the column's logit. Each column adds up to 0.",
               "每一项：列的 logit 升 1 分，行的类多得多少。每一列之和都是 0。"};
  plot.rows = {{matrix(session, s), jacobian_norm_panel(session, s)}};
  return plot;
}

}  // namespace surprisal::figures
