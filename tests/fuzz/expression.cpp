// No input read as an expression may cause a fault.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../lesson/check_lesson_text.h"
#include "namespaces.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string fault =
      surprisal::test::fault_in_expression({reinterpret_cast<const char*>(bytes), count});
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
