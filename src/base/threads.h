// base: whether work can be done on another thread. The web edition runs in one thread, so that any web
// server can host it: there, what would be done on another thread is done when its result is needed.
#pragma once

#include <functional>
#include <future>
#include <stop_token>
#include <thread>
#include <utility>

namespace surprisal::inline base {

#ifdef __EMSCRIPTEN__
inline constexpr bool kHasThreads = false;
inline constexpr std::launch kInBackground = std::launch::deferred;
#else
inline constexpr bool kHasThreads = true;
// Deferred if no thread is available.
inline constexpr std::launch kInBackground = std::launch::async | std::launch::deferred;
#endif

// Long work in a thread of its own. The destructor asks it to stop and waits for it.
class Worker {
 public:
  // Throws std::system_error if no thread is available. Without threads, returns when the work is done.
  void start(std::function<void(const std::stop_token&)> work) {
    if constexpr (kHasThreads)
      thread_ = std::jthread([this, work = std::move(work)] { work(stop_.get_token()); });
    else
      work(stop_.get_token());
  }
  ~Worker() { stop_.request_stop(); }

  void stop() { stop_.request_stop(); }
  bool was_stopped() const { return stop_.stop_requested(); }

 private:
  std::stop_source stop_;
  std::jthread thread_;  // the last member: it is waited for first
};

}  // namespace surprisal::inline base
