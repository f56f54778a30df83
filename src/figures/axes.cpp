#include "figures/axes.h"

#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/number_text.h"
#include "session/session.h"

namespace surprisal::figures {
namespace {

constexpr double kLeastReach = 8;

Range logit_range(const Session& session) {
  double reach = kLeastReach;
  for (double z : session.logits) reach = std::max(reach, std::abs(z) * 1.1);
  return {-reach, reach};
}

}  // namespace

Axis logit_axis(const Session& session) {
  Axis axis = {.title = {"logit $z$", "logit $z$"}, .ink = Quantity::Logit, .range = logit_range(session)};
  if (axis.range->high == kLeastReach) axis.ticks = {-8, -4, 0, 4, 8};
  return axis;
}

Axis probability_axis(const Text& title, Ink ink) {
  return {.title = title, .ink = ink, .range = Range{-0.03, 1.05}};
}

Axis information_axis(const Text& what, Ink ink, Base base, double highest) {
  return {.title = with_unit(what, base), .ink = ink, .range = Range{0, highest}};
}

Axis class_axis(const Session& session) {
  Axis axis;
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    axis.categories.push_back(
        {static_cast<double>(k), name_of(session, k), Ink::Kind::Ink, Text(std::to_string(k + 1))});
  }
  return axis;
}

}  // namespace surprisal::figures
