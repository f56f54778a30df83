#include "session/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <optional>
#include <random>
#include <system_error>

namespace surprisal {
namespace {

namespace fs = std::filesystem;

// A file descriptor that is closed on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool good() const { return number_ >= 0; }
  int number() const { return number_; }

  // Some file systems tell only here that a write has failed.
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0 || errno == EINTR;
  }

 private:
  int number_;
};

// A file that goes away again unless it is kept.
class Temporary {
 public:
  explicit Temporary(fs::path path) : path_(std::move(path)) {}
  ~Temporary() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

int open_file(const fs::path& path, int flags, mode_t mode = 0) {
  int number = -1;
  do {
    number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode);
  } while (number < 0 && errno == EINTR);
  return number;
}

std::optional<struct stat> status_of(const fs::path& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

std::string folder_of(const fs::path& path) {
  const fs::path parent = path.parent_path();
  return parent.empty() ? "." : parent.string();
}

// What went wrong and what to do, for a reader of the file at `path`.
std::string reading_advice(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "there is no such file; check the name";
    case EISDIR:
      return "it is a folder; name a file in it";
    case EACCES:
    case EPERM:
      return "there is no permission to read it; change its permissions or choose another file";
    case ELOOP:
      return "its symbolic links lead in a circle; name the file itself";
    case ENAMETOOLONG:
      return "the name is too long; shorten it";
    default:
      return std::generic_category().message(error) + "; check the file and its disk";
  }
}

std::string writing_advice(const fs::path& path, int error) {
  const std::string folder = "the folder " + folder_of(path);
  switch (error) {
    case ENOENT:
      if (status_of(folder_of(path))) return "no file can be made in " + folder + "; choose another";
      return folder + " does not exist; make it or choose another";
    case ENOTDIR:
      return folder_of(path) + " is not a folder; choose another place";
    case EISDIR:
      return "it is a folder; name a file in it";
    case EACCES:
    case EPERM:
      return "there is no permission to write there; change the permissions or choose another place";
    case EROFS:
      return folder + " is read-only; choose another";
    case ENOSPC:
      return "the disk is full; free some space or choose another place";
    case EDQUOT:
      return "the disk quota is used up; free some space or choose another place";
    case EFBIG:
      return "the file is too large for this disk; make it smaller or choose another place";
    case ELOOP:
      return "its symbolic links lead in a circle; name the file itself";
    case ENAMETOOLONG:
      return "the name is too long; shorten it";
    case EPIPE:
      return "the program at the other end has stopped reading; start it again";
    default:
      return std::generic_category().message(error) + "; choose another place";
  }
}

Problem cannot_read(const fs::path& path, const std::string& why) {
  return {"cannot read " + path.string() + ": " + why};
}

Problem cannot_write(const fs::path& path, int error) {
  return {"cannot write " + path.string() + ": " + writing_advice(path, error)};
}

bool write_all(const Descriptor& file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// Pipes and some network and memory file systems have nothing to sync.
bool synced(const Descriptor& file) {
  int result = 0;
  do {
    result = ::fsync(file.number());
  } while (result != 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

// Links there stand for open files and not for paths.
bool is_open_file(const fs::path& path) {
  const std::string normal = path.lexically_normal().string();
  return normal.starts_with("/proc/") || normal.starts_with("/dev/fd/");
}

// What the links lead to, whether or not it exists; nothing if they lead in a circle.
std::optional<fs::path> followed(fs::path path) {
  constexpr int kMostLinks = 40;  // as many as Linux follows
  for (int links = 0; links < kMostLinks; ++links) {
    std::error_code none;
    if (is_open_file(path)) return path;
    const fs::path target = fs::read_symlink(path, none);
    if (none) return path;
    path = path.parent_path() / target;  // an absolute target replaces all of it
  }
  return std::nullopt;
}

std::string hidden_name() {
  std::random_device random;
  const std::uint64_t number = (std::uint64_t{random()} << 32) | random();
  std::array<char, 16> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
  return ".surprisal-" + std::string(digits.data(), end) + ".tmp";
}

struct Opened {
  int number = -1;
  fs::path path;
};

Opened open_temporary(const fs::path& folder, mode_t mode) {
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    fs::path path = folder / hidden_name();
    const int number = open_file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    // Moved: a copy might find no memory, and would leave the file behind.
    if (number >= 0 || errno != EEXIST) return {number, std::move(path)};
  }
  return {};
}

// The owner is kept where the system allows it; the permissions after the owner, whose change may clear some.
bool take_permissions(const Descriptor& file, const struct stat& of) {
  if (::fchown(file.number(), of.st_uid, of.st_gid) != 0 && errno != EPERM && errno != EINVAL) return false;
  return ::fchmod(file.number(), of.st_mode & 07777) == 0;
}

Done write_directly(const fs::path& path, std::string_view bytes) {
  Descriptor file(open_file(path, O_WRONLY | O_APPEND));
  if (!file.good() || !write_all(file, bytes) || !file.close()) return cannot_write(path, errno);
  return Nothing{};
}

// A name in a folder that survives a power cut only with the folder itself written out. A folder that may be
// written and not read cannot be opened for that, which does no harm.
bool sync_folder(const fs::path& folder) {
  const Descriptor opened(open_file(folder, O_RDONLY | O_DIRECTORY));
  return !opened.good() || synced(opened);
}

Done replace(const fs::path& path, const std::optional<struct stat>& existing, std::string_view bytes) {
  const fs::path folder = folder_of(path);
  Opened opened = open_temporary(folder, existing ? 0600 : 0666);
  if (opened.number < 0) return cannot_write(path, errno);
  Descriptor file(opened.number);
  Temporary temporary(std::move(opened.path));
  if (existing && !take_permissions(file, *existing)) return cannot_write(path, errno);
  if (!write_all(file, bytes) || !synced(file) || !file.close()) return cannot_write(path, errno);
  if (::rename(temporary.path().c_str(), path.c_str()) != 0) return cannot_write(path, errno);
  temporary.keep();
  if (!sync_folder(folder)) return cannot_write(path, errno);
  return Nothing{};
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
  const Descriptor file(open_file(path, O_RDONLY));
  if (!file.good()) return cannot_read(path, reading_advice(errno));
  std::string bytes;
  std::array<char, 1 << 16> part;
  while (bytes.size() <= limit) {
    const std::size_t room = std::min(part.size(), limit - bytes.size() + 1);  // one more tells "too large"
    const ssize_t count = ::read(file.number(), part.data(), room);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_read(path, reading_advice(errno));
    if (count == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
  return cannot_read(path, "it is larger than " + std::to_string(limit) + " bytes; choose a smaller file");
}

Done write_atomically(const fs::path& path, std::string_view bytes) {
  if (path.empty()) return Problem{"cannot write a file without a name; give it one"};
  const std::optional<fs::path> target = followed(path);
  if (!target) return cannot_write(path, ELOOP);
  const std::optional<struct stat> existing = status_of(*target);
  if (!existing && errno != ENOENT) return cannot_write(*target, errno);
  if (!target->has_filename() || (existing && S_ISDIR(existing->st_mode)))
    return cannot_write(*target, EISDIR);
  const bool is_device = existing && !S_ISREG(existing->st_mode);
  if (is_device || is_open_file(*target)) return write_directly(*target, bytes);
  // A rename would replace a file that the person has protected against writing.
  if (existing && ::faccessat(AT_FDCWD, target->c_str(), W_OK, AT_EACCESS) != 0) {
    return cannot_write(*target, errno);
  }
  return replace(*target, existing, bytes);
}

}  // namespace surprisal
