// figures: the handwritten digit of a session, and the classifier trained with the session's settings.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "learn/digits.h"
#include "learn/training.h"
#include "math/softmax.h"
#include "session/session.h"

namespace surprisal::figures {

learn::DigitCounts digit_of(const Session& session);
int digit_label(const Session& session);

learn::TrainingSettings training_settings(const Session& session, Loss loss);
inline learn::TrainingSettings training_settings(const Session& session) {
  return training_settings(session, session.digits.loss);
}

// Trains if that has not been done yet.
learn::Training digit_run(const Session& session);
std::optional<learn::Training> other_digit_run(const Session& session);  // if it is shown

Softmax digit_softmax(const Session& session);  // for the digit, by the classifier of that run

// The runs that a figure shows: the session's run, and that with the other loss if it is shown; or a healthy
// run, one with softmax applied twice, and one with wrong labels.
using DigitRuns = std::vector<learn::TrainingSettings>;
DigitRuns runs_of_session(const Session& session);
DigitRuns runs_with_faults(const Session& session);

// Whether these runs have all their steps. If not, train_further takes a few more of each.
bool is_trained(const Session& session, const DigitRuns& runs);
void train_further(const Session& session, const DigitRuns& runs, std::size_t steps);

inline bool is_trained(const Session& session) { return is_trained(session, runs_of_session(session)); }
inline void train_further(const Session& session, std::size_t steps) {
  train_further(session, runs_of_session(session), steps);
}

Session with_trained_steps(Session session, int steps);

// The session with only as many steps as have been trained, possibly none.
Session limited_to_trained_steps(Session session);

}  // namespace surprisal::figures
