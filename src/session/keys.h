// session: all that a session holds, by name: what each value may be, and how a slider moves it. One table,
// in the order of the file, serves files, lines, --set, the sliders and the setters.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "session/session.h"
#include "session/value.h"

namespace surprisal::session {

struct Limits {
  double low = 0;
  double high = 0;
};

// How a person moves a number. A slider goes no further than what is allowed.
struct Movement {
  std::string_view en;  // "the temperature"; empty where nobody moves it
  std::string_view zh;
  double low = 0;
  double high = 0;
  double step = 0;  // one notch of the wheel
  int digits = 2;   // after the point
  bool logarithmic = false;
};

struct Key {
  std::string_view name;  // "figure", "coin.theta"
  Kind kind;
  bool whole;                               // a whole number
  std::span<const std::string_view> words;  // that a word may be, in the order of the enumerators
  Value (*read)(const Session&);
  Text (*write)(Session&, const Value&);          // says what the value must be, or nothing: it was written
  Limits (*limits)(const Session&) = nullptr;     // of a number, or of each entry of a list
  Text (*count_fault)(const Session&) = nullptr;  // of a list, before its entries
  Text (*other_fault)(const Session&) = nullptr;  // what else must hold
  Movement movement = {};

  // "must be from 0 to 1, and is 2", or nothing.
  Text fault(const Session& session) const;
};

std::span<const Key> keys();

const Key* find_key(std::string_view name);           // null for none
const Key& key_called(std::string_view name);         // one that the program itself names
std::string_view nearest_key(std::string_view name);  // what was probably meant; empty where none is near

std::optional<Fault> first_fault(const Session& session);

// What is wrong with it, or empty: lengths that differ, labels that are no distribution, values out of range.
std::string fault_of(const Session& session);

}  // namespace surprisal::session
