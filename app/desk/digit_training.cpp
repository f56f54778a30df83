#include "desk/digit_training.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace surprisal::desk {
namespace {

// A full step takes about 5 ms, so a few of them are handed over in each frame or two.
constexpr std::size_t kStepsAtOnce = 2;
constexpr std::size_t kCatchUpAtOnce = 6;

bool needs_new_run(const learn::TrainingSettings& now, learn::TrainingSettings next) {
  next.loss = now.loss;
  next.step_size = now.step_size;
  next.smoothing = now.smoothing;
  return next != now;
}

}  // namespace

DigitTraining::DigitTraining() : data_(std::make_shared<const learn::DigitData>(learn::digit_data())) {
  restart();
}

void DigitTraining::restart() {
  runs_[1] = learn::start_training(settings_, *data_);
  runs_[0] = runs_[1];  // the start does not depend on the loss
  give_settings();
}

void DigitTraining::give_settings() {
  for (const math::Loss loss : {math::Loss::SquaredError, math::Loss::CrossEntropy}) {
    learn::TrainingSettings& own = runs_[place_of(loss)].settings;
    own = settings_;
    own.loss = loss;
  }
}

bool DigitTraining::is_busy() const { return running_ || pending_.valid() || other_is_behind(); }

void DigitTraining::start() { running_ = !is_at_end(); }

void DigitTraining::pause() {
  running_ = false;
  take_over();
}

void DigitTraining::reset() {
  pause();
  restart();
}

std::array<std::size_t, 2> DigitTraining::steps_due() const {
  const std::size_t chosen = place_of(settings_.loss);
  std::array<std::size_t, 2> due = {};
  if (other_is_behind()) {
    due[1 - chosen] = std::min(kCatchUpAtOnce, run().steps() - other_run().steps());
  } else {
    due[chosen] = std::min(kStepsAtOnce, kMostTrainingSteps - std::min(kMostTrainingSteps, run().steps()));
    const std::size_t after = run().steps() + due[chosen];
    if (compares_ && other_run().steps() < after) due[1 - chosen] = after - other_run().steps();
  }
  return due;
}

void DigitTraining::step() {
  pause();
  if (is_at_end()) return;
  learn::take_step(runs_[place_of(settings_.loss)], *data_);
}

void DigitTraining::change(const learn::TrainingSettings& next) {
  if (next == settings_) return;
  take_over();
  const bool restarts = needs_new_run(settings_, next);
  settings_ = next;
  restarts ? restart() : give_settings();
  if (is_at_end()) running_ = false;
}

void DigitTraining::compare(bool with_other) {
  take_over();
  compares_ = with_other;
}

void DigitTraining::take_over() {
  if (pending_.valid()) runs_ = pending_.get();
}

void DigitTraining::advance() {
  if (pending_.valid() && pending_.wait_for(std::chrono::seconds(0)) != std::future_status::timeout) {
    take_over();
  }
  if (is_at_end()) running_ = false;
  if (!pending_.valid() && (running_ || other_is_behind())) {
    // Without a thread to be had, the steps are taken when they are asked for.
    pending_ = std::async(std::launch::async | std::launch::deferred,
                          [runs = runs_, data = data_, due = steps_due()]() mutable {
                            for (std::size_t i = 0; i < runs.size(); ++i) {
                              for (std::size_t n = 0; n < due[i]; ++n) learn::take_step(runs[i], *data);
                            }
                            return std::move(runs);
                          });
  }
}

}  // namespace surprisal::desk
