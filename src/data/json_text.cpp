#include "data/json_text.h"

#include <array>
#include <limits>
#include <utility>

namespace surprisal::data {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::array<std::pair<std::string_view, double>, 3> kSpecials = {
    {{"NaN", std::numeric_limits<double>::quiet_NaN()}, {"-Infinity", -kInfinity}, {"Infinity", kInfinity}}};

// Puts NaN and Infinity in quotation marks, except inside strings.
std::string with_quoted_specials(std::string_view text) {
  std::string result;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    bool special = false;
    if (inside && text[at] == '\\') {
      length = std::min<std::size_t>(2, text.size() - at);
    } else if (text[at] == '"') {
      inside = !inside;
    } else if (!inside) {
      for (const auto& [word, value] : kSpecials) {
        if (special || !text.substr(at).starts_with(word)) continue;
        special = true;
        length = word.size();
      }
    }
    if (special) result += '"';
    result += text.substr(at, length);
    if (special) result += '"';
    at += length;
  }
  return result;
}

}  // namespace

std::optional<simdjson::dom::element> JsonParser::parse(std::string_view text) {
  const auto parsed = [&](std::string_view json) -> std::optional<simdjson::dom::element> {
    padded_.assign(json);
    padded_.append(simdjson::SIMDJSON_PADDING, ' ');
    simdjson::dom::element element;
    if (parser_.parse(padded_.data(), json.size(), false).get(element)) return std::nullopt;
    return element;
  };
  auto element = parsed(text);
  const bool special = text.find("NaN") != text.npos || text.find("Infinity") != text.npos;
  return element || !special ? element : parsed(with_quoted_specials(text));
}

std::optional<double> json_number_in(simdjson::dom::element element) {
  double number = 0;
  if (!element.get(number)) return number;
  std::string_view word;
  if (element.get(word)) return std::nullopt;
  for (const auto& [special, value] : kSpecials) {
    if (word == special) return value;
  }
  return std::nullopt;
}

}  // namespace surprisal::data
