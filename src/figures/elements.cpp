#include "figures/elements.h"

#include <algorithm>
#include <string>
#include <utility>

#include "figures/beads.h"
#include "figures/number_text.h"
#include "session/session.h"

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

Bar class_bar(const Session& session, std::size_t k, double value, Ink ink) {
  Bar bar = make_bar(static_cast<double>(k), value, ink);
  bar.width = 0.62;
  bar.name = name_of(session, k);
  bar.of_class = k;
  return bar;
}

void add_model_bars(Chart& chart, double first, double second, Ink ink) {
  chart.x.categories = {{0, {"model 1", "模型 1"}, Ink::Kind::Ink, "1"},
                        {1, {"model 2", "模型 2"}, Ink::Kind::Ink, "2"}};
  chart.bars = {make_bar(0, first, ink), make_bar(1, second, ink)};
  chart.bars[0].name = {"model 1", "模型 1"};
  chart.bars[1].name = {"model 2", "模型 2"};
  chart.bars[1].fill = Fill::Lighter;
}

Guide vertical_guide(double x, Ink ink, Text label) {
  return {Guide::Direction::Vertical, x, ink, Dash::Dotted, std::move(label)};
}

Guide horizontal_guide(double y, Ink ink, Text label) {
  return {Guide::Direction::Horizontal, y, ink, Dash::Dotted, std::move(label)};
}

Guide logit_guide(const Session& session, std::size_t k) {
  return vertical_guide(session.logits[k], Quantity::Logit);
}

Guide drop_line(Point to, double floor, Ink ink) {
  Guide guide = vertical_guide(to.x, ink);
  guide.extent = Range{std::min(floor, to.y), std::max(floor, to.y)};
  return guide;
}

Guide level_line(double from, Point to, Ink ink) {
  Guide guide = horizontal_guide(to.y, ink);
  guide.extent = Range{std::min(from, to.x), std::max(from, to.x)};
  return guide;
}

Guide stem(Point to, Ink ink) {
  Guide guide = drop_line(to, 0, ink);
  guide.is_stem = true;
  return guide;
}

}  // namespace surprisal::figures
