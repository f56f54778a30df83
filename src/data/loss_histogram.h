// data: how the losses are spread, and how much of the whole loss the worst rows carry.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/row_numbers.h"

namespace surprisal::data {

struct LossBin {
  double low = 0, high = 0;  // in nats; a bin holds its lower edge
  std::size_t count = 0;
  double share = 0;  // of the whole loss, in the rows below the upper edge; 0 if the whole is 0 or infinite
};

struct LossHistogram {
  std::vector<LossBin> bins;  // of equal width on a log axis; the first one also holds what lies below it
  std::size_t below = 0;      // rows in the first bin that lie below its lower edge
  std::size_t infinite = 0;   // rows that are in no bin
};

// From `lowest` up to the largest finite loss. The lowest bins that together hold at most one row in 500 are
// left to the first bin: they would take up much of an axis.
LossHistogram loss_histogram(const RowNumbers& numbers, double lowest = 1e-5, int bins_per_decade = 4);

struct WorstPart {
  double share = 0;  // of the whole loss: 0.32 if these rows carry 32%
  double from = 0;   // the smallest loss among them, in nats
};

// That part of the used rows that lose most, rounded to at least one row. Empty if the whole loss is 0 or
// infinite.
std::optional<WorstPart> worst_part(const RowNumbers& numbers, double part_of_rows);

}  // namespace surprisal::data
