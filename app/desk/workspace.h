// desk: the session in hand: its history, the change that is under way, and the file that it belongs to.
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

// From one session to another, smoothly.
struct Transition {
  Session from;
  Session to;
  Text what;
  double share = 0;
};

// The session as a file.
struct Document {
  std::filesystem::path path;  // empty while it has no name
  Session saved;               // as it is in the file, or where it came from
};

class Workspace {
 public:
  const Session& session() const { return history_.now(); }
  const History& history() const { return history_; }

  // Another number after each change of the session, so that nobody has to compare sessions.
  std::uint64_t revision() const { return revision_; }

  // Every change of the session goes through here. Edits of one gesture (the same non-empty name) undo as
  // one.
  void edit(const Session& next, const Text& what, std::string_view gesture = {});
  void end_gesture() { gesture_.clear(); }
  void undo();
  void redo();
  void start_over(const Session& session);  // without a history

  // Smoothly, as one change; or at once.
  void move_to(const Session& to, const Text& what, bool at_once);
  void advance(double seconds);
  void stop_moving() { transition_.reset(); }
  bool is_moving() const { return transition_.has_value(); }
  const Session& destination() const { return transition_ ? transition_->to : session(); }

  const Document& document() const { return document_; }
  void set_document(Document document);

  // From here on the session is what is saved: in the file at the path or, without one, in the program itself
  // (an example, a lesson).
  void stands_for(const Session& saved, const std::filesystem::path& path = {});
  bool is_changed() const;  // whether closing the window would lose something

 private:
  History history_{Session{}};
  std::uint64_t revision_ = 1;
  std::string gesture_;
  std::optional<Transition> transition_;
  Document document_;

  mutable Memo<std::uint64_t, bool> differs_;  // from what is saved, at a revision
};

}  // namespace surprisal::desk
