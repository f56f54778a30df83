// learn: the last few training runs, step by step, so that none is trained twice.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "learn/training.h"

namespace surprisal::learn {

// A run depends on its settings and on nothing else. Any thread may ask.
class KeptRuns {
 public:
  Training after(const TrainingSettings& settings, std::size_t steps);  // trains what is missing
  std::size_t steps_of(const TrainingSettings& settings) const;         // that are here already
  bool has(const TrainingSettings& settings, std::size_t steps) const;
  std::size_t bytes() const;  // of memory that they take

 private:
  struct Kept {
    Training last;
    std::vector<Classifier> classifiers;  // after 0, 1, ... steps
  };
  using Runs = std::vector<Kept>;
  static std::size_t bytes_of(const Runs& runs);

  // With the lock.
  const Kept* find(const TrainingSettings& settings) const;
  Kept& found_or_started(const TrainingSettings& settings);  // the last one asked for is the last one

  mutable std::mutex lock_;
  Runs runs_;
};

const DigitData& kept_digits();  // read once
KeptRuns& kept_runs();           // of the whole program

}  // namespace surprisal::learn
