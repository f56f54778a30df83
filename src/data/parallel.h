// data: work on many rows, on several threads. The blocks do not depend on the number of threads, so sums
// over them do not either.
#pragma once

#include <cstddef>
#include <functional>

#include "data/work.h"

namespace surprisal::data {

struct RowRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

// About 65,536 numbers, always a multiple of eight rows.
std::size_t rows_per_block(std::size_t columns);
std::size_t block_count(std::size_t rows, std::size_t columns);

// Calls make_worker once on each thread, and then the worker for one block after the other. A worker writes
// only what belongs to its block. False if the work was stopped; then some blocks have not been done.
using BlockWorker = std::function<void(std::size_t block, RowRange rows)>;
bool run_blocks(std::size_t rows, std::size_t columns, const Work& work,
                const std::function<BlockWorker()>& make_worker);

}  // namespace surprisal::data
