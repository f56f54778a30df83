// figures: loss and accuracy over the steps of training.
#include "figures/builders.h"
#include "figures/session_digits.h"
#include "figures/training_curves.h"

namespace surprisal::figures {

Plot build_training(const Session& session) {
  const std::optional<learn::Training> other = other_digit_run(session);
  return training_curves(digit_run(session), other ? &*other : nullptr, session.base);
}

}  // namespace surprisal::figures
