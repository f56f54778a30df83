// ui: what follows from a change, shown once when the hand lets go: a pulse that runs from the logits over
// the probabilities and the loss to the gradient. It is given the time, and knows no clock.
#pragma once

#include <cstdint>
#include <optional>

#include "draw/theme.h"

namespace surprisal::ui {

inline constexpr double kPulseSeconds = 0.15;

// How strong a quantity is, from 0 to 1, so many seconds after the pulse began.
double pulse_strength(Quantity quantity, double seconds);

class Pulse {
 public:
  // To be called in each frame. The pulse begins when the hand goes up after it has changed the session.
  void watch(bool hand_is_down, std::uint64_t revision, double now, bool reduced_motion);

  bool is_running() const { return began_.has_value(); }
  double strength(Quantity quantity) const { return began_ ? pulse_strength(quantity, now_ - *began_) : 0; }

 private:
  double now_ = 0;
  std::optional<double> began_;
  std::optional<std::uint64_t> revision_before_;  // while the hand is down
};

}  // namespace surprisal::ui
