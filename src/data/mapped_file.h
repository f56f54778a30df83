// data: a memory-mapped file: its bytes without a copy.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace surprisal::data {

struct MappedRange;

// Another program may truncate a file while it is mapped. If that happens, the missing bytes read as zeros
// and `unchanged` returns a problem from then on; nothing crashes.
class MappedFile {
 public:
  MappedFile(std::filesystem::path path, int descriptor, std::string_view bytes);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }

  // Call it before a pass over the bytes, and again after the pass, before its result is used.
  Done unchanged() const;

 private:
  std::filesystem::path path_;
  int descriptor_;
  std::string_view bytes_;
  MappedRange* range_ = nullptr;  // none for an empty file
};

Result<std::shared_ptr<const MappedFile>> map_file(const std::filesystem::path& path);

}  // namespace surprisal::data
