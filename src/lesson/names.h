// lesson: the names that a live value can speak of, each a function of the session.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "draw/theme.h"
#include "math/quantities.h"
#include "session/session.h"

namespace surprisal::lesson {

// What an expression can come to: nothing (the session does not say), a number, a list, a word, several
// words.
using Amount = std::variant<std::monostate, double, Numbers, Text, std::vector<Text>>;

struct Name {
  std::string_view name;
  std::optional<Quantity> quantity;  // whose colour it takes
  bool as_set = false;               // set or counted and not computed: shown as 3 and not as 3.000
  Amount (*of)(const Session&) = nullptr;
  std::size_t (*class_of)(const Session&) = nullptr;  // for a class's name: whose colour it takes
};

std::span<const Name> names();
const Name* find_name(std::string_view name);        // null for none
std::string_view nearest_name(std::string_view to);  // what was probably meant; empty where none is near

// The named values of one session. Each is computed when it is first asked for.
class Values {
 public:
  explicit Values(Session session);

  const Session& session() const { return session_; }
  const Amount& of(const Name& name) const;  // a row of names()

 private:
  Session session_;
  mutable std::vector<std::optional<Amount>> known_;
};

}  // namespace surprisal::lesson
