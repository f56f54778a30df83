// desk: which rows the table lists, and in which order. With many rows this takes longer than a frame, so
// another thread does it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "desk/row_columns.h"
#include "desk/row_query.h"
#include "desk/row_source.h"

namespace surprisal::desk {

// Equal rows are in the order of the file. Nothing if the work was stopped.
std::optional<SortedRows> sorted_rows(const RowFile& file, RowColumn column, bool descending,
                                      const std::stop_token& stop = {});

struct RowListRequest {
  std::shared_ptr<const RowFile> file;
  RowColumn column = RowColumn::Loss;
  bool descending = true;
  RowGroup group = RowGroup::All;
  RowQuery query;
  std::shared_ptr<const SortedRows> sorted;  // reused if it has the requested order; may be null
};

struct RowList {
  std::shared_ptr<const RowFile> file;
  std::shared_ptr<const SortedRows> sorted;
  std::vector<std::uint32_t> shown;  // those that pass the filter, in the same order
};

// Nothing if the work was stopped.
std::optional<RowList> list_rows(const RowListRequest& wish, const std::stop_token& stop = {});

// Lists rows in a thread of its own. Only the last request counts.
class RowLister {
 public:
  ~RowLister();

  void ask(RowListRequest wish);
  bool is_busy() const;
  std::optional<RowList> take();  // once for each request that was met

 private:
  void work(const std::stop_token& ended);

  mutable std::mutex mutex_;
  std::condition_variable_any asked_;
  std::optional<RowListRequest> wish_;
  std::optional<RowList> list_;
  std::stop_source current_;  // of the current request
  bool busy_ = false;
  std::jthread thread_;  // the last member: it uses the others
};

}  // namespace surprisal::desk
