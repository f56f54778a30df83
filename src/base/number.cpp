#include "base/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "base/quote.h"
#include "base/read_double.h"

namespace surprisal::inline base {
namespace {

constexpr int kMaxDecimals = 100;

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

// The exponent of a number in scientific notation.
int exponent_of(std::string_view scientific) {
  std::string_view digits = scientific.substr(scientific.find('e') + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  int power = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), power);
  return power;
}

// Readers see no difference between -0.00 and 0.00, so the minus is dropped.
std::string without_negative_zero(std::string text) {
  if (text.starts_with('-') && text.find_first_of("123456789i") == std::string::npos) text.erase(0, 1);
  return text;
}

constexpr std::string_view kMinusSign = "−";

}  // namespace

Result<double> parse_number(std::string_view text) {
  const std::string_view trimmed = without_blanks(text);
  if (trimmed.empty()) return Problem{{"an empty entry is not a number", "空白处应有一个数"}};
  std::string digits(trimmed);
  if (digits.starts_with('+') && !digits.starts_with("+-"))
    digits.erase(0, 1);
  else if (digits.starts_with(kMinusSign))
    digits.replace(0, kMinusSign.size(), "-");
  double value = 0;
  const auto [end, error] = read_double(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) {
    return Problem{in_quotes(text) + Text(" is not a number", "不是数")};
  }
  if (error == std::errc::result_out_of_range) {
    return Problem{in_quotes(text) + Text(" is beyond the range of a double", "超出双精度数的范围")};
  }
  if (!std::isfinite(value))
    return Problem{in_quotes(text) + Text(" is not a finite number", "不是有限的数")};
  return value;
}

Result<std::vector<double>> parse_numbers(std::string_view text) {
  std::vector<double> values;
  for (std::size_t start = 0;;) {
    const std::size_t comma = text.find(',', start);
    const Result<double> value = parse_number(text.substr(start, comma - start));
    if (!value) {
      return Problem{Text("entry ", "第 ") + std::to_string(values.size() + 1) + Text(": ", " 项：") +
                     value.problem().message};
    }
    values.push_back(*value);
    if (comma == std::string_view::npos) return values;
    start = comma + 1;
  }
}

std::string exact(double value) { return std::isnan(value) ? "nan" : printed(value); }

std::string fixed(double value, int decimals) {
  return without_negative_zero(
      printed(value, std::chars_format::fixed, std::clamp(decimals, 0, kMaxDecimals)));
}

// The logarithm of 0.001 may lie a little beyond -3.
int decimals_of_step(double step) {
  return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::string significant(double value, int digits) {
  const int decimals = std::clamp(digits - 1, 0, kMaxDecimals);
  if (value == 0) return fixed(0, decimals);
  if (!std::isfinite(value)) return exact(value);
  const std::string rounded = printed(value, std::chars_format::scientific, decimals);
  const int power = exponent_of(rounded);  // taken after rounding: 0.99999 becomes 1.000
  return power < -4 || power >= 6 ? rounded : fixed(value, std::max(0, decimals - power));
}

}  // namespace surprisal::inline base
