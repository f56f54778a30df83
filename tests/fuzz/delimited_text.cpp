// Any bytes, read as CSV or TSV, are refused or give a whole table.
#include "data/delimited_text.h"

#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto kept = surprisal::test::kept_bytes(bytes, count);
  const std::string names[] = {"cat", "dog"};
  for (const surprisal::data::DelimitedOptions& options :
       {surprisal::data::DelimitedOptions{}, {"1", true, names, false}, {"", false, {}, true}}) {
    const auto table = surprisal::data::read_delimited(*kept, options);
    if (surprisal::test::is_read(table)) surprisal::test::check_table(*table);
  }
  return 0;
}
