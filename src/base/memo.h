// base: a value that is recomputed only when its key has changed.
#pragma once

#include <optional>

#include "base/namespaces.h"

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

  const std::optional<Key>& key() const { return key_; }  // of the last value
  const std::optional<Value>& value() const { return value_; }

 private:
  std::optional<Key> key_;
  std::optional<Value> value_;
};

}  // namespace surprisal::inline base
