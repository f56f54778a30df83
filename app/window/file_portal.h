// window: the desktop's own file dialog, through the XDG desktop portal.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "desk/desk.h"

namespace surprisal::window {

// Asks for a dialog on a thread of its own, so that no frame waits.
class FilePortal {
 public:
  // `parent` identifies the window in the portal's format; `wake` is called from the other thread when there
  // is an answer.
  FilePortal(std::string parent, std::function<void()> wake);
  ~FilePortal();
  FilePortal(const FilePortal&) = delete;
  FilePortal& operator=(const FilePortal&) = delete;

  static bool may_exist();  // whether there is a session bus

  // Asks for the dialog that the desk wants, delivers its answer, and withdraws it when the desk no longer
  // wants it. True if the desk has changed.
  bool follow(Desk& desk);

 private:
  struct Question;

  std::string parent_;
  std::function<void()> wake_;
  std::unique_ptr<Question> question_;
};

}  // namespace surprisal::window
