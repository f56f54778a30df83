// figures: the same logits at every temperature: near 0 the largest takes everything; at high temperatures
// all classes approach equal probability.
#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

Axis temperature_axis() {
  return {.title = {"temperature 𝑇", "温度 𝑇"},
          .scale = Scale::Log,
          .range = Range{kLowestTemperature, kHighestTemperature}};
}

Handle temperature_handle(const char* id, Point at, Ink ink) {
  return {id,  {"temperature", "温度"},
          at,  Handle::Direction::Horizontal,
          ink, [](Session& s, Point to) {
            set_temperature(s, to.x); }};
}

Guide here(const Session& session) { return vertical_guide(session.temperature, Ink::Kind::Muted); }

Panel probabilities(const Session& session, const Softmax& now) {
  const auto classes = static_cast<double>(now.p.size());
  Chart chart;
  chart.x = temperature_axis();
  chart.y = probability_axis({"probability 𝑝", "概率 𝑝"});
  chart.guides = {here(session), horizontal_guide(1 / classes, Ink::Kind::Muted,
                                                  Text("1/" + std::to_string(now.p.size()) + " = " +
                                                       number_text(1 / classes).en))};
  for (std::size_t k = 0; k < now.p.size(); ++k) {
    Curve curve = make_curve([z = session.logits, k](double t) { return softmax_of(z, t).p[k]; },
                             Ink::of_class(k), name_of(session, k), Dash::Solid,
                             k == session.focus ? Thickness::Thick : Thickness::Regular);
    curve.of_class = k;
    chart.curves.push_back(curve);
    Mark mark = bead(session, k, {session.temperature, now.p[k]}, Ink::of_class(k));
    if (k == session.focus || now.p.size() <= kFewClasses) mark.label = number_text(now.p[k]);
    chart.marks.push_back(mark);
  }
  const std::size_t k = session.focus;
  chart.handles = {temperature_handle("temperature:p", {session.temperature, now.p[k]}, Ink::of_class(k))};
  return {{"The shares", "各类的概率"}, chart};
}

Panel entropies(const Session& session, const Softmax& now) {
  const Base base = session.base;
  const double most = from_nats(std::log(static_cast<double>(now.p.size())), base);
  Chart chart;
  chart.x = temperature_axis();
  chart.y = information_axis({"entropy 𝐻(𝑝)", "熵 𝐻(𝑝)"}, Quantity::Entropy, base, 1.15 * most);
  chart.guides = {here(session),
                  horizontal_guide(most, Ink::Kind::Muted,
                                   Text("$" + log_name(base) + " " + std::to_string(now.p.size()) +
                                        "$ = " + number_text(most).en))};
  chart.curves = {make_curve([z = session.logits, base](double t) { return entropy(softmax_of(z, t), base); },
                             Quantity::Entropy, {}, Dash::Dashed, Thickness::Thick)};
  const Point at = {session.temperature, entropy(now, base)};
  chart.marks = {{at, Quantity::Entropy, Shape::Circle, number_text(at.y), true}};
  chart.handles = {temperature_handle("temperature:entropy", at, Quantity::Entropy)};
  return {{"Their entropy", "它们的熵"}, chart};
}

}  // namespace

Plot build_temperature(const Session& session) {
  const Softmax now = softmax_of(session.logits, session.temperature);
  const Text winner = name_of(session, argmax(session.logits));
  Plot plot;
  plot.title = {"Temperature: from the largest alone to all alike", "温度：从只选最大到一视同仁"};
  const std::string t = shown_short(session.temperature);
  plot.note = {"𝑇 = " + t + ". Towards 0 all goes to the largest, " + winner.en +
                   "; at a high temperature all are nearly equal.",
               "𝑇 = " + t + "。𝑇 趋于 0 时全部归于最大者（" + winner.zh + "），𝑇 很大时各类几乎相等。"};
  plot.rows = {{probabilities(session, now), entropies(session, now)}};
  return plot;
}

}  // namespace surprisal::figures
