// data: the entries of a zip file, as NumPy and others write them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/work.h"

namespace surprisal::data {

struct ZipEntry {
  std::string name;
  std::uint16_t method = 0;  // 0 is stored, 8 is deflated
  std::uint32_t checksum = 0;
  std::uint64_t packed_size = 0, size = 0;
  std::uint64_t place = 0;  // of its local header in the file
};

bool is_zip(std::string_view bytes);

// Read from the directory at the end of the file. Accepts any bytes, ZIP64 included.
Result<std::vector<ZipEntry>> zip_entries(std::string_view bytes);

struct Unpacked {
  std::string_view bytes;
  std::shared_ptr<const void> owner;
};

// A stored entry in place, kept alive by `owner`; a deflated one in memory of its own. Rejects an entry that
// would expand to a hundred times its size. Reports progress in packed bytes; if the work is stopped, the
// result is a problem.
Result<Unpacked> unpacked(std::string_view zip, const ZipEntry& entry, std::shared_ptr<const void> owner,
                          const Work& work = {});

}  // namespace surprisal::data
