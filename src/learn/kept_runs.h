// learn: caches the last few training runs, step by step, so that none is trained twice.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "learn/training.h"

namespace surprisal::learn {

// A run depends on nothing but its settings. Thread-safe.
class KeptRuns {
 public:
  Training after(const TrainingSettings& settings, std::size_t steps);  // trains the missing steps
  std::size_t steps_of(const TrainingSettings& settings) const;         // that have been trained
  bool has(const TrainingSettings& settings, std::size_t steps) const;
  std::size_t bytes() const;  // of memory in use

 private:
  struct Kept {
    Training last;
    std::vector<Classifier> classifiers;  // after 0, 1, ... steps
  };
  using Runs = std::vector<Kept>;
  static std::size_t bytes_of(const Runs& runs);

  // These two need the lock.
  const Kept* find(const TrainingSettings& settings) const;
  Kept& find_or_start(const TrainingSettings& settings);  // moves it to the end, as the one used last

  mutable std::mutex lock_;
  Runs runs_;
};

const DigitData& kept_digits();  // parsed only once
KeptRuns& kept_runs();           // of the whole program

}  // namespace surprisal::learn
