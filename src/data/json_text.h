// data: JSON, parsed with simdjson, and the numbers in it.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace surprisal::data {

// Parses one text after another; an element is valid until the next call. Python's NaN and Infinity, which
// are not JSON, become the strings "NaN", "Infinity" and "-Infinity".
class JsonParser {
 public:
  std::optional<simdjson::dom::element> parse(std::string_view text);

 private:
  simdjson::dom::parser parser_;
  std::string padded_;
};

// A number, or NaN or an infinity as JsonParser has them.
std::optional<double> json_number_in(simdjson::dom::element element);

// The value of the first of these keys that the object has.
template <typename Keys>
std::optional<simdjson::dom::element> first_of(simdjson::dom::object object, const Keys& keys) {
  for (const std::string_view key : keys) {
    simdjson::dom::element value;
    if (!object.at_key(key).get(value)) return value;
  }
  return std::nullopt;
}

}  // namespace surprisal::data
