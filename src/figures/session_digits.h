// figures: the handwritten digit of a session, and the classifier as the session has it trained.
#pragma once

#include <optional>

#include "learn/digits.h"
#include "learn/training.h"
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

// Whether the figures of this session need no training. Otherwise, a few more steps of it.
bool is_trained(const Session& session);
void train_further(const Session& session, std::size_t steps);

// With as many steps as have been trained; nothing if that is none.
std::optional<Session> as_far_as_trained(Session session);

}  // namespace surprisal::figures
