// desk: reads a file of rows and computes its numbers, in a thread of its own, so that the window keeps
// drawing.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <thread>

#include "base/result.h"
#include "desk/row_source.h"

namespace surprisal::desk {

using RowFileResult = Result<std::shared_ptr<const RowFile>>;

enum class RowStage { Reading, Losses, Temperature };
// Work is stopped through `work`.
RowFileResult read_row_file(const RowSource& source, const data::Work& work = {},
                            std::atomic<RowStage>* stage = nullptr);

RowFileResult evaluate_rows(const RowSource& source, data::Rows rows, const data::Work& work = {},
                            std::atomic<RowStage>* stage = nullptr);

// Starts at once. Destroying it before it has ended stops it.
class RowReader {
 public:
  explicit RowReader(RowSource source);

  const RowSource& source() const { return source_; }
  RowStage stage() const { return stage_; }
  std::size_t rows_done() const { return rows_done_; }  // of all passes over the rows
  bool has_ended() const { return ended_; }
  const RowFileResult& result() const { return result_; }  // once it has ended
  void stop() { thread_.request_stop(); }
  bool was_stopped() const { return thread_.get_stop_token().stop_requested(); }

 private:
  void run(const std::stop_token& stopped);

  const RowSource source_;
  std::atomic<RowStage> stage_ = RowStage::Reading;
  std::atomic<std::size_t> rows_done_ = 0;
  std::atomic<bool> ended_ = false;
  RowFileResult result_;
  std::jthread thread_;  // the last member: it uses the others
};

}  // namespace surprisal::desk
