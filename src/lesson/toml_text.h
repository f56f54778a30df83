// lesson: TOML inside a lesson, with the position of each text in the file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/toml.h"
#include "lesson/source.h"
#include "session/session.h"

namespace surprisal::lesson {

// A part of a file that is TOML. Errors are added to the faults; then there is no table.
class TomlText {
 public:
  TomlText(std::string text, std::size_t start, Faults& faults);

  const toml::table* table() const { return table_ ? &*table_ : nullptr; }

  std::size_t at(const toml::node& node) const;  // byte of the file
  std::size_t at_key(const toml::key& key) const;

  // Each reports its errors itself, and returns nothing in that case or if the key is missing.
  std::optional<Source> text(const toml::table& table, std::string_view key) const;
  std::optional<double> number(const toml::table& table, std::string_view key) const;
  std::vector<Source> texts(const toml::table& table, std::string_view key) const;

  // Reports keys that are not in this list.
  void only(const toml::table& table, std::initializer_list<std::string_view> known) const;

  // The session with the changes in the table under a key; unchanged if there is none, or if they do not fit.
  Session changed(const Session& session, const toml::table& table, std::string_view key) const;

  // The session with the changes in a table; nothing if they do not fit.
  std::optional<Session> applied(Session session, const toml::table& changes) const;

 private:
  Source decoded(const toml::value<std::string>& node) const;
  void wrong_type(const toml::node& node, std::string_view key, const Text& type) const;

  std::string text_;
  std::size_t start_;
  Faults& faults_;
  std::optional<toml::table> table_;
};

}  // namespace surprisal::lesson
