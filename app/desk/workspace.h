// desk: the current session: its history, the running transition, and its file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/memo.h"
#include "session/history.h"
#include "session/session.h"

namespace surprisal::desk {

// A smooth change from one session to another.
struct Transition {
  Session from;
  Session to;
  Text what;
  double share = 0;
};

// The file of the session.
struct Document {
  std::filesystem::path path;  // empty if it has never been saved
  Session saved;               // the content of the file, or of the example or lesson that it came from
};

class Workspace {
 public:
  const Session& session() const { return history_.now(); }
  const History& history() const { return history_; }

  // Changes whenever the session changes, so that callers need not compare sessions.
  std::uint64_t revision() const { return revision_; }

  // All changes to the session go through here. Edits of one gesture (with the same non-empty name) are
  // undone together.
  void edit(const Session& next, const Text& what, std::string_view gesture = {});
  void end_gesture() { gesture_.clear(); }
  void undo();
  void redo();
  void start_over(const Session& session);  // clears the history

  // Animates to the session, as one undo entry; or sets it at once.
  void move_to(const Session& to, const Text& what, bool at_once);
  void advance(double seconds);
  void stop_moving() { transition_.reset(); }
  bool is_moving() const { return transition_.has_value(); }
  const Session& destination() const { return transition_ ? transition_->to : session(); }

  const Document& document() const { return document_; }
  void set_document(Document document);

  // Marks `saved` as the saved state: in the file at `path` or, without a path, in the program itself (an
  // example, a lesson).
  void set_saved_session(const Session& saved, const std::filesystem::path& path = {});
  bool is_changed() const;  // whether closing the window would lose something

 private:
  History history_{Session{}};
  std::uint64_t revision_ = 1;
  std::string gesture_;
  std::optional<Transition> transition_;
  Document document_;

  mutable Memo<std::uint64_t, bool> differs_;  // whether the session differs from the saved one, by revision
};

}  // namespace surprisal::desk
