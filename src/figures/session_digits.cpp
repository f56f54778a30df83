#include "figures/session_digits.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "learn/kept_runs.h"

namespace surprisal::figures {
namespace {

std::size_t steps_in(const Session& session) { return static_cast<std::size_t>(session.digits.steps); }

Loss alternative_loss(Loss loss) {
  return loss == Loss::CrossEntropy ? Loss::SquaredError : Loss::CrossEntropy;
}

bool shows_other(const Session& session) { return session.digits.other_loss == OtherLoss::Shown; }

void train_one(const learn::TrainingSettings& settings, std::size_t goal, std::size_t steps) {
  learn::kept_runs().after(settings, std::min(goal, learn::kept_runs().steps_of(settings) + steps));
}

}  // namespace

learn::DigitCounts digit_of(const Session& session) {
  const DigitRun& digits = session.digits;
  learn::DigitCounts counts = {};
  if (digits.drawn.size() == counts.size()) {
    std::copy(digits.drawn.begin(), digits.drawn.end(), counts.begin());
    return counts;
  }
  const std::span<const double> pixels =
      learn::kept_digits().unseen.image(static_cast<std::size_t>(digits.test_digit));
  for (std::size_t i = 0; i < counts.size(); ++i)
    counts[i] = static_cast<int>(pixels[i] * learn::kFullPixel);  // exact: the pixels are sixteenths
  return counts;
}

int digit_label(const Session& session) {
  const DigitRun& digits = session.digits;
  return digits.label >= 0 ? digits.label
                           : learn::kept_digits().unseen.labels[static_cast<std::size_t>(digits.test_digit)];
}

learn::TrainingSettings training_settings(const Session& session, Loss loss) {
  const DigitRun& digits = session.digits;
  learn::TrainingSettings settings;
  settings.loss = loss;
  settings.step_size = digits.step_size;
  settings.hidden = static_cast<std::size_t>(digits.hidden);
  settings.batch = static_cast<std::size_t>(digits.batch);
  settings.label_noise = digits.label_noise;
  settings.smoothing = digits.smoothing;
  settings.seed = static_cast<std::uint32_t>(digits.seed);
  return settings;
}

learn::Training digit_run(const Session& session) {
  return learn::kept_runs().after(training_settings(session), steps_in(session));
}

Softmax digit_softmax(const Session& session) {
  return softmax_of(learn::logits_of(digit_run(session).classifier, learn::pixels_of(digit_of(session))));
}

std::optional<learn::Training> other_digit_run(const Session& session) {
  if (!shows_other(session)) return std::nullopt;
  return learn::kept_runs().after(training_settings(session, alternative_loss(session.digits.loss)),
                                  steps_in(session));
}

DigitRuns runs_of_session(const Session& session) {
  DigitRuns runs = {training_settings(session)};
  if (shows_other(session)) runs.push_back(training_settings(session, alternative_loss(session.digits.loss)));
  return runs;
}

DigitRuns runs_with_faults(const Session& session) {
  constexpr double kUsualNoise = 0.3;  // used if the session has no noise
  learn::TrainingSettings healthy = training_settings(session, Loss::CrossEntropy);
  healthy.label_noise = 0;
  learn::TrainingSettings twice = healthy;
  twice.softmax_twice = true;
  learn::TrainingSettings noisy = healthy;
  noisy.label_noise = session.digits.label_noise > 0 ? session.digits.label_noise : kUsualNoise;
  return {healthy, twice, noisy};
}

bool is_trained(const Session& session, const DigitRuns& runs) {
  return std::all_of(runs.begin(), runs.end(), [&](const learn::TrainingSettings& settings) {
    return learn::kept_runs().has(settings, steps_in(session));
  });
}

void train_further(const Session& session, const DigitRuns& runs, std::size_t steps) {
  for (const learn::TrainingSettings& settings : runs) train_one(settings, steps_in(session), steps);
}

Session with_trained_steps(Session session, int steps) {
  session.digits.steps = steps;
  return session;
}

Session limited_to_trained_steps(Session session) {
  const auto trained = [&](Loss loss) {
    return learn::kept_runs().steps_of(training_settings(session, loss));
  };
  std::size_t steps = std::min(steps_in(session), trained(session.digits.loss));
  if (shows_other(session)) steps = std::min(steps, trained(alternative_loss(session.digits.loss)));
  return with_trained_steps(std::move(session), static_cast<int>(steps));
}

}  // namespace surprisal::figures
