// No bytes, read as an expression, may do harm.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../lesson/showing.h"
#include "rooms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string harm = surprisal::test::harm_of_expression({reinterpret_cast<const char*>(bytes), count});
  if (harm.empty()) return 0;
  std::fprintf(stderr, "%s\n", harm.c_str());
  std::abort();
}
