#include "base/read_double.h"

#include <fast_float/fast_float.h>

#include <cmath>
#include <string_view>
#include <system_error>

namespace surprisal::inline base {
namespace {

// Whether the number, as written, has a nonzero digit before its exponent.
bool has_value(std::string_view number) {
  return number.substr(0, number.find_first_of("eE")).find_first_of("123456789") != std::string_view::npos;
}

}  // namespace

std::from_chars_result read_double(const char* begin, const char* end, double& value) {
  double read = 0;
  const auto [after, error] = fast_float::from_chars(begin, end, read);
  const std::string_view number(begin, static_cast<std::size_t>(after - begin));
  // Overflow and underflow are checked here because only some versions of fast_float report them.
  const bool is_beyond = (std::isinf(read) || read == 0) && has_value(number);
  if (error == std::errc() && !is_beyond) value = read;
  return {after, is_beyond ? std::errc::result_out_of_range : error};
}

}  // namespace surprisal::inline base
