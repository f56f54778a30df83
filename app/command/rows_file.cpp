#include "command/rows_file.h"

#include <csignal>
#include <filesystem>
#include <system_error>

#include "base/file.h"

namespace surprisal::command {
namespace {

class HoldInterrupts {
 public:
  HoldInterrupts() {
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigaddset(&interrupts, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &interrupts, &before_);
  }
  ~HoldInterrupts() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HoldInterrupts(const HoldInterrupts&) = delete;
  HoldInterrupts& operator=(const HoldInterrupts&) = delete;

 private:
  sigset_t before_ = {};
};

}  // namespace

Done write_rows(const std::string& path, const std::string& csv) {
  std::error_code none;
  const auto status = std::filesystem::status(path, none);
  const bool to_device = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  if (to_device) return write_atomically(path, csv);  // its reader may stop reading, so stay interruptible
  const HoldInterrupts hold;
  return write_atomically(path, csv);
}

}  // namespace surprisal::command
