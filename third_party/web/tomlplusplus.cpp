// toml++ reads numbers with std::from_chars, which libc++ lacks for a double. Ours stands in for it; it is in
// src/base, with which every program that reads TOML is linked.
#include <charconv>

#include "base/read_double.h"

#ifndef __cpp_lib_to_chars  // says that the standard library has both directions
namespace std {
inline from_chars_result from_chars(const char* begin, const char* end, double& value) {
  return surprisal::read_double(begin, end, value);
}
}  // namespace std
#endif

#include "../tomlplusplus.cpp"
