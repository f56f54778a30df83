#include "session/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace surprisal {
namespace {

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

template <typename... Format>
std::string printed(double value, Format... format) {
  char buffer[512];  // 1e308 with 20 decimals has 330 characters
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format...).ptr;
  return {buffer, end};
}

// -0.00 and 0.00 are the same number to a reader.
std::string without_negative_zero(std::string text) {
  if (text.starts_with('-') && text.find_first_of("123456789i") == std::string::npos) text.erase(0, 1);
  return text;
}

}  // namespace

Result<double> parse_number(std::string_view text) {
  const std::string_view trimmed = without_blanks(text);
  const std::string quoted = "\"" + std::string(text) + "\"";
  if (trimmed.empty()) return Problem{"an empty entry is not a number"};
  std::string_view digits = trimmed;
  if (digits.starts_with('+') && !digits.starts_with("+-")) digits.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) {
    return Problem{quoted + " is not a number"};
  }
  if (error == std::errc::result_out_of_range) return Problem{quoted + " is beyond the range of a double"};
  if (!std::isfinite(value)) return Problem{quoted + " is not a finite number"};
  return value;
}

Result<std::vector<double>> parse_numbers(std::string_view text) {
  std::vector<double> values;
  for (std::size_t start = 0;;) {
    const std::size_t comma = text.find(',', start);
    const Result<double> value = parse_number(text.substr(start, comma - start));
    if (!value) return Problem{"entry " + std::to_string(values.size() + 1) + ": " + value.problem().message};
    values.push_back(*value);
    if (comma == std::string_view::npos) return values;
    start = comma + 1;
  }
}

std::string exact(double value) { return printed(value); }

std::string fixed(double value, int decimals) {
  return without_negative_zero(printed(value, std::chars_format::fixed, decimals));
}

std::string significant(double value, int digits) {
  if (value == 0) return fixed(0, digits - 1);
  if (!std::isfinite(value)) return exact(value);
  const double size = std::abs(value);
  if (size < 1e-4 || size >= 1e6) return printed(value, std::chars_format::scientific, digits - 1);
  const int before_point = static_cast<int>(std::floor(std::log10(size))) + 1;
  return fixed(value, std::max(0, digits - before_point));
}

}  // namespace surprisal
