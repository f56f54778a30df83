// Any bytes, read as settings, are refused or give values within their ranges, which their own file restores.
#include <cstdint>

#include "desk/settings_file.h"
#include "expect.h"
#include "namespaces.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  using namespace surprisal::test;
  const Result<Settings> read = settings_from_toml({reinterpret_cast<const char*>(bytes), count});
  if (!read) return 0;
  expect(read->scale >= kSmallestScale && read->scale <= kLargestScale, "a scale out of range");
  expect(read->recent_files.size() <= kMaxRecentFiles, "too many recent files");
  const Result<Settings> again = settings_from_toml(to_toml(*read));
  expect(again && *again == *read, "their file does not restore the settings");
  return 0;
}
