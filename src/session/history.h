// session: undo and redo.
#pragma once

#include <cstddef>
#include <deque>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::session {

inline constexpr std::size_t kDeepestHistory = 200;

class History {
 public:
  explicit History(Session first) : now_(std::move(first)) {}

  const Session& now() const { return now_; }

  // `what` names the change in a menu: "move the logit of cat". The changes of one drag are one entry: the
  // first begins a gesture, the others pass `same_gesture`. A drag that ends where it began leaves no entry.
  void change(Session next, Text what, bool same_gesture = false);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  Text undoes() const { return can_undo() ? past_.back().what : Text(); }
  Text redoes() const { return can_redo() ? future_.back().what : Text(); }
  void undo();  // both do nothing if there is nothing to undo or redo
  void redo();

 private:
  struct Entry {
    Session other_side;  // before the change if it is in the past, after it if it is in the future
    Text what;
  };

  void push(std::deque<Entry>& entries, Entry entry);
  void step(std::deque<Entry>& from, std::deque<Entry>& to);

  Session now_;
  std::deque<Entry> past_;
  std::deque<Entry> future_;
  bool in_gesture_ = false;  // and the last entry belongs to it
};

}  // namespace surprisal::session
