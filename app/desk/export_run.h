// desk: a running export, in a thread of its own, so that the window keeps drawing.
#pragma once

#include <atomic>

#include "base/threads.h"
#include "export/writing.h"

namespace surprisal::desk {

// Starts at once. Destroying it before it has ended stops it, and it leaves no files behind.
class ExportRun {
 public:
  explicit ExportRun(Writing job);

  double share() const { return share_; }  // done so far, from 0 to 1
  bool has_ended() const { return ended_; }
  const Done& result() const { return result_; }  // once it has ended
  void stop() { worker_.stop(); }
  bool was_stopped() const { return worker_.was_stopped(); }
  const Writing& job() const { return job_; }

 private:
  void run(const std::stop_token& stopped);

  const Writing job_;
  std::atomic<double> share_ = 0;
  std::atomic<bool> ended_ = false;
  Done result_ = Nothing{};
  Worker worker_;  // the last member: it uses the others
};

}  // namespace surprisal::desk
