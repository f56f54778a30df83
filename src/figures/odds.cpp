// figures: a logit is the logarithm of the odds, so on a log axis the odds are a straight line. Adding 1 to
// the logit multiplies them by e.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"

namespace surprisal::figures {
namespace {

// "2.718 to 1", or "1 to 2.718" if no is more likely.
Panel odds_over_logit(const Session& session, double z) {
  const std::size_t k = session.focus;
  Chart chart;
  chart.x = logit_axis(session);
  chart.y = {.title = {"odds $a / (1 - a)$, log axis", "几率 $a / (1 - a)$，对数刻度"},
             .ink = Quantity::Prediction,
             .scale = Scale::Log};
  // Larger exponents would overflow a double.
  const double reach = std::min(chart.x.range->high, 700.0);
  chart.y.range = Range{std::exp(-reach), std::exp(reach)};
  chart.curves = {make_curve([](double x) { return std::exp(x); }, Quantity::Prediction, {"$e^z$"},
                             Dash::Solid, Thickness::Thick)};
  chart.curves[0].label_near = 0.6 * reach;
  const Point at = {z, std::exp(z)};
  const Point next = {z + 1, std::exp(z + 1)};
  chart.guides = {drop_line(at, chart.y.range->low, Quantity::Logit),
                  level_line(-reach, at, Quantity::Prediction)};
  chart.marks = {bead(session, k, at, Quantity::Prediction, odds_text(z)),
                 {next, Ink::Kind::Muted, Shape::Ring, odds_text(z + 1)}};
  chart.handles = {logit_handle(session, k, at)};
  return {{"Each further point multiplies the odds by $e$", "logit 每多一分，几率乘以 $e$"},
          std::move(chart)};
}

// The same logit as two probabilities, yes and no.
Panel yes_to_no(const Session& session, double z) {
  const std::size_t k = session.focus;
  const double yes = sigmoid(z);
  const double no = sigmoid(-z);
  Chart chart;
  chart.x.categories = {{0, {"yes", "是"}, Quantity::Prediction}, {1, {"no", "否"}, Ink::Kind::Muted}};
  chart.y = probability_axis({"probability", "概率"});
  chart.y.range = Range{0, 1.12};
  chart.bars = {make_bar(0, yes, Quantity::Prediction), make_bar(1, no, Ink::Kind::Muted)};
  chart.bars[0].name = {"yes", "是"};
  chart.bars[1].name = {"no", "否"};
  chart.bars[1].fill = Fill::Pale;
  chart.handles = {activation_handle(session, k, {0, yes}, Handle::Direction::Vertical)};
  return {{"As probabilities", "换成概率"}, std::move(chart), 0.6};
}

}  // namespace

Plot build_odds(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const Text odds = odds_text(z);
  const std::string logit = number_text(z).en;
  Plot plot;
  plot.title = {"The odds of a yes", "“是”的几率"};
  plot.aside = {"[[prediction:" + odds.en + "]]", "[[prediction:" + odds.zh + "]]"};
  plot.note = {name_of(session, k).en + ": a logit of " + logit + " is odds of " + odds.en +
                   ". The logit is their natural logarithm.",
               name_of(session, k).zh + "：logit 为 " + logit + "，几率就是 " + odds.zh +
                   "。logit 是几率的自然对数。"};
  plot.rows = {{odds_over_logit(session, z), yes_to_no(session, z)}};
  return plot;
}

}  // namespace surprisal::figures
