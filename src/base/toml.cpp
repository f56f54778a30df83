#include "base/toml.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>

#include "base/number.h"
#include "base/quote.h"
#include "base/toml_nesting.h"

namespace surprisal::inline base {
namespace {

// The parser's message. It exists only in English.
Text parser_message(std::string_view words) {
  const std::string fit = harmless(words, 200);
  return {fit, "TOML 有误：" + fit};
}

Place place_of(const toml::source_position& position) {
  return {std::max<std::size_t>(position.line, 1), std::max<std::size_t>(position.column, 1)};
}

constexpr std::size_t kMaxLevels = 256;  // the parser's own limit for brackets

}  // namespace

std::variant<toml::table, Fault> read_toml(std::string_view text) {
  if (const auto at = nested_deeper(text, kMaxLevels))
    return Fault{{}, {"the values are nested too deeply", "嵌套层数过多"}, place_of(text, *at)};
  try {
    return toml::table(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return Fault{{}, parser_message(error.description()), place_of(error.source().begin)};
  } catch (const std::bad_alloc&) {
    throw;  // not a fault of the text
  } catch (const std::exception& error) {
    return Fault{{}, parser_message(error.what())};
  }
}

Place place_of(const toml::node& node) { return place_of(node.source().begin); }
Place place_of(const toml::key& key) { return place_of(key.source().begin); }

// TOML reads "-0" as an integer, which loses the sign.
std::string toml_number(double value) { return value == 0 && std::signbit(value) ? "-0.0" : exact(value); }

std::string toml_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string toml_bool(bool value) { return value ? "true" : "false"; }

}  // namespace surprisal::inline base
