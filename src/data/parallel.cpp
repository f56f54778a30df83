#include "data/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/threads.h"

namespace surprisal::data {

std::size_t rows_per_block(std::size_t columns) {
  const std::size_t rows = (std::size_t{1} << 16) / std::max<std::size_t>(columns, 1);
  return std::clamp<std::size_t>(rows / 8 * 8, 8, 4096);
}

std::size_t block_count(std::size_t rows, std::size_t columns) {
  const std::size_t size = rows_per_block(columns);
  return (rows + size - 1) / size;
}

bool run_blocks(std::size_t rows, std::size_t columns, const Work& work,
                const std::function<BlockWorker()>& make_worker) {
  const std::size_t size = rows_per_block(columns), blocks = block_count(rows, columns);
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> complete = true;

  const auto run = [&] {
    const BlockWorker worker = make_worker();
    for (;;) {
      if (work.is_stopped()) complete = false;
      if (!complete) return;
      const std::size_t block = next++;
      if (block >= blocks) return;
      const RowRange range = {block * size, std::min(size, rows - block * size)};
      worker(block, range);
      work.count(range.count);
    }
  };

  const std::size_t wanted = work.threads != 0 ? work.threads : std::thread::hardware_concurrency();
  const std::size_t threads = std::min(std::max<std::size_t>(wanted, 1), blocks);
  if (!kHasThreads || threads <= 1) {
    run();
    return complete;
  }

  std::exception_ptr thrown;
  std::mutex thrown_mutex;
  {
    std::vector<std::jthread> pool;
    const auto guarded_run = [&] {
      try {
        run();
      } catch (...) {  // most likely out of memory: stop the other threads too
        const std::scoped_lock lock(thrown_mutex);
        thrown = std::current_exception();
        complete = false;
      }
    };
    for (std::size_t i = 1; i < threads; ++i) pool.emplace_back(guarded_run);
    guarded_run();
  }
  if (thrown) std::rethrow_exception(thrown);
  return complete;
}

}  // namespace surprisal::data
