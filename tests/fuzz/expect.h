// How a fuzzer reports a finding: it prints it and aborts, so that libFuzzer saves the input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "namespaces.h"

namespace surprisal::test {

inline void expect(bool good, const std::string& else_is) {
  if (good) return;
  std::fprintf(stderr, "%s\n", else_is.c_str());
  std::abort();
}

}  // namespace surprisal::test
