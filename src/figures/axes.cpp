#include "figures/axes.h"

#include <algorithm>
#include <cmath>

#include "figures/number_text.h"

namespace surprisal::figures {
namespace {

Range logit_range(const Session& session) {
  double reach = 6;
  for (double z : session.logits) reach = std::max(reach, std::abs(z) * 1.1);
  return {-reach, reach};
}

}  // namespace

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
    axis.categories.push_back(
        {static_cast<double>(k), class_name(session, k), Ink::of_class(k), Text(std::to_string(k + 1))});
  }
  return axis;
}

}  // namespace surprisal::figures
