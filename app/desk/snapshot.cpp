#include "desk/snapshot.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <limits>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "session/session_file.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "unsaved-";
constexpr std::string_view kEnding = ".surprisal";
constexpr int kMaxNames = 1000;

fs::path lock_of(fs::path file) { return file.replace_extension(".lock"); }

bool is_there(const fs::path& path) {
  std::error_code none;
  return fs::exists(fs::symlink_status(path, none));
}

std::string time_of(const fs::path& file) {
  struct stat status = {};
  std::tm local = {};
  std::array<char, 32> text = {};
  if (::stat(file.c_str(), &status) != 0 || ::localtime_r(&status.st_mtime, &local) == nullptr) return {};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
  return {text.data(), length};
}

}  // namespace

Lock::Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Lock& Lock::operator=(Lock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Lock Lock::take(const fs::path& file) {
  Lock lock;
  lock.descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock.held() && ::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) lock.release();
  return lock;
}

void Lock::release() {
  if (held()) ::close(std::exchange(descriptor_, -1));
}

Done Snapshot::update(const Session* unsaved, double time) {
  if (folder_.empty()) return Nothing{};
  if (unsaved == nullptr) {
    remove();
    return Nothing{};
  }
  if (written_ == *unsaved) {
    due_.reset();
    return Nothing{};
  }
  if (!due_) due_ = time + kLongestUnsaved;
  if (time < *due_) return Nothing{};
  const bool failed_before = failed_;
  const Done done = write(*unsaved);
  if (failed_) due_ = time + kLongestUnsaved;  // retry later, in case the failure was temporary
  return failed_before ? Done(Nothing{}) : done;
}

// Picks a name that no running or crashed program uses, then writes the file.
Done Snapshot::write(const Session& session) {
  failed_ = true;
  std::error_code none;
  fs::create_directories(folder_, none);  // write_atomically reports any error
  for (int i = 1; !lock_.held() && i <= kMaxNames; ++i) {
    const std::string name = std::string(kPrefix) + std::to_string(::getpid()) +
                             (i > 1 ? "-" + std::to_string(i) : std::string()) + std::string(kEnding);
    file_ = folder_ / name;
    if (is_there(file_)) continue;
    lock_ = Lock::take(lock_of(file_));
    if (!lock_.held() && !is_there(lock_of(file_))) break;  // no files can be created in this folder
    if (lock_.held() && is_there(file_)) lock_.release();   // just left by another program
  }
  const Done done = write_atomically(file_, to_toml(session));
  if (!done) return done;
  failed_ = false;
  written_ = session;
  due_.reset();
  return done;
}

void Snapshot::remove() {
  due_.reset();
  written_.reset();
  if (!lock_.held()) return;
  std::error_code none;
  fs::remove(file_, none);
  fs::remove(lock_of(file_), none);  // while still locked, or another program could take it
  lock_.release();
}

double Snapshot::seconds_left(double time) const {
  return due_ ? std::max(0.0, *due_ - time) : std::numeric_limits<double>::infinity();
}

std::vector<Orphan> find_orphans(const fs::path& folder) {
  std::vector<Orphan> orphans;
  std::error_code failed;
  if (folder.empty()) return orphans;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(kPrefix) && name.ends_with(kEnding)) files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    Lock lock = Lock::take(lock_of(file));
    if (!lock.held()) continue;
    const Result<std::string> text = read_file(file, kLongestSessionFile);  // it may have been deleted by now
    const Result<Session> session = text ? from_toml(*text) : Result<Session>(text.problem());
    if (session) orphans.push_back({file, *session, time_of(file), std::move(lock)});
  }
  return orphans;
}

void remove_orphan(Orphan& orphan) {
  std::error_code none;
  fs::remove(orphan.file, none);
  fs::remove(lock_of(orphan.file), none);
  orphan.lock.release();
}

}  // namespace surprisal::desk
