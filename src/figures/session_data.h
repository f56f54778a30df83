// figures: what several figures derive from the session.
#pragma once

#include <vector>

#include "math/losses.h"
#include "math/own_loss.h"
#include "session/session.h"

namespace surprisal::figures {

// The labels as a distribution, for the figures that compare a prediction with one. Several right classes get
// equal shares; if no class is right, all do.
std::vector<double> label_distribution(const Session& session);

bool is_sigmoid(const Session& session);  // whether its output layer is a sigmoid

// For figures about one output behind a sigmoid: how to speak of it where the sample's output is a softmax.
Text as_one_output(const Session& session, std::size_t k);

// The classes to show in at most `lines` lines. If there are more classes than lines: the one in focus, the
// right ones and the most likely, in order, with the last line saying how many more there are.
std::vector<std::size_t> classes_to_show(const Session& session, std::size_t lines);

// The batch with the second model's logits, if it has them.
Batch rival_batch(const Session& session);

// The cross-entropy of a batch with the session's smoothing and, if there is one for each column, its class
// weights.
BatchLoss batch_loss(const Session& session, const Batch& batch, bool weighted = true,
                     Reduction reduction = Reduction::Mean);

// The name of a column of the batch, which may have more or fewer classes than the sample.
Text batch_class_name(const Session& session, std::size_t k);

// The user's own loss, before it is bent and as it is bent now; and the output of the race's neuron while it
// learns with a loss, after 0, 1, ... `steps` steps.
LossCurve own_curve(const Session& session);
LossCurve own_loss(const Session& session);
std::vector<double> outputs_of_own(const Session& session, const LossCurve& loss, int steps);

// A truth for three outcomes: the first has the probability of the forecast; the others share the rest
// 3 to 1.
ThreeOutcomes three_outcomes_of(const Session& session);

// The nearest finite number: softmax needs finite logits, and a sum or product of logits may overflow.
double nearest_finite(double value);

}  // namespace surprisal::figures
