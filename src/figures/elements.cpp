#include "figures/elements.h"

#include "figures/number_text.h"

namespace surprisal::figures {

Curve make_curve(std::function<double(double)> f, Ink ink, Text label, Dash dash, Thickness thickness) {
  Curve result;
  result.f = std::move(f);
  result.ink = ink;
  result.label = std::move(label);
  result.dash = dash;
  result.thickness = thickness;
  return result;
}

Bar make_bar(double at, double value, Ink ink, int digits) {
  Bar result;
  result.at = at;
  result.to = value;
  result.ink = ink;
  result.label = number_text(value, digits);
  result.number = value;
  return result;
}

void add_waterfall(Chart& chart, const std::vector<double>& terms, double total, Ink ink,
                   const Text& total_name, int digits) {
  double reached = 0;
  double place = 0;
  for (double term : terms) {
    Bar step = make_bar(place++, term, ink.faded(0.55), digits);
    step.from = reached;
    step.to = reached += term;
    chart.bars.push_back(step);
  }
  chart.bars.push_back(make_bar(place, total, ink, digits));
  chart.bars.back().name = total_name;
  chart.x.categories.push_back({place, total_name, ink});
}

Guide logit_guide(const Session& session, std::size_t k) {
  return {Guide::Direction::Vertical, session.logits[k], Ink::of_class(k), Dash::Dotted, {}};
}

}  // namespace surprisal::figures
