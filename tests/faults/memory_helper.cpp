// For memory_test.py: does what only the window does. `memory_helper gif FILE` writes an animation in a
// background thread; `memory_helper settings` reads the settings in the current folder and prints them.
#include <unistd.h>

#include <cstdio>
#include <new>
#include <string>
#include <string_view>
#include <thread>

#include "desk/export_run.h"
#include "desk/settings_file.h"
#include "figures/catalogue.h"
#include "namespaces.h"

namespace {

using namespace surprisal::test;

int report(std::string_view sentence) {
  std::fprintf(stderr, "surprisal: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  return 1;
}

int write_gif(const char* path) {
  AnimationToWrite job;
  job.path = path;
  job.animation.figure = find_figure("softmax-bars");
  job.animation.style.width = 200;
  job.animation.style.height = 125;
  for (const double logit : {0.0, 1.0, 2.0}) {
    Session session;
    session.logits[1] = logit;
    job.animation.frames.push_back(session);
  }
  ExportRun run(std::move(job));
  while (!run.has_ended()) std::this_thread::yield();
  return run.result() ? 0 : report(run.result().problem().message.en);
}

int print_settings() {
  const LoadedSettings read = read_settings(".", Settings());
  if (!read.message.empty()) return report(read.message.en);
  const std::string text = to_toml(read.settings);
  return write(STDOUT_FILENO, text.data(), text.size()) == static_cast<ssize_t>(text.size()) ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string_view what = count > 1 ? arguments[1] : "";
    if (what == "gif" && count == 3) return write_gif(arguments[2]);
    if (what == "settings" && count == 2) return print_settings();
    return 2;
  } catch (const std::bad_alloc&) {
    return report("not enough memory");
  }
}
