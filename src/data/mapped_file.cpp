#include "data/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

#include "base/file.h"

namespace surprisal::data {

// ---- SIGBUS, which is raised by reading past the end of a file that has been truncated

// An entry is never freed, because the handler may be reading it on another thread. Later files reuse it.
struct MappedRange {
  std::atomic<std::uintptr_t> begin = 0, end = 0;  // both 0: free
  std::atomic<bool> has_zeros = false;             // in place of bytes that are no longer there
  MappedRange* next = nullptr;
};

namespace {

std::atomic<MappedRange*> mapped_ranges = nullptr;
struct sigaction action_before = {};

MappedRange* range_of(std::string_view bytes) {
  const auto begin = reinterpret_cast<std::uintptr_t>(bytes.data());
  MappedRange* range = mapped_ranges;
  for (std::uintptr_t free = 0; range; range = range->next, free = 0) {
    if (range->begin.compare_exchange_strong(free, begin)) break;
  }
  if (!range) {
    range = new MappedRange;
    range->begin = begin;
    range->next = mapped_ranges;
    while (!mapped_ranges.compare_exchange_weak(range->next, range)) {
    }
  }
  range->has_zeros = false;
  range->end = begin + bytes.size();
  return range;
}

// Maps zeros where the file no longer has bytes, so reading can continue. `unchanged` reports the problem.
void read_as_zeros(int, siginfo_t* info, void*) {
  const int error = errno;
  const auto page_size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  const std::uintptr_t page = address / page_size * page_size;
  for (MappedRange* range = mapped_ranges; range; range = range->next) {
    if (address < range->begin || address >= range->end) continue;
    range->has_zeros = true;
    void* zeros = ::mmap(reinterpret_cast<void*>(page), range->end - page, PROT_READ,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    errno = error;
    if (zeros != MAP_FAILED) return;
    break;
  }
  ::sigaction(SIGBUS, &action_before, nullptr);  // the address is in none of our files
  ::raise(SIGBUS);
}

void install_handler() {
  struct sigaction action = {};
  action.sa_sigaction = read_as_zeros;
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGBUS, &action, &action_before);
}

}  // namespace

MappedFile::MappedFile(std::filesystem::path path, int descriptor, std::string_view bytes)
    : path_(std::move(path)), descriptor_(descriptor), bytes_(bytes) {
  if (!bytes.empty()) range_ = range_of(bytes);
}

MappedFile::~MappedFile() {
  if (range_) {
    range_->end = 0;
    range_->begin = 0;
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
  ::close(descriptor_);
}

Done MappedFile::unchanged() const {
  struct stat status = {};
  if (::fstat(descriptor_, &status) != 0) return cannot_read(path_, errno);
  if (range_ && range_->has_zeros) {
    return Problem{path_.string() +
                   Text(" was truncated while it was being read; open it again once it is complete",
                        " 在读取时被截短；请待文件写完后重新打开")};
  }
  if (static_cast<std::size_t>(status.st_size) == bytes_.size()) return Nothing{};
  const std::string before = std::to_string(bytes_.size()), now = std::to_string(status.st_size);
  return Problem{path_.string() +
                 Text(" changed from " + before + " to " + now +
                          " bytes while it was open; open it again once it is complete",
                      " 在打开期间由 " + before + " 字节变为 " + now + " 字节；请待文件写完后重新打开")};
}

Result<std::shared_ptr<const MappedFile>> map_file(const std::filesystem::path& path) {
  [[maybe_unused]] static const bool installed = (install_handler(), true);
  int descriptor = -1;
  do {
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) return cannot_read(path, errno);
  const auto failed = [&](Problem problem) {
    ::close(descriptor);
    return problem;
  };
  struct stat status = {};
  if (::fstat(descriptor, &status) != 0) return failed(cannot_read(path, errno));
  if (S_ISDIR(status.st_mode)) return failed(cannot_read(path, EISDIR));
  if (!S_ISREG(status.st_mode)) {
    return failed({Text("cannot read ", "无法读取 ") + path.string() +
                   Text(": it is a pipe or a device; save its content to a file first",
                        "：它是管道或设备；请先把内容存成文件")});
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return std::make_shared<const MappedFile>(path, descriptor, std::string_view());
  void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (bytes == MAP_FAILED) return failed(cannot_read(path, errno));
  return std::make_shared<const MappedFile>(path, descriptor,
                                            std::string_view(static_cast<const char*>(bytes), size));
}

}  // namespace surprisal::data
