#include "figures/axes.h"

#include <algorithm>
#include <cmath>

#include "figures/beads.h"
#include "figures/number_text.h"
#include "session/session.h"

namespace surprisal::figures {
namespace {

constexpr double kMinReach = 8;
constexpr double kMaxReach = 12;
// Distance of a pinned bead from the end of the axis, as a share of half the axis.
constexpr double kPinnedOffset = 0.18;

Range logit_range(const Session& session) {
  double reach = kMinReach;
  for (double z : session.logits) reach = std::max(reach, std::abs(z) * 1.1);
  return {-reach, reach};
}

}  // namespace

Axis logit_axis(const Session& session) {
  Axis axis = {.title = {"logit $z$", "logit $z$"}, .ink = Quantity::Logit, .range = logit_range(session)};
  if (axis.range->high == kMinReach) axis.ticks = {-8, -4, 0, 4, 8};
  return axis;
}

Axis bounded_logit_axis(const Session& session) {
  Axis axis = logit_axis(session);
  if (axis.range->high <= kMaxReach) return axis;
  axis.range = Range{-kMaxReach, kMaxReach};
  axis.ticks = {-12, -8, -4, 0, 4, 8, 12};
  return axis;
}

void pin_beads(Chart& chart) {
  const Range range = chart.x.range.value_or(Range());
  for (Mark& mark : chart.marks) {
    if (mark.shape != Shape::Bead || (mark.at.x >= range.low && mark.at.x <= range.high)) continue;
    const Point end = {mark.at.x > range.high ? range.high : range.low, mark.at.y};
    const Point pinned = {(1 - kPinnedOffset) * end.x, end.y};
    for (Handle& handle : chart.handles) {
      if (handle.at.x == mark.at.x && handle.at.y == mark.at.y) handle.at = pinned;
    }
    mark.at = pinned;
    chart.arrows.push_back({pinned, end, mark.ink, {}});
  }
}

Axis probability_axis(const Text& title, Ink ink) {
  return {.title = title, .ink = ink, .range = Range{0, 1.05}};
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
