#include "learn/kept_runs.h"

#include <algorithm>
#include <utility>

namespace surprisal::learn {
namespace {

// Enough for both losses before and after a change of settings. As long as runs are small, there is also room
// for the runs with a fault. A run of 1,000 steps takes 5 MB, or 19 MB with 32 hidden units.
constexpr std::size_t kMaxLargeRuns = 4;
constexpr std::size_t kMaxSmallRuns = 8;
constexpr std::size_t kMaxBytes = std::size_t{6} << 20;

Training cut_after(const Training& run, const Classifier& classifier, std::size_t steps) {
  return {run.settings,
          run.labels,
          classifier,
          {run.curve.begin(), run.curve.begin() + static_cast<std::ptrdiff_t>(steps + 1)}};
}

}  // namespace

const KeptRuns::Kept* KeptRuns::find(const TrainingSettings& settings) const {
  const auto found = std::find_if(runs_.begin(), runs_.end(),
                                  [&](const Kept& kept) { return kept.last.settings == settings; });
  return found == runs_.end() ? nullptr : &*found;
}

std::size_t KeptRuns::bytes_of(const Runs& runs) {
  std::size_t numbers = 0;
  for (const Kept& kept : runs) numbers += kept.classifiers.size() * count_of_numbers(kept.last.classifier);
  return numbers * sizeof(double);
}

std::size_t KeptRuns::bytes() const {
  const std::lock_guard guard(lock_);
  return bytes_of(runs_);
}

KeptRuns::Kept& KeptRuns::find_or_start(const TrainingSettings& settings) {
  const auto found = std::find_if(runs_.begin(), runs_.end(),
                                  [&](const Kept& kept) { return kept.last.settings == settings; });
  if (found != runs_.end()) {
    std::rotate(found, found + 1, runs_.end());
    return runs_.back();
  }
  while (runs_.size() >= (bytes_of(runs_) > kMaxBytes ? kMaxLargeRuns : kMaxSmallRuns))
    runs_.erase(runs_.begin());
  Training start = start_training(settings, kept_digits());
  std::vector<Classifier> classifiers = {start.classifier};
  runs_.push_back({std::move(start), std::move(classifiers)});
  return runs_.back();
}

Training KeptRuns::after(const TrainingSettings& settings, std::size_t steps) {
  Training run;
  {
    const std::lock_guard guard(lock_);
    const Kept& kept = find_or_start(settings);
    if (steps < kept.classifiers.size()) return cut_after(kept.last, kept.classifiers[steps], steps);
    run = kept.last;
  }
  // The steps run without the lock, so that calls for other runs need not wait. If another thread has
  // meanwhile added the same step, this one is not added again.
  while (run.steps() < steps) {
    take_step(run, kept_digits());
    const std::lock_guard guard(lock_);
    Kept& kept = find_or_start(settings);
    if (kept.classifiers.size() != run.steps()) continue;
    kept.last = run;
    kept.classifiers.push_back(run.classifier);
  }
  return run;
}

std::size_t KeptRuns::steps_of(const TrainingSettings& settings) const {
  const std::lock_guard guard(lock_);
  const Kept* kept = find(settings);
  return kept == nullptr ? 0 : kept->last.steps();
}

bool KeptRuns::has(const TrainingSettings& settings, std::size_t steps) const {
  const std::lock_guard guard(lock_);
  const Kept* kept = find(settings);
  return kept != nullptr && steps < kept->classifiers.size();
}

const DigitData& kept_digits() {
  static const DigitData data = digit_data();
  return data;
}

KeptRuns& kept_runs() {
  static KeptRuns runs;
  return runs;
}

}  // namespace surprisal::learn
