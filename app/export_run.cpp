#include "export_run.h"

#include <new>
#include <utility>

namespace surprisal {

ExportRun::ExportRun(Writing job)
    : job_(std::move(job)), thread_([this](const std::stop_token& stopped) { run(stopped); }) {}

void ExportRun::run(const std::stop_token& stopped) {
  try {
    const Fonts fonts;  // its own: fonts remember what they were asked, and are not for two threads
    result_ = write_out(job_, fonts, [&](double share) {
      share_ = share;
      return !stopped.stop_requested();
    });
  } catch (const std::bad_alloc&) {
    result_ = Problem{"not enough memory for the picture; make it smaller"};
  }
  ended_ = true;
}

}  // namespace surprisal
