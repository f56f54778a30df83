// math: losses of one sample, and of a batch with weights, smoothing and a reduction.
// a is a sigmoid's output, q a distribution, y a label in [0,1]; natural logarithms unless a base is asked
// for.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "math/log_base.h"

namespace surprisal::math {

double squared_error(double a, double y);   // 1/2 (a-y)^2: the half makes the derivative a-y
double absolute_error(double a, double y);  // |a-y|

// -y log a - (1-y) log(1-a). From the logit within 8 eps relative; infinite where a certain prediction is
// wrong.
double binary_cross_entropy(double a, double y, Base base = Base::E);
double binary_cross_entropy_from_logit(double z, double y, Base base = Base::E);

// One binary term per class, and their sum, which some texts use for many classes. Not -sum y log q.
std::vector<double> per_class_binary_terms(std::span<const double> q, std::span<const double> y,
                                           Base base = Base::E);
double per_class_binary_sum(std::span<const double> q, std::span<const double> y, Base base = Base::E);

std::vector<double> one_hot(std::size_t target, std::size_t classes);

// Label smoothing: (1-s) y + s/K.
std::vector<double> smoothed(std::span<const double> y, double smoothing);

// The smallest cross-entropy of any prediction for a smoothed one-hot label: the entropy of the label.
double best_smoothed_loss(std::size_t classes, double smoothing, Base base = Base::E);

// A batch, by PyTorch's rules.
// -------------------------------------------------------------------------------------

// Rows of equal length, one after the other.
struct Rows {
  std::span<const double> values;
  std::size_t columns = 0;

  std::size_t count() const { return columns == 0 ? 0 : values.size() / columns; }
  std::span<const double> row(std::size_t i) const { return values.subspan(i * columns, columns); }
};

enum class Reduction { None, Sum, Mean };

inline constexpr int kIgnoreNothing = -100;  // no class has this number

struct LossOptions {
  std::span<const double> class_weights = {};  // one per class; empty means 1 for each
  int ignore_index = kIgnoreNothing;           // rows with this target are skipped
  double smoothing = 0;
  Reduction reduction = Reduction::Mean;
};

struct BatchLoss {
  std::vector<double> losses;  // one per row, weighted; 0 for an ignored row
  double divisor = 0;          // what the mean divides by: the sum of the weights of the rows' targets
  double reduced = 0;          // the sum or the mean; the sum for None. The mean of nothing is 0.
};

// Logits and the number of the right class in each row.
BatchLoss cross_entropy_batch(Rows logits, std::span<const int> targets, const LossOptions& options = {});

// Logits and a distribution over the classes in each row. The mean divides by the number of rows.
BatchLoss cross_entropy_batch(Rows logits, Rows labels, const LossOptions& options = {});

// Probabilities in place of logits, as scikit-learn's log_loss takes them.
BatchLoss cross_entropy_batch_from_probabilities(Rows probabilities, std::span<const int> targets,
                                                 const LossOptions& options = {});

}  // namespace surprisal::math
