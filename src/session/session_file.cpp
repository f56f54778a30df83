#include "session/session_file.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "session/session_toml.h"

namespace surprisal::session {
namespace {

std::string toml_of(const Text& text) {
  if (text.en == text.zh) return toml_text(text.en);
  return "{en = " + toml_text(text.en) + ", zh = " + toml_text(text.zh) + "}";
}

std::string toml_of(const Value& value, std::size_t in_line) {
  if (const auto* number = std::get_if<double>(&value)) return toml_number(*number);
  if (const auto* text = std::get_if<Text>(&value)) return toml_of(*text);
  if (const auto* numbers = std::get_if<std::vector<double>>(&value))
    return toml_list(*numbers, in_line, toml_number);
  return toml_list(std::get<std::vector<Text>>(value), in_line,
                   [](const Text& text) { return toml_of(text); });
}

std::string_view group_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

using ReadText = std::variant<Text, Fault>;
using ReadValue = std::variant<Value, Fault>;

Fault unusable(const toml::node& node) {
  return {
      "",
      {"a value must be a number, a text or a list of either", "值必须是数、文字，或由数或文字组成的列表"},
      place_of(node)};
}

ReadText text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return Text(text->get());
  const auto* both = node.as_table();
  if (!both) return unusable(node);
  for (const auto& [language, text] : *both) {
    if ((language != "en" && language != "zh") || !text.is_string()) {
      return Fault{{},
                   {"write a text in two languages as {en = \"...\", zh = \"...\"}",
                    "两种语言的文字写作 {en = \"...\", zh = \"...\"}"},
                   place_of(text)};
    }
  }
  const auto in = [&](std::string_view language, std::string_view other) {
    return both->get_as<std::string>(language) ? (*both)[language].value_or(std::string())
                                               : (*both)[other].value_or(std::string());
  };
  return Text(in("en", "zh"), in("zh", "en"));
}

ReadValue list_of(const toml::array& array) {
  if (!array.empty() && !array.front().is_number()) {
    std::vector<Text> texts;
    for (const toml::node& node : array) {
      const ReadText text = text_of(node);
      if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
      texts.push_back(std::get<Text>(text));
    }
    return Value(std::move(texts));
  }
  std::vector<double> numbers;
  for (const toml::node& node : array) {
    if (!node.is_number()) return unusable(node);
    numbers.push_back(node.value_or(0.0));
  }
  return Value(std::move(numbers));
}

ReadValue value_of(const toml::node& node) {
  if (node.is_number()) return Value(node.value_or(0.0));
  if (const auto* array = node.as_array()) return list_of(*array);
  const ReadText text = text_of(node);
  if (const auto* fault = std::get_if<Fault>(&text)) return *fault;
  return Value(std::get<Text>(text));
}

bool is_group(std::string_view name) {
  const auto all = keys();
  return std::any_of(all.begin(), all.end(), [&](const Key& key) { return group_of(key.name) == name; });
}

struct Entry {
  std::string key;
  const toml::node* node;
  Place place;  // of the key
};

// Sorted by line, because a toml::table is sorted by name.
std::vector<Entry> entries_in(const toml::table& table) {
  std::vector<Entry> entries;
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (!is_group(name) || !node.is_table()) {
      entries.push_back({name, &node, place_of(key)});
      continue;
    }
    for (const auto& [inner, inner_node] : *node.as_table()) {
      entries.push_back({name + "." + std::string(inner.str()), &inner_node, place_of(inner)});
    }
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.place.line < b.place.line; });
  return entries;
}

Done check_format(const toml::table& table) {
  const toml::node* node = table.get("format");
  if (!node) {
    return Problem{
        Text("this is not a session: it must contain format = ", "这不是状态文件：其中必须写有 format = ") +
        std::to_string(kSessionFormat)};
  }
  const auto* format = node->as_integer();
  if (!format || format->get() < 1) {
    return problem_of(
        {"format",
         Text("must be a whole number from 1 to ", "必须是整数，从 1 到 ") + std::to_string(kSessionFormat),
         place_of(*node)});
  }
  if (format->get() > kSessionFormat) return newer_format_problem(std::to_string(format->get()));
  return Nothing{};
}

}  // namespace

Problem newer_format_problem(const std::string& format) {
  return Problem{Text("made by a newer Surprisal: its format is ", "由更新版本的 Surprisal 生成：其格式为 ") +
                 format + Text(", but this version reads only up to ", "，本版本最高支持 ") +
                 std::to_string(kSessionFormat)};
}

std::string to_toml(const Session& session) {
  std::string toml = "# A Surprisal session. Keys that are not listed have their default values.\n";
  toml += "format = " + std::to_string(kSessionFormat) + "\n";
  std::string_view group;
  for (const Key* key : keys_to_write(session)) {
    if (group_of(key->name) != group) {
      group = group_of(key->name);
      toml += "\n[" + std::string(group) + "]\n";
    }
    const std::size_t in_line = key->name.starts_with("batch.")     ? columns_of(session.batch)
                                : key->name.starts_with("letters.") ? kLetterShares
                                : key->name == "digits.drawn"       ? 8
                                                                    : 10;
    const std::string_view name = group.empty() ? key->name : key->name.substr(group.size() + 1);
    toml += std::string(name) + " = " + toml_of(key->read(session), std::max<std::size_t>(in_line, 1)) + "\n";
  }
  return toml;
}

Changed with_table(Session session, const toml::table& table) {
  std::vector<Change> changes;
  for (const Entry& entry : entries_in(table)) {
    Change change = {entry.key, {}, entry.place};
    if (find_key(entry.key)) {  // `with` reports one that does not exist
      ReadValue value = value_of(*entry.node);
      if (const auto* fault = std::get_if<Fault>(&value)) return *fault;
      change.value = std::get<Value>(std::move(value));
    }
    changes.push_back(std::move(change));
  }
  return with(std::move(session), changes);
}

Result<toml::table> session_table(std::string_view text) {
  if (text.size() > kLongestSessionFile) {
    return Problem{Text("longer than ", "超过 ") + std::to_string(kLongestSessionFile) +
                   Text(" bytes; no session is that long", " 字节：状态文件没有这么长")};
  }
  auto read = read_toml(text);
  if (const auto* fault = std::get_if<Fault>(&read)) return problem_of(*fault);
  return std::get<toml::table>(std::move(read));
}

Result<Session> session_of(toml::table table) {
  const Done good = check_format(table);
  if (!good) return good.problem();
  table.erase("format");
  table.erase(kRowsTable);
  Changed session = with_table(Session(), table);
  if (const auto* fault = std::get_if<Fault>(&session)) return problem_of(*fault);
  return std::get<Session>(std::move(session));
}

Result<Session> from_toml(std::string_view text) {
  Result<toml::table> table = session_table(text);
  return table ? session_of(std::move(*table)) : table.problem();
}

}  // namespace surprisal::session
