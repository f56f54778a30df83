// session: the table of keys: everything in a session, by name, with its limits and its slider. Files, lines,
// --set, the sliders and the setters are all based on it. In the order of the file.
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

// How a slider moves a number. It stays within the limits.
struct SliderSpec {
  std::string_view en;  // "the temperature"; empty: no slider
  std::string_view zh;
  double low = 0;
  double high = 0;
  double step = 0;  // one notch of the wheel
  int digits = 2;   // after the decimal point
  bool logarithmic = false;
};

struct Key {
  std::string_view name;  // "figure", "coin.theta"
  Kind kind;
  bool whole;                               // a whole number
  std::span<const std::string_view> words;  // allowed ones, in the order of the enumerators
  Value (*read)(const Session&);
  Text (*write)(Session&, const Value&);          // returns what is wrong, or nothing if it was written
  Limits (*limits)(const Session&) = nullptr;     // of a number, or of each entry of a list
  Text (*count_fault)(const Session&) = nullptr;  // for a list; checked before its entries
  Text (*other_fault)(const Session&) = nullptr;  // any other rule
  SliderSpec slider = {};

  // "must be from 0 to 1, but is 2", or nothing.
  Text fault(const Session& session) const;
};

std::span<const Key> keys();

const Key* find_key(std::string_view name);           // null if there is none
const Key& key_named(std::string_view name);          // for names in the program itself, which exist
std::string_view nearest_key(std::string_view name);  // for "did you mean"; empty if none is close

std::optional<Fault> first_fault(const Session& session);

// The first fault as an English sentence, or empty.
std::string fault_of(const Session& session);

}  // namespace surprisal::session
