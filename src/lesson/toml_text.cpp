#include "lesson/toml_text.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <variant>

#include "base/nearest.h"
#include "session/session_file.h"
#include "session/session_toml.h"

namespace surprisal::lesson {
namespace {

bool is_toml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t utf8_length(std::string_view hex) {
  unsigned code = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

// For each byte of a TOML string's value, its position in the text. The opening quote is at `at`.
std::vector<std::size_t> places_of(std::string_view text, std::size_t at, std::size_t length) {
  std::vector<std::size_t> places;
  const char quote = at < text.size() ? text[at] : '"';
  const bool escapes = quote == '"';
  const bool long_form = text.substr(std::min(at, text.size())).starts_with(std::string(3, quote));
  at += long_form ? 3 : 1;
  if (long_form && at < text.size() && text[at] == '\r') ++at;
  if (long_form && at < text.size() && text[at] == '\n') ++at;
  while (places.size() < length && at < text.size()) {
    if (!escapes || text[at] != '\\' || at + 1 >= text.size()) {
      places.push_back(at++);
    } else if (is_toml_space(text[at + 1])) {  // a line continuation
      for (++at; at < text.size() && is_toml_space(text[at]);) ++at;
    } else {
      const std::size_t digits = text[at + 1] == 'u' ? 4 : text[at + 1] == 'U' ? 8 : 0;
      const std::size_t bytes =
          digits == 0 || at + 2 + digits > text.size() ? 1 : utf8_length(text.substr(at + 2, digits));
      places.insert(places.end(), bytes, at);
      at += 2 + digits;
    }
  }
  places.resize(length, std::min(at, text.size()));
  return places;
}

}  // namespace

TomlText::TomlText(std::string text, std::size_t start, Faults& faults)
    : text_(std::move(text)), start_(start), faults_(faults) {
  if (text_.size() > kLongestSessionFile) {
    faults_.add(start_, Text("longer than ", "这段 TOML 超过 ") + std::to_string(kLongestSessionFile) +
                            Text(" bytes", " 字节"));
    return;
  }
  auto read = read_toml(text_);
  if (auto* table = std::get_if<toml::table>(&read)) {
    table_ = std::move(*table);
  } else {
    const auto& fault = std::get<Fault>(read);
    faults_.add(start_ + (fault.place ? byte_of(text_, *fault.place) : 0), fault.message);
  }
}

std::size_t TomlText::at(const toml::node& node) const { return start_ + byte_of(text_, place_of(node)); }

std::size_t TomlText::at_key(const toml::key& key) const { return start_ + byte_of(text_, place_of(key)); }

void TomlText::wrong_type(const toml::node& node, std::string_view key, const Text& type) const {
  faults_.add(at(node), std::string(key) + Text(" must be ", " 必须是") + type);
}

Source TomlText::decoded(const toml::value<std::string>& node) const {
  Source source;
  source.text = node.get();
  source.places = places_of(text_, at(node) - start_, source.text.size() + 1);
  for (std::size_t& place : source.places) place += start_;
  return source;
}

std::optional<Source> TomlText::text(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* text = node->as_string()) return decoded(*text);
  wrong_type(*node, key, {"a text", "文字"});
  return std::nullopt;
}

std::optional<double> TomlText::number(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::nullopt;
  if (node->is_number()) return node->value<double>();
  wrong_type(*node, key, {"a number", "一个数"});
  return std::nullopt;
}

std::vector<Source> TomlText::texts(const toml::table& table, std::string_view key) const {
  std::vector<Source> all;
  const toml::node* node = table.get(key);
  if (node == nullptr) return all;
  const Text type = {"a list of texts", "一列文字"};
  const auto* list = node->as_array();
  if (list == nullptr) {
    wrong_type(*node, key, type);
    return all;
  }
  for (const toml::node& entry : *list) {
    if (const auto* text = entry.as_string()) {
      all.push_back(decoded(*text));
    } else {
      wrong_type(entry, key, type);
    }
  }
  return all;
}

void TomlText::only(const toml::table& table, std::initializer_list<std::string_view> known) const {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const std::string_view near = nearest(key.str(), std::vector<std::string_view>(known));
    faults_.add(at_key(key), unknown_name({"key", "项"}, key.str(), near));
  }
}

Session TomlText::changed(const Session& session, const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return session;
  if (!node->is_table()) {
    const std::string name(key);
    faults_.add(at(*node), Text(name + " must be a table: ", name + " 必须是一个表，写作 ") + name +
                               " = {labels = [1, 0, 0]}");
    return session;
  }
  return applied(session, *node->as_table()).value_or(session);
}

std::optional<Session> TomlText::applied(Session session, const toml::table& changes) const {
  Changed changed = with_table(std::move(session), changes);
  if (auto* after = std::get_if<Session>(&changed)) return std::move(*after);
  const auto& fault = std::get<Fault>(changed);
  const std::size_t at = fault.place ? start_ + byte_of(text_, *fault.place) : this->at(changes);
  faults_.add(at, sentence_of(fault));
  return std::nullopt;
}

}  // namespace surprisal::lesson
