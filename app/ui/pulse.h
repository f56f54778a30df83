// ui: shows once, when the mouse button is released, what a change affects: a pulse runs from the logits
// through the probabilities and the loss to the gradient. It is given the time and reads no clock.
#pragma once

#include <cstdint>
#include <optional>

#include "draw/theme.h"

namespace surprisal::ui {

inline constexpr double kPulseSeconds = 0.15;

// How strongly a quantity is highlighted, from 0 to 1, this many seconds after the pulse began.
double pulse_strength(Quantity quantity, double seconds);

class Pulse {
 public:
  // Call it in each frame. The pulse begins when the button is released, if the session has changed.
  void watch(bool is_dragging, std::uint64_t revision, double now, bool reduced_motion);

  bool is_running() const { return began_.has_value(); }
  double strength(Quantity quantity) const { return began_ ? pulse_strength(quantity, now_ - *began_) : 0; }

 private:
  double now_ = 0;
  std::optional<double> began_;
  std::optional<std::uint64_t> revision_before_;  // during a drag
};

}  // namespace surprisal::ui
