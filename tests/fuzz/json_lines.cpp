// Any bytes, read as JSON lines, are refused or give a whole table.
#include "data/json_lines.h"

#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto kept = surprisal::test::kept_bytes(bytes, count);
  const std::string names[] = {"cat", "dog"};
  const auto table = surprisal::data::read_json_lines(*kept, names);
  if (surprisal::test::is_read(table)) surprisal::test::check_table(*table);
  return 0;
}
