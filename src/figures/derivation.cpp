#include "figures/derivation.h"

#include <algorithm>
#include <utility>

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

}  // namespace surprisal::figures
