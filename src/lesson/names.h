// lesson: the names that a live value can use, each a function of the session.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "draw/theme.h"
#include "math/quantities.h"
#include "session/session.h"

namespace surprisal::lesson {

// What an expression can evaluate to: nothing (the session has no such value), a number, a list, a word,
// several words.
using Amount = std::variant<std::monostate, double, Numbers, Text, std::vector<Text>>;

// Whether values that need the trained digit classifier are really computed, however long that takes, or
// replaced by dummies of the same form, to check whether an expression makes sense.
enum class Trained : std::uint8_t { Fully, Not };

class Values;

struct Name {
  std::string_view name;
  std::optional<Quantity> quantity;  // determines its colour
  bool as_set = false;               // set or counted, not computed: shown as 3, not 3.000
  Amount (*of)(const Values&) = nullptr;
  std::size_t (*class_of)(const Session&) = nullptr;  // for a class's name: which class colours it
  std::size_t trains = 0;  // how many numbers it has, if they need the trained classifier
};

std::span<const Name> names();
const Name* find_name(std::string_view name);        // null if there is none
std::string_view nearest_name(std::string_view to);  // what was probably meant; empty if nothing is close

// The named values of one session. Each is computed when it is first needed, and the quantities on which
// many of them are based are computed only once.
class Values {
 public:
  explicit Values(Session session, Trained trained = Trained::Fully);

  const Session& session() const { return session_; }
  const Amount& of(const Name& name) const;  // a row of names()

  const Quantities& quantities() const;
  const Quantities& rival_quantities() const;  // for the rival prediction, as a sample given by probabilities

 private:
  Session session_;
  Trained trained_;
  mutable std::optional<Quantities> quantities_;
  mutable std::optional<Quantities> rival_quantities_;
  mutable std::vector<std::optional<Amount>> known_;
};

}  // namespace surprisal::lesson
