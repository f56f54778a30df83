#include "desk/digit_training.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/threads.h"

namespace surprisal::desk {
namespace {

// Sized for a frame or two: a full step takes about 5 ms.
constexpr std::size_t kStepsAtOnce = 2;
constexpr std::size_t kCatchUpAtOnce = 6;

bool needs_new_run(const learn::TrainingSettings& now, learn::TrainingSettings next) {
  next.loss = now.loss;
  next.step_size = now.step_size;
  next.smoothing = now.smoothing;
  return next != now;
}

}  // namespace

DigitTraining::DigitTraining() { restart(); }

learn::TrainingSettings DigitTraining::settings_of(std::size_t place) const {
  learn::TrainingSettings settings = settings_;
  settings.loss = place == 1 ? math::Loss::CrossEntropy : math::Loss::SquaredError;
  return settings;
}

void DigitTraining::show(std::size_t place, learn::Training run) {
  runs_[place] = std::move(run);
  is_stale_[place] = false;
  ++revision_;
}

void DigitTraining::restart() {
  for (std::size_t place = 0; place < 2; ++place) {
    show(place, learn::kept_runs().after(settings_of(place), 0));
    goals_[place] = 0;
  }
}

void DigitTraining::give_settings() {
  for (std::size_t place = 0; place < 2; ++place) runs_[place].settings = settings_of(place);
  ++revision_;
}

bool DigitTraining::is_behind(std::size_t place) const {
  return is_stale_[place] || runs_[place].steps() != goals_[place];
}

bool DigitTraining::is_busy() const { return running_ || pending_.valid() || is_behind(0) || is_behind(1); }

std::optional<DigitTraining::Retraining> DigitTraining::retraining() const {
  const std::size_t chosen = place_of(settings_.loss);
  const std::size_t place = is_stale_[chosen] || !compares_ ? chosen : 1 - chosen;
  if (!is_stale_[place]) return std::nullopt;
  const std::size_t steps = std::min(goals_[place], learn::kept_runs().steps_of(settings_of(place)));
  return Retraining{steps, goals_[place]};
}

void DigitTraining::start() { running_ = !is_at_end(); }

void DigitTraining::pause() {
  take_over();
  if (std::exchange(running_, false)) set_goals(run().steps());
}

// The run that is compared never goes back.
void DigitTraining::set_goals(std::size_t steps) {
  const std::size_t chosen = place_of(settings_.loss);
  goals_[chosen] = steps;
  if (compares_) goals_[1 - chosen] = std::max(goals_[1 - chosen], steps);
}

void DigitTraining::reset() {
  pause();
  restart();
}

void DigitTraining::step() {
  pause();
  if (is_at_end()) return;
  set_goals(run().steps() + 1);
  show(place_of(settings_.loss), learn::kept_runs().after(settings_, goal()));
}

void DigitTraining::change(const learn::TrainingSettings& next) {
  if (next == settings_) return;
  take_over();
  const bool restarts = needs_new_run(settings_, next);
  const std::size_t reached = goal();
  const bool trains_again = next.step_size != settings_.step_size || next.smoothing != settings_.smoothing;
  settings_ = next;
  if (restarts) return restart();
  for (std::size_t place = 0; place < 2 && trains_again; ++place) is_stale_[place] = goals_[place] > 0;
  // The run with the other loss may have stopped earlier, when it was not compared: it catches up.
  set_goals(std::max(goal(), reached));
  give_settings();
  if (is_at_end()) running_ = false;
}

void DigitTraining::follow(const learn::TrainingSettings& settings, std::size_t steps) {
  pause();
  learn::TrainingSettings same_loss = settings;
  same_loss.loss = settings_.loss;
  const bool is_other = same_loss != settings_;
  settings_ = settings;
  const std::size_t chosen = place_of(settings_.loss);
  goals_[chosen] = steps;
  if (compares_)
    goals_[1 - chosen] = steps;
  else if (is_other)
    goals_[1 - chosen] = 0;
  if (is_other) is_stale_ = {true, true};
  give_settings();
  show_kept();
}

void DigitTraining::compare(bool with_other) {
  take_over();
  compares_ = with_other;
  if (compares_) set_goals(goal());
}

void DigitTraining::take_over() {
  if (!pending_.valid()) return;
  pending_.get();
  show_kept();
}

// A run that is being retrained is shown once it reaches its goal; one that continues is shown at any point.
void DigitTraining::show_kept() {
  for (std::size_t place = 0; place < 2; ++place) {
    if (!is_behind(place)) continue;
    const learn::TrainingSettings settings = settings_of(place);
    const std::size_t steps = std::min(goals_[place], learn::kept_runs().steps_of(settings));
    const bool goes_on = !is_stale_[place] && steps > runs_[place].steps();
    if (steps == goals_[place] || goes_on) show(place, learn::kept_runs().after(settings, steps));
  }
}

void DigitTraining::advance() {
  if (pending_.valid() && pending_.wait_for(std::chrono::seconds(0)) != std::future_status::timeout)
    take_over();
  if (is_at_end()) running_ = false;
  if (pending_.valid()) return;
  const bool catches_up = is_behind(0) || is_behind(1);
  if (running_ && !catches_up) set_goals(std::min(kMaxTrainingSteps, run().steps() + kStepsAtOnce));
  std::array<std::size_t, 2> due = {};  // how far the thread trains each run now
  for (std::size_t place = 0; place < 2; ++place) {
    if (is_behind(place))
      due[place] = std::min(goals_[place], learn::kept_runs().steps_of(settings_of(place)) + kCatchUpAtOnce);
  }
  if (!is_behind(0) && !is_behind(1)) return;
  // If no thread can be started, this is deferred until get().
  pending_ = std::async(kInBackground, [due, settings = std::array{settings_of(0), settings_of(1)}] {
    for (std::size_t place = 0; place < 2; ++place) learn::kept_runs().after(settings[place], due[place]);
  });
}

}  // namespace surprisal::desk
