// desk: trains in advance what a figure is about to show, on another thread, so that no frame waits for it.
#pragma once

#include <future>

#include "figures/session_digits.h"
#include "session/session.h"

namespace surprisal::desk {

class RunAhead {
 public:
  // Whether a figure of these runs can be built without training. If not, a few steps are taken before the
  // next call.
  bool is_ready(const Session& session, const DigitRuns& runs);

 private:
  std::future<void> pending_;
};

}  // namespace surprisal::desk
