#include "base/wording.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/number.h"

namespace surprisal::inline base {
namespace {

std::string raised(std::string_view digits) {
  static constexpr const char* kRaised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string result;
  for (char c : digits) result += c == '-' ? "⁻" : kRaised[c - '0'];
  return result;
}

// "-1.2e-09" as "−1.2×10⁻⁹".
std::string typeset_number(std::string text) {
  const std::size_t e = text.find('e');
  std::string exponent;
  if (e != std::string::npos) {
    exponent = "×10" + raised(std::to_string(std::stoi(text.substr(e + 1))));
    text.resize(e);
  }
  if (text.starts_with('-')) text.replace(0, 1, "−");
  return text + exponent;
}

std::string not_finite(double value) { return std::isnan(value) ? "undefined" : value > 0 ? "∞" : "−∞"; }

}  // namespace

std::string shown_fixed(double value, int decimals) {
  return std::isfinite(value) ? typeset_number(fixed(value, decimals)) : not_finite(value);
}

std::string shown_signed(double value, int decimals) {
  if (std::abs(value) < 0.5 * std::pow(10, -decimals)) return "0";
  return (value > 0 ? "+" : "") + shown_fixed(value, decimals);
}

std::string shown(double value, int digits) {
  return std::isfinite(value) ? typeset_number(significant(value, digits)) : not_finite(value);
}

std::string shown_short(double value) {
  if (!std::isfinite(value)) return not_finite(value);
  std::string text = significant(value, 6);
  const std::string exponent = text.substr(std::min(text.size(), text.find('e')));
  text.resize(text.size() - exponent.size());
  if (text.find('.') != std::string::npos) text.resize(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return typeset_number(text + exponent);
}

std::string power_of_ten(int exponent) {
  if (exponent == 0) return "1";
  if (exponent == 1) return "10";
  return "10" + raised(std::to_string(exponent));
}

std::string with_commas(std::size_t count) {
  std::string text = std::to_string(count);
  for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
  return text;
}

}  // namespace surprisal::inline base
