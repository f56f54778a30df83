// base: text in both languages of the program.
#pragma once

#include <string>
#include <utility>

#include "base/namespaces.h"

namespace surprisal::inline base {

enum class Language { English, Chinese };

struct Text {
  std::string en;
  std::string zh;

  Text() = default;
  Text(const char* both) : en(both), zh(both) {}  // a formula, a number, a name that a person typed
  Text(std::string both) : en(both), zh(std::move(both)) {}
  Text(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}

  const std::string& in(Language language) const { return language == Language::Chinese ? zh : en; }
  bool empty() const { return en.empty() && zh.empty(); }

  friend bool operator==(const Text&, const Text&) = default;
};

inline Text operator+(const Text& a, const Text& b) { return {a.en + b.en, a.zh + b.zh}; }

}  // namespace surprisal::inline base
