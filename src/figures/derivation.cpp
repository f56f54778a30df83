#include "figures/derivation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "figures/beads.h"
#include "figures/elements.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "figures/session_data.h"

namespace surprisal::figures {

double shown_of(const Session& session, std::size_t i) {
  return std::clamp(session.derivation.step + 1 - static_cast<double>(i), 0.0, 1.0);
}

void add_curve_of_line(Chart& chart, const Session& session, std::size_t i, Curve curve) {
  const double shown = shown_of(session, i);
  if (shown <= 0) return;
  curve.ink = curve.ink.faded(shown);
  if (shown < 1) curve.label = {};
  chart.curves.push_back(std::move(curve));
}

void add_bead_of_logit(Chart& chart, const Session& session, Point at, Ink ink) {
  Mark own = bead(session, session.focus, at, ink);
  own.important = true;
  chart.marks.push_back(std::move(own));
  chart.guides = {logit_guide(session, session.focus)};
  chart.handles = {logit_handle(session, session.focus, at)};
}

Plot derivation_plot(const Session& session, Text title, Panel lines, Panel chart) {
  const std::string label = "[[label:" + number_as_typed(effective_labels(session)[session.focus]).en + "]]";
  Plot plot;
  plot.title = std::move(title);
  plot.aside = as_one_output(session, session.focus) + Text(": $y$ = " + label, "：$y$ = " + label);
  plot.rows = {{std::move(lines), std::move(chart)}};
  return plot;
}

}  // namespace surprisal::figures
