// desk: work that is not saved, kept aside so that a crash does not take it. Each running program has a file
// unsaved-NAME.surprisal and, as long as it lives, a lock on unsaved-NAME.lock: so none is taken for crashed
// while it runs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "session/session.h"

namespace surprisal::desk {

// An open file with a lock that ends with the process, however that ends.
class Lock {
 public:
  Lock() = default;
  ~Lock() { release(); }
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&& other) noexcept;

  // Nothing where another holds it, or no file can be made.
  static Lock take(const std::filesystem::path& file);
  bool held() const { return descriptor_ >= 0; }
  void release();

 private:
  int descriptor_ = -1;
};

// Writes at most kLongestUnsaved seconds after a change, and takes it away once there is nothing unsaved.
class Snapshot {
 public:
  static constexpr double kLongestUnsaved = 15;

  explicit Snapshot(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Snapshot(Snapshot&&) = default;
  Snapshot& operator=(Snapshot&&) = default;

  // Often. `unsaved` is null where nothing would be lost. The problem is said once for each run of failures.
  Done tend(const Session* unsaved, double time);
  Done write(const Session& session);
  void remove();                           // at a clean end
  double seconds_left(double time) const;  // until there is something to do; infinite if nothing

 private:
  std::filesystem::path folder_;
  std::filesystem::path file_;  // once one is needed
  Lock lock_;
  std::optional<Session> written_;
  std::optional<double> due_;
  bool failed_ = false;
};

// What a program that is no longer there has left. While it is held, no other program is offered it.
struct Orphan {
  std::filesystem::path file;
  Session session;
  std::string when;  // it was written: "2026-03-01 14:05", in local time
  Lock lock;
};

std::vector<Orphan> find_orphans(const std::filesystem::path& folder);

// The file and its lock.
void remove_orphan(Orphan& orphan);

}  // namespace surprisal::desk
