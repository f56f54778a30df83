// session: all that a session holds, by name, with the rule that each has to keep. One table, in the order of
// the file, serves files, lines, --set and what they say of a mistake.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "session/session.h"

namespace surprisal::session {

// What any field can be written as: whole numbers are numbers, words are texts.
using Value = std::variant<double, Text, std::vector<double>, std::vector<Text>>;

enum class Kind { Number, Word, Name, NumberList, NameList };

struct Key {
  std::string_view name;  // "figure", "coin.theta"
  Kind kind;
  Value (*read)(const Session&);
  Text (*write)(Session&, const Value&);  // says what the value must be, or nothing: it was written
  Text (*fault)(const Session&);          // "must be from 0 to 1, and is 2", or nothing
};

std::span<const Key> keys();

const Key* find_key(std::string_view name);
std::string_view nearest_key(std::string_view name);  // what was probably meant; empty where none is near

// The keys that a reader wants to see: those of the sample, and those that differ from a new session of as
// many classes. So the defaults are part of the format: a change of one needs a new version.
std::vector<const Key*> telling_keys(const Session& session);

struct Fault {
  const Key* key;
  Text message;  // what follows the key's name in a sentence
};

std::optional<Fault> first_fault(const Session& session);

// A wish for one key, and where it was said: "line 3", or empty.
struct Setting {
  std::string name;
  Value value;
  Text place;
};

// All settings at once, then checked as a whole, so that their order does not matter. What is not among them
// follows those that are: with four logits there are four labels, names and weights.
Result<Session> with(Session session, std::span<const Setting> settings);

// "line 3: " before a message, where there is a place.
Problem problem_at(const Text& place, const Text& message);

}  // namespace surprisal::session
