// desk: reads a file of rows and computes its numbers, or the tokens of a text, in a thread of its own, so
// that the window keeps drawing.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>

#include "base/result.h"
#include "base/threads.h"
#include "data/tokens.h"
#include "desk/row_source.h"

namespace surprisal::desk {

using RowFileResult = Result<std::shared_ptr<const RowFile>>;

// Progress and stopping are handled through `work`.
// If the file is already `known`, with or without a comparison, only the other model's file is read; if that
// is known too, the temperature curve is made exact.
RowFileResult read_row_file(const RowSource& source, const data::Work& work = {},
                            const std::shared_ptr<const RowFile>& known = {});
RowFileResult evaluate_rows(const RowSource& source, data::Rows rows, const data::Work& work = {});

// Starts at once. Destroying it before it has ended stops it at once, however long the file is.
class RowReader {
 public:
  explicit RowReader(RowSource source, std::shared_ptr<const RowFile> known = {});

  const RowSource& source() const { return source_; }
  const std::shared_ptr<const RowFile>& known() const { return known_; }
  const data::Progress& progress() const { return progress_; }
  bool has_ended() const { return ended_; }
  const RowFileResult& result() const { return result_; }  // once it has ended
  // Instead of a result, if the file has the tokens of a text; once it has ended.
  std::optional<data::Tokens>& tokens() { return tokens_; }
  void stop() { worker_.stop(); }
  bool was_stopped() const { return worker_.was_stopped(); }

 private:
  void run(const std::stop_token& stopped);

  const RowSource source_;
  const std::shared_ptr<const RowFile> known_;
  data::Progress progress_;
  std::atomic<bool> ended_ = false;
  RowFileResult result_;
  std::optional<data::Tokens> tokens_;
  Worker worker_;  // the last member: it uses the others
};

}  // namespace surprisal::desk
