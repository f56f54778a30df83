#include "desk/export_run.h"

#include <new>
#include <system_error>
#include <utility>

#include "export/png.h"

namespace surprisal::desk {

// The result until there is one: where no memory is left, there is none for the sentence that says so.
ExportRun::ExportRun(Writing job) : job_(std::move(job)), result_(no_memory_for_picture()) {
  try {
    thread_ = std::jthread([this](const std::stop_token& stopped) { run(stopped); });
  } catch (const std::system_error&) {  // no memory for its stack, or too many threads
    ended_ = true;
  }
}

void ExportRun::run(const std::stop_token& stopped) {
  try {
    const Fonts fonts;  // its own: fonts remember what they were asked, and are not for two threads
    result_ = write_out(job_, fonts, [&](double share) {
      share_ = share;
      return !stopped.stop_requested();
    });
  } catch (const std::bad_alloc&) {
  }
  ended_ = true;
}

}  // namespace surprisal::desk
