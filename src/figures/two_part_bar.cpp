// figures: a sigmoid's output is the probability of yes, and the rest up to 1 is the probability of no: a bar
// in two parts for the logit in focus, and two areas over all logits.
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/activations.h"

namespace surprisal::figures {
namespace {

const Ink kYes = Quantity::Prediction;
Ink rest() { return Ink(Quantity::Label).faded(0.8); }

}  // namespace

Plot build_two_part_bar(const Session& session) {
  const std::size_t k = session.focus;
  const double z = session.logits[k];
  const double yes = sigmoid(z);
  const double no = sigmoid(-z);
  const Text name = name_of(session, k);

  Chart curve;
  curve.x = logit_axis(session);
  curve.y = probability_axis({"probability", "概率"});
  curve.y.range = Range{0, 1.05};
  Band under;
  under.low = [](double) { return 0; };
  under.high = sigmoid;
  under.ink = kYes.faded(0.22);
  Band over = under;
  over.low = sigmoid;
  over.high = [](double) { return 1; };
  over.ink = rest().faded(0.12);
  curve.bands = {under, over};
  curve.curves = {make_curve(sigmoid, kYes, {"𝑃(𝑦=1) = 𝜎(𝑧)"}, Dash::Solid, Thickness::Thick)};
  curve.guides = {logit_guide(session, k)};
  curve.marks = {bead(session, k, {z, yes}, Quantity::Prediction, with_number(name, yes))};
  curve.handles = {logit_handle(session, k, {z, yes})};

  Chart here;
  here.x = {.title = Text("𝑧 = " + number_text(z).en),
            .ink = Quantity::Logit,
            .categories = {{0, name, Ink::Kind::Ink}}};
  here.y = curve.y;

  Bar lower = {0,    0.7,           0, yes, kYes, Fill::Solid, Text("𝑃(𝑦=1) = " + number_text(yes).en),
               true, Text("𝑃(𝑦=1)")};
  Bar upper = {0,    0.7,           yes, 1, rest(), Fill::Solid, Text("𝑃(𝑦=0) = " + number_text(no).en),
               true, Text("𝑃(𝑦=0)")};
  here.bars = {lower, upper};
  here.handles = {activation_handle(session, k, {0, yes}, Handle::Direction::Vertical)};

  Plot plot;
  plot.title = {"One output, two probabilities", "一个输出，两个概率"};
  plot.note = {"𝑃(𝑦=1) + 𝑃(𝑦=0) = " + number_text(yes).en + " + " + number_text(no).en + " = " +
                   number_text(yes + no, 1).en + " at every logit",
               "无论 logit 是多少，𝑃(𝑦=1) + 𝑃(𝑦=0) = " + number_text(yes).zh + " + " + number_text(no).zh +
                   " = " + number_text(yes + no, 1).zh};
  plot.rows = {{{{"Over all logits", "logit 取各值时"}, curve, 1.7}, {{"Here", "当前"}, here, 1}}};
  return plot;
}

}  // namespace surprisal::figures
