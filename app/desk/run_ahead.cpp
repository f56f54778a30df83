#include "desk/run_ahead.h"

#include <chrono>

#include "base/threads.h"

namespace surprisal::desk {
namespace {

constexpr std::size_t kStepsAhead = 6;

}  // namespace

bool RunAhead::is_ready(const Session& session, const DigitRuns& runs) {
  if (is_trained(session, runs)) return true;
  if (pending_.valid() && pending_.wait_for(std::chrono::seconds(0)) == std::future_status::timeout)
    return false;
  if (pending_.valid()) pending_.get();
  // If no thread can be started, the next call takes the steps.
  pending_ = std::async(kInBackground, [session, runs] { train_further(session, runs, kStepsAhead); });
  return false;
}

}  // namespace surprisal::desk
