// data: recognizes the format of a file.
#pragma once

#include <string_view>

#include "base/result.h"

namespace surprisal::data {

enum class FileFormat { Npy, Npz, DelimitedText, JsonLines, Tokens };

// By the content, never by the name. If the format is known but not supported, the problem names it and says
// what to save instead.
Result<FileFormat> format_of(std::string_view bytes);

}  // namespace surprisal::data
