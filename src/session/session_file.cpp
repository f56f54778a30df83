#include "session/session_file.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>
#include <vector>

#include "base/number.h"
#include "base/quote.h"
#include "base/toml.h"
#include "session/keys.h"

namespace surprisal::session {
namespace {

// Writing.
// -----------------------------------------------------------------------------------------------------------

// "-0" would be a whole number in TOML, and lose its sign.
std::string toml_of(double value) { return value == 0 && std::signbit(value) ? "-0.0" : exact(value); }

// A session's texts have no control characters.
std::string toml_of(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string toml_of(const Text& text) {
  if (text.en == text.zh) return toml_of(text.en);
  return "{en = " + toml_of(text.en) + ", zh = " + toml_of(text.zh) + "}";
}

// With more entries than a line takes, so many to a line.
template <typename T>
std::string toml_of(const std::vector<T>& values, std::size_t a_line) {
  const bool broken = values.size() > a_line;
  std::string list = "[";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) list += ",";
    list += broken && i % a_line == 0 ? "\n  " : i > 0 ? " " : "";
    list += toml_of(values[i]);
  }
  return list + (broken ? "\n]" : "]");
}

std::string toml_of(const Value& value, std::size_t a_line) {
  if (const auto* number = std::get_if<double>(&value)) return toml_of(*number);
  if (const auto* text = std::get_if<Text>(&value)) return toml_of(*text);
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return toml_of(*numbers, a_line);
  return toml_of(std::get<std::vector<Text>>(value), a_line);
}

std::string_view group_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

// Reading.
// -----------------------------------------------------------------------------------------------------------

Text place_of(const toml::source_position& position) {
  return Text("line ", "第 ") + std::to_string(position.line) + Text("", " 行");
}

Problem unusable(const toml::node& node) {
  return problem_at(place_of(node.source().begin), {"a value must be a number, a text or a list of either",
                                                    "值必须是数、文字，或由数或文字组成的列表"});
}

Result<Text> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return Text(text->get());
  const auto* both = node.as_table();
  if (!both) return unusable(node);
  for (const auto& [language, text] : *both) {
    if ((language != "en" && language != "zh") || !text.is_string()) {
      return problem_at(place_of(text.source().begin),
                        {"a text in two languages is {en = \"...\", zh = \"...\"}",
                         "两种语言的文字写作 {en = \"...\", zh = \"...\"}"});
    }
  }
  const auto in = [&](std::string_view language, std::string_view other) {
    return both->get_as<std::string>(language) ? (*both)[language].value_or(std::string())
                                               : (*both)[other].value_or(std::string());
  };
  return Text(in("en", "zh"), in("zh", "en"));
}

Result<Value> list_of(const toml::array& array) {
  if (!array.empty() && !array.front().is_number()) {
    std::vector<Text> texts;
    for (const toml::node& node : array) {
      const Result<Text> text = text_of(node);
      if (!text) return text.problem();
      texts.push_back(*text);
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

Result<Value> value_of(const toml::node& node) {
  if (node.is_number()) return Value(node.value_or(0.0));
  if (const auto* array = node.as_array()) return list_of(*array);
  const Result<Text> text = text_of(node);
  if (!text) return text.problem();
  return Value(*text);
}

bool is_group(std::string_view name) {
  const auto all = keys();
  return std::any_of(all.begin(), all.end(), [&](const Key& key) { return group_of(key.name) == name; });
}

struct Wish {
  std::string name;
  const toml::node* node;
};

// In the order of the lines: a toml::table is in that of the alphabet.
std::vector<Wish> wishes_in(const toml::table& table) {
  std::vector<Wish> wishes;
  for (const auto& [key, node] : table) {
    const std::string name(key.str());
    if (!is_group(name) || !node.is_table()) {
      wishes.push_back({name, &node});
      continue;
    }
    for (const auto& [inner, inner_node] : *node.as_table()) {
      wishes.push_back({name + "." + std::string(inner.str()), &inner_node});
    }
  }
  std::stable_sort(wishes.begin(), wishes.end(), [](const Wish& a, const Wish& b) {
    return a.node->source().begin.line < b.node->source().begin.line;
  });
  return wishes;
}

Result<Session> with_table(Session session, const toml::table& table) {
  std::vector<Setting> settings;
  for (const Wish& wish : wishes_in(table)) {
    Setting setting{wish.name, {}, place_of(wish.node->source().begin)};
    if (find_key(wish.name)) {  // `with` tells of one that is not there
      const Result<Value> value = value_of(*wish.node);
      if (!value) return value.problem();
      setting.value = *value;
    }
    settings.push_back(std::move(setting));
  }
  return with(std::move(session), settings);
}

Done check_format(const toml::table& table) {
  const toml::node* node = table.get("format");
  if (!node) {
    return Problem{
        Text("this is no session: it must say format = ", "这不是会话文件：其中必须写有 format = ") +
        std::to_string(kSessionFormat)};
  }
  const auto* format = node->as_integer();
  if (!format || format->get() < 1) {
    return problem_at(place_of(node->source().begin),
                      Text("format must be a whole number from 1 to ", "format 必须是整数，从 1 到 ") +
                          std::to_string(kSessionFormat));
  }
  if (format->get() > kSessionFormat) return made_by_newer(std::to_string(format->get()));
  return Nothing{};
}

// Whatever the parser throws ends here.
Result<toml::table> parsed(std::string_view text) {
  if (text.size() > kLongestSessionFile) {
    return Problem{Text("longer than ", "超过 ") + std::to_string(kLongestSessionFile) +
                   Text(" bytes: no session is", " 字节：会话文件没有这么长")};
  }
  try {
    return parsed_toml(text);
  } catch (const toml::parse_error& error) {
    return problem_at(place_of(error.source().begin), toml_says(error.description()));
  } catch (const std::bad_alloc&) {
    throw;  // no fault of the file
  } catch (const std::exception& error) {
    return Problem{toml_says(error.what())};
  }
}

}  // namespace

Problem made_by_newer(const std::string& format) {
  return Problem{Text("made by a newer Surprisal: its format is ", "由更新版本的 Surprisal 生成：其格式为 ") +
                 format + Text(", and this one reads up to ", "，本版本最高支持 ") +
                 std::to_string(kSessionFormat)};
}

std::string to_toml(const Session& session) {
  std::string toml = "# A session of Surprisal. What is not said here is as in a new session.\n";
  toml += "format = " + std::to_string(kSessionFormat) + "\n";
  std::string_view group;
  for (const Key* key : telling_keys(session)) {
    if (group_of(key->name) != group) {
      group = group_of(key->name);
      toml += "\n[" + std::string(group) + "]\n";
    }
    const std::size_t a_line = key->name.starts_with("batch.") ? columns_of(session.batch) : 10;
    const std::string_view name = group.empty() ? key->name : key->name.substr(group.size() + 1);
    toml += std::string(name) + " = " + toml_of(key->read(session), std::max<std::size_t>(a_line, 1)) + "\n";
  }
  return toml;
}

Result<Session> from_toml(std::string_view text) {
  Result<toml::table> table = parsed(text);
  if (!table) return table.problem();
  const Done good = check_format(*table);
  if (!good) return good.problem();
  table->erase("format");
  return with_table(Session(), *table);
}

Result<Session> with_toml(Session session, std::string_view text, std::string_view inside) {
  const Result<toml::table> table = parsed(text);
  if (!table) return table.problem();
  if (inside.empty()) return with_table(std::move(session), *table);
  const auto* part = table->get_as<toml::table>(inside);
  if (!part) return Problem{Text("there is no table ", "没有表 ") + quoted(inside)};
  return with_table(std::move(session), *part);
}

}  // namespace surprisal::session
