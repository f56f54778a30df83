// data: what the loss and the figures need to know about each row: less than 100 bytes per row, one array for
// each quantity.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "data/parallel.h"
#include "data/rows.h"

namespace surprisal::data {

// PyTorch's rules for the loss of a row.
struct LossRules {
  std::vector<double> class_weights = {};  // one for each class, none negative; empty means 1 for each
  double smoothing = 0;                    // moves this part of each label to all classes evenly
};

// Natural logarithms. Everything about the label is empty if there are no labels, and 0 in a row whose label
// is ignored. A row that is left out is ignored, and its confidence and entropy are NaN. The loss is within
// 1e-6 of the exact one, for float32 logits within 6e-9 of it.
struct RowNumbers {
  std::vector<std::int32_t> label;        // for a soft label the class with the largest share; or kIgnored
  std::vector<double> loss;               // with weights and smoothing; -log p of the label without them
  std::vector<double> label_probability;  // p of the label
  std::vector<double> gradient_norm;      // |p - y|; y is the label without smoothing
  std::vector<std::int32_t> rank;         // of the label, largest p first: 0 if the prediction is right
  std::vector<std::int32_t> predicted;    // the class with the largest p, the first one in a tie
  std::vector<double> confidence;         // the largest p
  std::vector<double> entropy;

  std::size_t rows() const { return predicted.size(); }
  bool has_labels() const { return !label.empty(); }
  bool is_used(std::size_t row) const { return has_labels() && label[row] != kIgnored; }
  bool is_right(std::size_t row) const { return predicted[row] == label[row]; }
};

// Labels are kIgnored or a class of the rows. Nothing if the work was stopped.
std::optional<RowNumbers> row_numbers(const Rows& rows, const LossRules& rules = {}, const Work& work = {});

// Only the losses, bit for bit as above, in less time. Empty if there are no labels.
std::optional<std::vector<double>> row_losses(const Rows& rows, const LossRules& rules = {},
                                              const Work& work = {});

// The first row with a NaN among its numbers, or with no score above -infinity, except those that are left
// out, which have no numbers.
std::optional<std::size_t> first_invalid_row(const RowNumbers& numbers,
                                             std::span<const std::uint32_t> left_out = {});

}  // namespace surprisal::data
