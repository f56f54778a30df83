#include "desk/export_run.h"

#include <new>
#include <system_error>
#include <utility>

#include "export/png.h"

namespace surprisal::desk {

// The result starts as the out-of-memory message, which could not be built once memory has run out.
ExportRun::ExportRun(Writing job) : job_(std::move(job)), result_(no_memory_for_picture()) {
  try {
    worker_.start([this](const std::stop_token& stopped) { run(stopped); });
  } catch (const std::system_error&) {  // no memory for the stack, or too many threads
    ended_ = true;
  }
}

void ExportRun::run(const std::stop_token& stopped) {
  try {
    const Fonts fonts;  // not shared: Fonts caches lookups and is not thread-safe
    result_ = write_out(job_, fonts, [&](double share) {
      share_ = share;
      return !stopped.stop_requested();
    });
  } catch (const std::bad_alloc&) {
  }
  ended_ = true;
}

}  // namespace surprisal::desk
