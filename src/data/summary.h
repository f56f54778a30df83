// data: the statistics of all rows: mean loss, accuracy, Brier score, and the same for each class.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/row_numbers.h"

namespace surprisal::data {

struct ClassSummary {
  std::size_t count = 0;  // used rows with this label
  std::optional<double> accuracy, mean_loss;
};

// Natural logarithms. A member is empty if there are no rows to compute it from.
struct Summary {
  std::size_t rows = 0, used = 0, ignored = 0, classes = 0;
  double sum_loss = 0;
  std::optional<double> mean_loss;  // PyTorch's mean: see divisor_of
  std::optional<double> accuracy;
  std::optional<double> top5;        // empty for five classes or fewer, too
  std::optional<double> brier;       // the mean of |p - y|^2, from 0 to 2
  std::optional<double> perplexity;  // e^mean_loss
  std::optional<double> mean_confidence,
      mean_entropy;                     // of all rows that are not left out, with or without a label
  std::vector<ClassSummary> per_class;  // empty without labels
};

Summary summarize(const Rows& rows, const RowNumbers& numbers, const LossRules& rules = {});

// The number by which the mean divides the sum of the losses: the sum of the label weights of the used rows;
// with soft labels, the number of rows.
double divisor_of(const Rows& rows, const RowNumbers& numbers, const LossRules& rules);

}  // namespace surprisal::data
