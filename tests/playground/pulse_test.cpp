// Checks the pulse that shows how a change propagates: its order, its duration, and when it begins.
#include "ui/pulse.h"

#include "testing.h"

namespace surprisal::test {
namespace {

double time_of_peak(Quantity quantity) {
  double best = 0;
  double at = -1;
  for (double t = 0; t <= ui::kPulseSeconds; t += 0.001) {
    if (const double strength = ui::pulse_strength(quantity, t); strength > best) best = strength, at = t;
  }
  return at;
}

TEST(ThePulse, RunsFromTheLogitToTheGradient) {
  EXPECT_GT(time_of_peak(Quantity::Logit), 0);
  EXPECT_GT(time_of_peak(Quantity::Prediction), time_of_peak(Quantity::Logit));
  EXPECT_GT(time_of_peak(Quantity::Loss), time_of_peak(Quantity::Prediction));
  EXPECT_GT(time_of_peak(Quantity::Gradient), time_of_peak(Quantity::Loss));
  EXPECT_EQ(time_of_peak(Quantity::Entropy), -1);
}

TEST(ThePulse, IsEased) {
  for (double t = -0.05; t < 0.25; t += 0.001) {
    const double before = ui::pulse_strength(Quantity::Loss, t);
    const double after = ui::pulse_strength(Quantity::Loss, t + 0.001);
    EXPECT_NEAR(before, after, 0.06) << t;
    EXPECT_GE(before, 0);
    EXPECT_LE(before, 1);
  }
}

TEST(ThePulse, BeginsOnReleaseAndEndsByItself) {
  ui::Pulse pulse;
  pulse.watch(true, 1, 10, false);
  pulse.watch(true, 2, 11, false);
  EXPECT_FALSE(pulse.is_running());
  pulse.watch(false, 2, 11.5, false);
  EXPECT_TRUE(pulse.is_running());
  pulse.watch(false, 2, 11.5 + ui::kPulseSeconds / 2, false);
  EXPECT_GT(pulse.strength(Quantity::Loss), 0.4);
  pulse.watch(false, 2, 11.5 + ui::kPulseSeconds, false);
  EXPECT_FALSE(pulse.is_running());
  EXPECT_EQ(pulse.strength(Quantity::Loss), 0);
}

TEST(ThePulse, NeedsAChangeAndMotion) {
  ui::Pulse pulse;
  pulse.watch(true, 1, 1, false);
  pulse.watch(false, 1, 2, false);  // nothing was changed
  EXPECT_FALSE(pulse.is_running());
  pulse.watch(true, 1, 3, true);
  pulse.watch(false, 2, 4, true);  // reduced motion
  EXPECT_FALSE(pulse.is_running());
  pulse.watch(false, 3, 5, false);  // the mouse button was not down
  EXPECT_FALSE(pulse.is_running());
}

}  // namespace
}  // namespace surprisal::test
