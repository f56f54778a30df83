// desk: backs up unsaved work so that a crash does not lose it. Each running program has a file
// unsaved-NAME.surprisal and holds a lock on unsaved-NAME.lock, so that other programs can tell that it has
// not crashed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "session/session.h"

namespace surprisal::desk {

// A locked file. The lock is released when the process ends, even by a crash.
class Lock {
 public:
  Lock() = default;
  ~Lock() { release(); }
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&& other) noexcept;

  // Not held if another process has the lock or the file cannot be created.
  static Lock take(const std::filesystem::path& file);
  bool held() const { return descriptor_ >= 0; }
  void release();

 private:
  int descriptor_ = -1;
};

// Writes the file at most kLongestUnsaved seconds after a change, and deletes it once nothing is unsaved.
class Snapshot {
 public:
  static constexpr double kLongestUnsaved = 15;

  explicit Snapshot(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Snapshot(Snapshot&&) = default;
  Snapshot& operator=(Snapshot&&) = default;

  // Called every frame. `unsaved` is null if there is nothing to lose. A problem is returned once per series
  // of failures.
  Done update(const Session* unsaved, double time);
  Done write(const Session& session);
  void remove();                           // on a normal exit
  double seconds_left(double time) const;  // until the next write; infinite if none is due

 private:
  std::filesystem::path folder_;
  std::filesystem::path file_;  // empty until it is needed
  Lock lock_;
  std::optional<Session> written_;
  std::optional<double> due_;
  bool failed_ = false;
};

// Unsaved work of a program that has ended. While this holds the lock, no other program offers it.
struct Orphan {
  std::filesystem::path file;
  Session session;
  std::string when;  // when it was written, in local time: "2026-03-01 14:05"
  Lock lock;
};

std::vector<Orphan> find_orphans(const std::filesystem::path& folder);

// Deletes the file and its lock.
void remove_orphan(Orphan& orphan);

}  // namespace surprisal::desk
