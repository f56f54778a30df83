#include "figure/figures/parts.h"

#include <algorithm>
#include <cmath>

#include "figure/wording.h"
#include "session/named_quantities.h"

namespace surprisal::parts {

Text class_name(const Session& session, std::size_t k) {
  if (k < session.class_names.size() && !session.class_names[k].empty()) return session.class_names[k];
  const std::string index = std::to_string(k + 1);
  return {"class " + index, "类别 " + index};
}

Text unit(Base base) {
  switch (base) {
    case Base::Two:
      return {"bits", "比特"};
    case Base::Ten:
      return {"hartleys", "哈特利"};
    case Base::E:
      break;
  }
  return {"nats", "奈特"};
}

Text with_unit(const Text& what, Base base) {
  const Text u = unit(base);
  return {what.en + " (" + u.en + ")", what.zh + "（" + u.zh + "）"};
}

Text number(double value, int digits) { return {shown(value, digits)}; }

Text labelled(const Text& what, double value, int digits) { return what + Text(" ") + number(value, digits); }

Cell number_cell(double value, Ink ink, int digits, Weight weight) {
  Cell cell{number(value, digits), ink, weight};
  cell.value = value;
  return cell;
}

Range logit_range(const Session& session) {
  double reach = 6;
  for (double z : session.logits) reach = std::max(reach, std::abs(z) * 1.1);
  return {-reach, reach};
}

Axis logit_axis(const Session& session) {
  Axis axis;
  axis.title = {"logit 𝑧", "logit 𝑧"};
  axis.ink = Quantity::Logit;
  axis.range = logit_range(session);
  return axis;
}

Axis probability_axis(const Text& title, Ink ink) {
  Axis axis;
  axis.title = title;
  axis.ink = ink;
  axis.range = Range{-0.03, 1.05};
  return axis;
}

Axis information_axis(const Text& what, Ink ink, Base base, double highest) {
  Axis axis;
  axis.title = with_unit(what, base);
  axis.ink = ink;
  axis.range = Range{0, highest};
  return axis;
}

Axis class_axis(const Session& session) {
  Axis axis;
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    axis.categories.push_back({static_cast<double>(k), class_name(session, k), Ink::of_class(k)});
  }
  return axis;
}

Curve curve(std::function<double(double)> f, Ink ink, Text label, Dash dash, Thickness thickness) {
  Curve result;
  result.f = std::move(f);
  result.ink = ink;
  result.label = std::move(label);
  result.dash = dash;
  result.thickness = thickness;
  return result;
}

Handle logit_handle(const Session& session, std::size_t k, Point at) {
  const Text name = class_name(session, k);
  return {"logit:" + std::to_string(k),
          {"logit of " + name.en, name.zh + "的 logit"},
          at,
          Handle::Freedom::Along,
          Ink::of_class(k),
          [k](Session& s, Point to) { set_logit(s, k, to.x); }};
}

}  // namespace surprisal::parts
