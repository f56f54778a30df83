// desk: a run of gradient descent for each of the two losses. The steps are taken on another thread and
// handed over between frames.
#pragma once

#include <array>
#include <cstddef>
#include <future>
#include <memory>

#include "learn/training.h"

namespace surprisal::desk {

inline constexpr std::size_t kMostTrainingSteps = 1000;  // by then the curves are flat

class DigitTraining {
 public:
  DigitTraining();

  const learn::DigitData& data() const { return *data_; }
  const learn::TrainingSettings& settings() const { return settings_; }
  const learn::Training& run() const { return runs_[place_of(settings_.loss)]; }  // with the chosen loss
  const learn::Training& other_run() const { return runs_[1 - place_of(settings_.loss)]; }

  bool is_running() const { return running_; }
  bool is_at_end() const { return run().steps() >= kMostTrainingSteps; }
  bool is_busy() const;  // whether a later frame will show more steps

  void start();
  void pause();
  void step();   // a single one, at once
  void reset();  // both runs go back to the start

  // The loss, the step size and the smoothing can change between two steps. Anything else resets both runs.
  void change(const learn::TrainingSettings& next);

  // Whether the run with the other loss is trained as well; it catches up first.
  bool compares() const { return compares_; }
  void compare(bool with_other);

  // Takes over the steps that are done, and has the next ones taken.
  void advance();

 private:
  using Runs = std::array<learn::Training, 2>;  // squared error, cross-entropy

  static std::size_t place_of(math::Loss loss) { return loss == math::Loss::CrossEntropy ? 1 : 0; }
  bool other_is_behind() const { return compares_ && other_run().steps() < run().steps(); }
  std::array<std::size_t, 2> steps_due() const;  // of each run, before the next hand-over
  void take_over();                              // waits for the thread
  void restart();
  void give_settings();  // to each run, with its own loss

  std::shared_ptr<const learn::DigitData> data_;
  learn::TrainingSettings settings_;
  Runs runs_;
  std::future<Runs> pending_;
  bool running_ = false;
  bool compares_ = true;
};

}  // namespace surprisal::desk
