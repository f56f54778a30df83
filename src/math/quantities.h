// math: all quantities of one sample at once, as `surprisal compute` prints them and the live values of
// lessons use them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "math/log_base.h"

namespace surprisal::math {

// A sample is given by its logits or by its probabilities, with no labels or one per class.
struct Sample {
  std::vector<double> logits;         // empty where probabilities are given
  std::vector<double> probabilities;  // empty where logits are given
  std::vector<double> labels;         // empty for none
  double temperature = 1;             // of softmax; sigmoid takes the logits as they are
  Base base = Base::E;
};

using Numbers = std::vector<double>;

// An optional is empty if the sample lacks what it is computed from. Quantities with a unit are in the base,
// except for log_softmax, logsumexp and the gradients, which are natural.
struct Quantities {
  std::optional<Numbers> logits;
  std::optional<Numbers> labels;
  Base base = Base::E;
  std::optional<double> temperature;
  Numbers sigmoid;
  Numbers softmax;
  Numbers log_softmax;
  std::optional<double> logsumexp;
  std::optional<Numbers> linear;  // logits divided by their plain sum
  Numbers surprisal;
  std::optional<double> entropy_labels;
  double entropy_softmax = 0;
  std::optional<double> cross_entropy;
  std::optional<double> kl;          // from labels to softmax
  std::optional<double> kl_reverse;  // from softmax to labels
  std::optional<Numbers> bce;
  std::optional<double> bce_mean;
  std::optional<double> bce_sum;
  std::optional<Numbers> squared_error;
  std::optional<Numbers> grad_softmax_ce;   // with respect to the logits: (p-y)/T
  std::optional<Numbers> grad_sigmoid_bce;  // a-y
  std::optional<Numbers> grad_sigmoid_mse;  // (a-y) a(1-a)
};

// If the labels do not add up to 1 (several right classes), whatever needs a distribution is empty.
Quantities quantities_of(const Sample& sample);

// Whether the entries add up to 1 within 1e-6.
bool adds_to_one(std::span<const double> p);

}  // namespace surprisal::math
