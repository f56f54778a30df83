// base: reads and writes whole files. A file is either written completely or left as it was.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace surprisal::inline base {

// Reads a file of at most `limit` bytes. The problem names the path and what to do.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

// What a failed system call means to somebody who wants to read a file; `error` is its errno.
Problem cannot_read(const std::filesystem::path& path, int error);

// Writes a temporary file beside this one and renames it, so that a reader sees either the old bytes or the
// new ones, even after a power cut. A replaced file keeps its permissions; for a symbolic link, the target is
// replaced. Devices, pipes and files that are already open (/dev/stdout) are written directly.
Done write_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace surprisal::inline base
