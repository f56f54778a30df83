// data: what kind of file some bytes are.
#pragma once

#include <string_view>

#include "base/result.h"

namespace surprisal::data {

enum class FileFormat { Npy, Npz, DelimitedText, JsonLines, Tokens };

// By the content, never by the name. A problem says what a known file of another kind is, and what to save
// instead.
Result<FileFormat> format_of(std::string_view bytes);

}  // namespace surprisal::data
