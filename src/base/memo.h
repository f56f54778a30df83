// base: a value that is computed again only when what it depends on has changed.
#pragma once

#include <optional>

#include "base/rooms.h"

namespace surprisal::inline base {

template <typename Key, typename Value>
class Memo {
 public:
  template <typename Compute>
  const Value& get(const Key& key, Compute compute) {
    if (!key_ || !(*key_ == key)) {
      value_ = compute();
      key_ = key;
    }
    return *value_;
  }

  void forget() { key_.reset(); }

 private:
  std::optional<Key> key_;
  std::optional<Value> value_;
};

}  // namespace surprisal::base
