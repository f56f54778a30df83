#include "window/file_portal.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <system_error>
#include <thread>
#include <utility>

#include "base/quote.h"
#include "desk/ask_for_file.h"
#include "window/dbus.h"
#include "window/file_request.h"

namespace surprisal::window {
namespace {

constexpr std::size_t kLongestName = 255;

FileRequest request_for(const Desk& desk, const std::string& parent) {
  const FileDialog& dialog = *desk.file_dialog;
  FileRequest request;
  request.parent = parent;
  request.title = desk.say(title_of(dialog));
  request.name = harmless(dialog.typed, kLongestName);
  request.folder = dialog.folder;
  request.filter = desk.say(dialog.kind.name);
  for (const std::string& ending : dialog.kind.endings) request.patterns.push_back("*" + ending);
  request.saving = dialog.saving;
  request.for_folder = dialog.for_folder;
  return request;
}

void take_answer(Desk& desk, const FileAnswer& answer) {
  switch (answer.kind) {
    case FileAnswer::Kind::Chosen:
      return take_desktop_choice(desk, answer.path);
    case FileAnswer::Kind::Cancelled:
      return take_desktop_cancel(desk);
    case FileAnswer::Kind::Failed:
      return take_desktop_failure(desk);
  }
}

}  // namespace

// A request and the thread that waits for its answer.
struct FilePortal::Question {
  Question(FileRequest request, const std::function<void()>& wake) : stop(eventfd(0, EFD_CLOEXEC)) {
    thread = std::thread([this, request = std::move(request), wake] {
      answered.set_value(ask_portal(request, stop));
      wake();
    });
  }

  ~Question() {
    if (thread.joinable()) {
      eventfd_write(stop, 1);
      thread.join();
    }
    if (stop >= 0) close(stop);
  }

  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;

  int stop;
  std::promise<FileAnswer> answered;
  std::future<FileAnswer> answer = answered.get_future();
  std::thread thread;
};

FilePortal::FilePortal(std::string parent, std::function<void()> wake)
    : parent_(std::move(parent)), wake_(std::move(wake)) {}

FilePortal::~FilePortal() = default;

bool FilePortal::may_exist() { return !session_bus_address().empty(); }

bool FilePortal::follow(Desk& desk) {
  const bool wanted = desk.file_dialog && desk.file_dialog->at_desktop;
  if (question_ && !wanted) question_.reset();
  if (wanted && !question_) {
    try {
      question_ = std::make_unique<Question>(request_for(desk, parent_), wake_);
    } catch (const std::system_error&) {  // no thread can be started
      take_desktop_failure(desk);
      return true;
    }
  }
  if (!question_ || question_->answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
    return false;
  const FileAnswer answer = question_->answer.get();
  question_.reset();
  take_answer(desk, answer);
  return true;
}

}  // namespace surprisal::window
