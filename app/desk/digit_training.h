// desk: a run of gradient descent for each of the two losses. The steps are taken on another thread and
// handed over between frames.
#pragma once

#include <array>
#include <cstddef>
#include <future>
#include <optional>

#include "learn/kept_runs.h"
#include "learn/training.h"
#include "session/session.h"

namespace surprisal::desk {

inline constexpr std::size_t kMaxTrainingSteps = session::kMaxDigitSteps;

class DigitTraining {
 public:
  DigitTraining();

  const learn::DigitData& data() const { return learn::kept_digits(); }
  const learn::TrainingSettings& settings() const { return settings_; }
  const learn::Training& run() const { return runs_[place_of(settings_.loss)]; }  // with the chosen loss
  const learn::Training& other_run() const { return runs_[1 - place_of(settings_.loss)]; }
  std::size_t goal() const { return goals_[place_of(settings_.loss)]; }  // the steps that run() will have

  bool is_running() const { return running_; }
  bool is_at_end() const { return run().steps() >= kMaxTrainingSteps; }
  bool is_busy() const;  // whether a later frame will show more steps

  // How far the run is that is being retrained with other settings: the one with the chosen loss, or once
  // that is done, the one that it is compared with. Until the end, the old one is shown.
  struct Retraining {
    std::size_t steps = 0;
    std::size_t goal = 0;
  };
  std::optional<Retraining> retraining() const;

  // Changes whenever a run changes, so that callers need not compare runs.
  std::size_t revision() const { return revision_; }

  void start();
  void pause();
  void step();   // a single step, at once
  void reset();  // both runs go back to the start

  // After a change of the step size or the smoothing, both runs are trained again up to their current number
  // of steps; until that is done, they stay as they are. After a change of any other setting except the loss,
  // they go back to the start.
  void change(const learn::TrainingSettings& next);

  // Makes it a run with these settings and this many steps.
  void follow(const learn::TrainingSettings& settings, std::size_t steps);

  // Whether the run with the other loss is trained as well. When this is switched on, it catches up first.
  bool compares() const { return compares_; }
  void compare(bool with_other);

  // Takes over the steps that are done, and starts the next ones.
  void advance();

 private:
  using Runs = std::array<learn::Training, 2>;  // squared error, cross-entropy

  static std::size_t place_of(math::Loss loss) { return loss == math::Loss::CrossEntropy ? 1 : 0; }
  learn::TrainingSettings settings_of(std::size_t place) const;
  bool is_behind(std::size_t place) const;  // of its goal, or trained with other settings
  void set_goals(std::size_t steps);
  void take_over();  // waits for the thread
  void show_kept();  // shows what the thread has trained
  void show(std::size_t place, learn::Training run);
  void restart();
  void give_settings();  // passes the settings to each run, with its own loss

  learn::TrainingSettings settings_;
  Runs runs_;
  std::array<bool, 2> is_stale_ = {};  // trained with settings other than the current ones
  std::array<std::size_t, 2> goals_ = {};
  std::future<void> pending_;
  bool running_ = false;
  bool compares_ = true;
  std::size_t revision_ = 0;
};

}  // namespace surprisal::desk
