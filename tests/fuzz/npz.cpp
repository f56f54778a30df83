// Any bytes, read as NPZ, are refused or give arrays within those bytes.
#include "data/npz.h"

#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto kept = surprisal::test::kept_bytes(bytes, count);
  const auto npz = surprisal::data::read_npz(*kept, kept);
  if (!surprisal::test::is_read(npz)) return 0;
  for (const surprisal::data::NamedArray& named : npz->arrays)
    surprisal::test::check_matrix(named.array.matrix);
  const auto scores = scores_in(*npz, "");
  if (surprisal::test::is_read(scores)) surprisal::test::is_read(labels_in(*npz, "", *scores));
  surprisal::test::is_read(only_array_in(*npz, "labels"));
  return 0;
}
