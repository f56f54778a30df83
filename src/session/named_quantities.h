// session: the quantities of a sample, by the names that `surprisal compute --json` prints and lessons use.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "base/namespaces.h"
#include "math/quantities.h"

namespace surprisal::session {

// Nothing (if the sample does not determine it), a word, a number, or one number per class.
using QuantityValue = std::variant<std::monostate, std::string_view, double, std::vector<double>>;

struct NamedQuantity {
  std::string_view name;
  QuantityValue value;
};

std::vector<NamedQuantity> named(const Quantities& q);

std::string_view name_of(Base base);  // "e", "2", "10"
std::string_view unit_of(Base base);  // "nats", "bits", "hartleys"

}  // namespace surprisal::session
