// Any bytes, read as NPY, are refused or give an array within those bytes.
#include "data/npy.h"

#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto kept = surprisal::test::kept_bytes(bytes, count);
  const auto array = surprisal::data::read_npy(*kept, kept);
  if (surprisal::test::is_read(array)) surprisal::test::check_matrix(array->matrix);
  return 0;
}
