// base: whole files, read and written. A file is either written completely or left as it was.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace surprisal::inline base {

// The bytes of a file of at most `limit` bytes. The problem names the path and what to do.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

// Writes beside the file and then takes its place, so that whoever reads it finds the old bytes or the new
// ones, also after a power cut. A file that is replaced keeps its permissions; a symbolic link stays and its
// target is replaced. A device, a pipe and what is open already (/dev/stdout) are written directly.
Done write_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace surprisal::inline base
