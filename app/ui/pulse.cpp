#include "ui/pulse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace surprisal::ui {

double pulse_strength(Quantity quantity, double seconds) {
  constexpr std::array kOrder = {Quantity::Logit, Quantity::Prediction, Quantity::Loss, Quantity::Gradient};
  constexpr double kStep = kPulseSeconds / kOrder.size();
  const auto place = std::find(kOrder.begin(), kOrder.end(), quantity);
  if (place == kOrder.end()) return 0;
  const double middle = kStep * (0.5 + static_cast<double>(place - kOrder.begin()));
  const double away = std::abs(seconds - middle) / kStep;
  return away < 1 ? (1 + std::cos(std::numbers::pi * away)) / 2 : 0;
}

void Pulse::watch(bool is_dragging, std::uint64_t revision, double now, bool reduced_motion) {
  now_ = now;
  if (began_ && now - *began_ >= kPulseSeconds) began_.reset();
  if (is_dragging) {
    if (!revision_before_) revision_before_ = revision;
    began_.reset();
    return;
  }
  if (revision_before_ && *revision_before_ != revision && !reduced_motion) began_ = now;
  revision_before_.reset();
}

}  // namespace surprisal::ui
