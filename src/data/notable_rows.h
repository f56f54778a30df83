// data: the rows that a person should look at: those with the largest loss, and those whose label is likely
// wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/text.h"
#include "data/row_numbers.h"

namespace surprisal::data {

// The used rows with the largest losses, largest first; equal ones in the order of the file.
std::vector<std::size_t> worst_rows(const RowNumbers& numbers, std::size_t count);

struct LikelyWrongLabel {
  std::size_t row = 0;
  std::int32_t label = 0, suggested = 0;
  double self_confidence = 0;  // p of the label
  double margin = 0;           // p of the label minus the largest p: the lower, the more likely it is wrong
};

// The mean of p_k over the rows with label k; above 1 for a class that no row has as its label.
std::vector<double> label_thresholds(const RowNumbers& numbers, std::size_t classes);

// Confident learning (Northcutt and others, 2021), with the most probable class as the only candidate: a
// label is likely wrong if the model predicts another class at least as confidently as, on average, it
// predicts that class in the rows with that label. A class that no row has as its label is never suggested.
// Lowest margin first.
bool is_likely_wrong(const RowNumbers& numbers, const std::vector<double>& thresholds, std::size_t row);
std::vector<LikelyWrongLabel> likely_wrong_labels(const RowNumbers& numbers, std::size_t classes);

// How many rows make the mean loss infinite, because their label has probability 0; empty if none does.
Text note_on_infinite_losses(const Rows& rows, const RowNumbers& numbers);

}  // namespace surprisal::data
