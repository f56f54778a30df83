// data: how the losses are distributed, and what share of the total loss the worst rows have.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/row_numbers.h"

namespace surprisal::data {

struct LossBin {
  double low = 0, high = 0;  // in nats; a bin includes its lower edge
  std::size_t count = 0;
};

struct LossShare {
  double loss = 0;   // in nats
  double share = 0;  // of the total loss, in the rows with a smaller loss
};

struct LossHistogram {
  std::vector<LossBin> bins;  // of equal width on a log axis; the first one also has what lies below it
  std::size_t below = 0;      // rows in the first bin that lie below its lower edge
  std::size_t infinite = 0;   // rows that are in no bin
  // The cumulative share from the first bin's edge to the largest loss, where it is 1: finer than the bins,
  // and each row where a few of them account for much. Empty if the total is 0 or infinite.
  std::vector<LossShare> shares;
};

// From `lowest` up to the largest finite loss. The lowest bins that together have at most one row in 500 are
// merged into the first bin: they would take up much of the axis.
LossHistogram loss_histogram(const RowNumbers& numbers, double lowest = 1e-5, int bins_per_decade = 4);

struct WorstPart {
  double share = 0;  // of the total loss: 0.32 if these rows have 32% of it
  double from = 0;   // the smallest loss among them, in nats
};

// This part of the used rows, those with the largest losses, rounded to at least one row. Empty if the total
// loss is 0 or infinite.
std::optional<WorstPart> worst_part(const RowNumbers& numbers, double part_of_rows);

}  // namespace surprisal::data
