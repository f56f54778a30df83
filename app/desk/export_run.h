// desk: an export under way, beside the window: the loop goes on drawing meanwhile.
#pragma once

#include <atomic>
#include <thread>

#include "export/writing.h"

namespace surprisal::desk {

// Starts at once. Where it is thrown away before it has ended, it is stopped, and leaves nothing behind.
class ExportRun {
 public:
  explicit ExportRun(Writing job);

  double share() const { return share_; }  // that is done
  bool has_ended() const { return ended_; }
  const Done& result() const { return result_; }  // once it has ended
  void stop() { thread_.request_stop(); }
  bool was_stopped() const { return thread_.get_stop_token().stop_requested(); }
  const Writing& job() const { return job_; }

 private:
  void run(const std::stop_token& stopped);

  const Writing job_;
  std::atomic<double> share_ = 0;
  std::atomic<bool> ended_ = false;
  Done result_ = Nothing{};
  std::jthread thread_;  // the last member: it uses the others
};

}  // namespace surprisal::desk
