// data: long work as another thread sees it: its progress, and the request to stop.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stop_token>

#include "base/namespaces.h"

namespace surprisal::data {

// The stages from a file to its figures, in this order.
enum class Stage { Reading, Checking, Losses, Temperature };
inline constexpr int kStages = 4;

// One thread counts, another reads.
class Progress {
 public:
  void begin(Stage stage, std::size_t all) {
    done_ = 0;
    all_ = all;
    stage_ = stage;
  }
  void add(std::size_t done) { done_ += done; }

  Stage stage() const { return stage_; }
  std::size_t done() const { return done_; }  // bytes of a text, otherwise rows
  double share() const {                      // of the current stage
    const std::size_t all = all_;
    return all == 0 ? 0 : std::min(1.0, static_cast<double>(done_) / static_cast<double>(all));
  }

 private:
  std::atomic<Stage> stage_ = Stage::Reading;
  std::atomic<std::size_t> done_ = 0, all_ = 0;
};

// How long work is run, watched and stopped.
struct Work {
  unsigned threads = 0;          // 0: one for each processor
  std::stop_token stop = {};     // checked often enough to stop at once
  Progress* progress = nullptr;  // of the current stage

  bool is_stopped() const { return stop.stop_requested(); }
  void begin(Stage stage, std::size_t all) const {
    if (progress != nullptr) progress->begin(stage, all);
  }
  // False if the work was stopped.
  bool count(std::size_t done) const {
    if (progress != nullptr) progress->add(done);
    return !is_stopped();
  }
  // For a part of a stage that does not count towards its progress.
  Work uncounted() const { return {threads, stop, nullptr}; }
};

}  // namespace surprisal::data
