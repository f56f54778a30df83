#include "base/file.h"

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

namespace surprisal::inline base {
namespace {

namespace fs = std::filesystem;

// Closes the file descriptor when it goes out of scope, whichever way the function returns.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool good() const { return number_ >= 0; }
  int number() const { return number_; }

  // Some file systems report a failed write only when the file is closed.
  bool close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0 || errno == EINTR;
  }

 private:
  int number_;
};

// Deletes the file when it goes out of scope, unless `keep` was called.
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

// The system's own message, for errors without one below. It exists only in English.
Text words_of(int error) {
  const std::string words = std::generic_category().message(error);
  return {words, "系统报告“" + words + "”"};
}

// What went wrong and what to do about it.
Text reading_advice(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {"there is no such file; check the name", "没有这个文件；请检查文件名"};
    case EISDIR:
      return {"it is a folder; name a file in it", "这是文件夹；请指定其中的文件"};
    case EACCES:
    case EPERM:
      return {"you do not have permission to read it; change its permissions or choose another file",
              "没有读取权限；请更改权限，或另选文件"};
    case ELOOP:
      return {"its symbolic links form a loop; give the path of the file itself",
              "符号链接循环；请直接指定文件"};
    case ENAMETOOLONG:
      return {"the name is too long; shorten it", "文件名太长；请缩短"};
    default:
      return words_of(error) + Text("; check the file and its disk", "；请检查文件和磁盘");
  }
}

Text writing_advice(const fs::path& path, int error) {
  const std::string folder = folder_of(path);
  const Text another = {"; choose another place", "；请另选位置"};
  switch (error) {
    case ENOENT:
      if (status_of(folder))
        return Text{"files cannot be created in the folder " + folder,
                    "不能在文件夹 " + folder + " 中建立文件"} +
               another;
      return {"the folder " + folder + " does not exist; make it or choose another",
              "文件夹 " + folder + " 不存在；请先建立，或另选一个"};
    case ENOTDIR:
      return Text(folder + " is not a folder", folder + " 不是文件夹") + another;
    case EISDIR:
      return {"it is a folder; name a file in it", "这是文件夹；请指定其中的文件"};
    case EACCES:
    case EPERM:
      return {"you do not have permission to write there; change the permissions or choose another place",
              "没有写入权限；请更改权限，或另选位置"};
    case EROFS:
      return Text("the folder " + folder + " is read-only", "文件夹 " + folder + " 是只读的") + another;
    case ENOSPC:
      return {"the disk is full; free some space or choose another place",
              "磁盘已满；请腾出空间，或另选位置"};
    case EDQUOT:
      return {"the disk quota is used up; free some space or choose another place",
              "磁盘配额已用完；请腾出空间，或另选位置"};
    case EFBIG:
      return {"the file is too large for this disk; make it smaller or choose another place",
              "文件对这个磁盘来说太大；请缩小，或另选位置"};
    case ELOOP:
      return {"its symbolic links form a loop; give the path of the file itself",
              "符号链接循环；请直接指定文件"};
    case ENAMETOOLONG:
      return {"the name is too long; shorten it", "文件名太长；请缩短"};
    case EPIPE:
      return {"the program at the other end has stopped reading; start it again",
              "另一端的程序已停止读取；请重新启动它"};
    default:
      return words_of(error) + another;
  }
}

Problem cannot_read(const fs::path& path, const Text& why) {
  return {Text("cannot read ", "无法读取 ") + path.string() + Text(": ", "：") + why};
}

Problem cannot_write(const fs::path& path, int error) {
  return {Text("cannot write ", "无法写入 ") + path.string() + Text(": ", "：") +
          writing_advice(path, error)};
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

// True also if the file cannot be synced at all: a pipe, or a file on some network and memory file systems.
bool synced(const Descriptor& file) {
  int result = 0;
  do {
    result = ::fsync(file.number());
  } while (result != 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

// A link in these folders refers to an open file rather than a path, so it must not be followed.
bool is_open_file(const fs::path& path) {
  const std::string normal = path.lexically_normal().string();
  return normal.starts_with("/proc/") || normal.starts_with("/dev/fd/");
}

// Follows symbolic links to their target, whether or not it exists. Returns nothing if they form a loop.
std::optional<fs::path> followed(fs::path path) {
  constexpr int kMaxLinks = 40;  // the limit of Linux
  for (int links = 0; links < kMaxLinks; ++links) {
    std::error_code none;
    if (is_open_file(path)) return path;
    const fs::path target = fs::read_symlink(path, none);
    if (none) return path;
    path = path.parent_path() / target;  // an absolute target replaces the whole path
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
    // The path is moved: a copy could run out of memory and leave the file behind.
    if (number >= 0 || errno != EEXIST) return {number, std::move(path)};
  }
  return {};
}

// Keeps the owner if the system allows it. Sets the permissions last: changing the owner may clear some.
bool take_permissions(const Descriptor& file, const struct stat& of) {
  if (::fchown(file.number(), of.st_uid, of.st_gid) != 0 && errno != EPERM && errno != EINVAL) return false;
  return ::fchmod(file.number(), of.st_mode & 07777) == 0;
}

Done write_directly(const fs::path& path, std::string_view bytes) {
  Descriptor file(open_file(path, O_WRONLY | O_APPEND));
  if (!file.good() || !write_all(file, bytes) || !file.close()) return cannot_write(path, errno);
  return Nothing{};
}

// A new file name survives a power cut only once the folder itself is synced. A folder that is writable but
// not readable cannot be opened and synced, which is acceptable.
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

Problem cannot_read(const fs::path& path, int error) { return cannot_read(path, reading_advice(error)); }

Result<std::string> read_file(const fs::path& path, std::size_t limit) {
  const Descriptor file(open_file(path, O_RDONLY));
  if (!file.good()) return cannot_read(path, errno);
  std::string bytes;
  std::array<char, 1 << 16> part;
  while (bytes.size() <= limit) {
    // One byte beyond the limit shows that the file is too large.
    const std::size_t room = std::min(part.size(), limit - bytes.size() + 1);
    const ssize_t count = ::read(file.number(), part.data(), room);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_read(path, errno);
    if (count == 0) return bytes;
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
  return cannot_read(path, Text("it is larger than ", "文件超过 ") + std::to_string(limit) +
                               Text(" bytes; choose a smaller file", " 字节；请选较小的文件"));
}

Done write_atomically(const fs::path& path, std::string_view bytes) {
  if (path.empty())
    return Problem{{"cannot write a file without a name; give it one", "没有文件名，无法写入；请输入文件名"}};
  const std::optional<fs::path> target = followed(path);
  if (!target) return cannot_write(path, ELOOP);
  const std::optional<struct stat> existing = status_of(*target);
  if (!existing && errno != ENOENT) return cannot_write(*target, errno);
  if (!target->has_filename() || (existing && S_ISDIR(existing->st_mode)))
    return cannot_write(*target, EISDIR);
  const bool is_device = existing && !S_ISREG(existing->st_mode);
  if (is_device || is_open_file(*target)) return write_directly(*target, bytes);
  // Checked here because a rename would replace even a write-protected file.
  if (existing && ::faccessat(AT_FDCWD, target->c_str(), W_OK, AT_EACCESS) != 0) {
    return cannot_write(*target, errno);
  }
  return replace(*target, existing, bytes);
}

}  // namespace surprisal::inline base
