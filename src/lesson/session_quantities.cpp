// lesson: the quantities of a session and of its rival, computed once per page and shared by all its values.
#include "lesson/names.h"

namespace surprisal::lesson {

const Quantities& Values::quantities() const {
  if (!quantities_) quantities_ = quantities_of(session_);
  return *quantities_;
}

const Quantities& Values::rival_quantities() const {
  if (!rival_quantities_) {
    Sample sample;
    sample.probabilities = session_.rival;
    sample.labels = effective_labels(session_);
    sample.base = session_.base;
    rival_quantities_ = quantities_of(sample);
  }
  return *rival_quantities_;
}

}  // namespace surprisal::lesson
