// base: a message about what went wrong, and a result that is either a value or such a message.
#pragma once

#include <utility>
#include <variant>

#include "base/text.h"

namespace surprisal::inline base {

// "what, where, what to do", without the program's name and without a full stop.
struct Problem {
  Text message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Problem problem) : content_(std::move(problem)) {}

  explicit operator bool() const { return std::holds_alternative<T>(content_); }
  const T& operator*() const { return std::get<T>(content_); }
  T& operator*() { return std::get<T>(content_); }
  const T* operator->() const { return &std::get<T>(content_); }
  T* operator->() { return &std::get<T>(content_); }
  const Problem& problem() const { return std::get<Problem>(content_); }

 private:
  std::variant<T, Problem> content_;
};

struct Nothing {};
using Done = Result<Nothing>;  // success, or a Problem

}  // namespace surprisal::inline base
