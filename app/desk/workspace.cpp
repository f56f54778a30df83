#include "desk/workspace.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "desk/paths.h"
#include "session/between.h"

namespace surprisal::desk {
namespace {

constexpr std::string_view kTransition = "transition";

}  // namespace

void Workspace::edit(const Session& next, const Text& what, std::string_view gesture) {
  if (next == session()) return;
  if (gesture != kTransition) stop_moving();  // a manual edit overrides a running transition
  const bool same_gesture = !gesture.empty() && gesture == gesture_;
  gesture_ = gesture;
  history_.change(next, what, same_gesture);
  ++revision_;
}

void Workspace::undo() {
  stop_moving();
  end_gesture();
  history_.undo();
  ++revision_;
}

void Workspace::redo() {
  stop_moving();
  end_gesture();
  history_.redo();
  ++revision_;
}

void Workspace::start_over(const Session& session) {
  stop_moving();
  end_gesture();
  history_ = History(session);
  ++revision_;
}

void Workspace::move_to(const Session& to, const Text& what, bool at_once) {
  if (to == session()) return;
  end_gesture();
  if (at_once) return edit(to, what);
  transition_ = Transition{session(), to, what};
}

void Workspace::advance(double seconds) {
  if (!transition_) return;
  constexpr double kSeconds = 0.3;
  Transition& now = *transition_;
  now.share = std::min(1.0, now.share + seconds / kSeconds);
  edit(between(now.from, now.to, eased(now.share)), now.what, kTransition);
  if (now.share >= 1) {
    stop_moving();
    end_gesture();
  }
}

void Workspace::set_document(Document document) {
  document_ = std::move(document);
  differs_.forget();
}

void Workspace::set_saved_session(const Session& saved, const std::filesystem::path& path) {
  set_document({path.empty() ? std::filesystem::path() : absolute_path(path), saved});
}

bool Workspace::is_changed() const {
  if (transition_) return transition_->to != document_.saved;
  return differs_.get(revision_, [&] { return session() != document_.saved; });
}

}  // namespace surprisal::desk
