#include "session/history.h"

#include <utility>

namespace surprisal::session {

void History::change(Session next, Text what, bool same_gesture) {
  in_gesture_ = in_gesture_ && same_gesture;
  if (next == now_) return;
  future_.clear();
  if (!in_gesture_) {
    push(past_, {std::exchange(now_, std::move(next)), std::move(what)});
    in_gesture_ = true;
  } else if (next == past_.back().other_side) {
    now_ = std::move(past_.back().other_side);
    past_.pop_back();
    in_gesture_ = false;  // if the gesture continues, it gets a new entry
  } else {
    now_ = std::move(next);
  }
}

void History::undo() { step(past_, future_); }

void History::redo() { step(future_, past_); }

void History::push(std::deque<Entry>& entries, Entry entry) {
  entries.push_back(std::move(entry));
  if (entries.size() > kDeepestHistory) entries.pop_front();
}

void History::step(std::deque<Entry>& from, std::deque<Entry>& to) {
  in_gesture_ = false;
  if (from.empty()) return;
  Entry entry = std::move(from.back());
  from.pop_back();
  std::swap(now_, entry.other_side);
  push(to, std::move(entry));
}

}  // namespace surprisal::session
