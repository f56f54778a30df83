// toml++ reads numbers with std::from_chars. Some versions of libc++ have no from_chars for double, so ours
// stands in. It is in src/base, with which every program that reads TOML is linked.
#include <charconv>

#include "base/read_double.h"

#if !defined(__cpp_lib_to_chars) && _LIBCPP_VERSION < 200000
namespace std {
inline from_chars_result from_chars(const char* begin, const char* end, double& value) {
  return surprisal::read_double(begin, end, value);
}
}  // namespace std
#endif

#include "../tomlplusplus.cpp"
