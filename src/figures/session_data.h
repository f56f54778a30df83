// figures: what several figures take from the session.
#pragma once

#include <vector>

#include "math/losses.h"
#include "session/session.h"

namespace surprisal::figures {

// The labels as a distribution, for the figures that compare a prediction with one. Several right classes get
// equal shares; if no class is right, all do.
std::vector<double> label_distribution(const Session& session);

bool is_sigmoid(const Session& session);  // its output layer

// The classes to show in at most `lines` lines. If there are more classes than lines: the one in focus, the
// right ones and the likeliest, in their order, with a line left to say how many more there are.
std::vector<std::size_t> classes_to_show(const Session& session, std::size_t lines);

// The batch with the second model's logits, if it has them.
Batch rival_batch(const Session& session);

// The cross-entropy of a batch with the session's smoothing and, if there is one for each column, its class
// weights.
BatchLoss batch_loss(const Session& session, const Batch& batch, bool weighted = true,
                     Reduction reduction = Reduction::Mean);

// The name of a column of the batch, which may have more or fewer classes than the sample.
Text batch_class_name(const Session& session, std::size_t k);

// The nearest finite number: softmax needs finite logits, and a sum or product of logits may overflow.
double nearest_finite(double value);

}  // namespace surprisal::figures
