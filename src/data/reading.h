// data: reads files into rows. What a file contains is detected and said in the notes, and can be overridden.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "data/file_format.h"
#include "data/rows.h"
#include "data/tokens.h"
#include "data/work.h"

namespace surprisal::data {

// What the user says about a file; whatever is empty is detected.
struct ReadingOptions {
  std::optional<Kind> kind = {};
  std::optional<int> label_base = {};       // 0 or 1: the number of the first class
  std::optional<std::int64_t> ignore = {};  // a label to ignore, besides -100 and -1
  std::filesystem::path names = {};         // a file with a class name on each line
  std::string key = {}, label_key = {};     // of arrays in an NPZ
  std::optional<bool> head = {};            // whether the first line of a CSV has names
  bool leave_out_faulty_rows = false;       // read the others, and say in the notes what is left out

  friend bool operator==(const ReadingOptions&, const ReadingOptions&) = default;
};

// Whether a file contains rows or the tokens of a text.
Result<FileFormat> format_of_file(const std::filesystem::path& path);

// `labels`: a file, or a column of a text file by its name or its number from 0, or empty. A problem names
// the file, and the row (from 0), column and line of the first fault. If the work is stopped, that is the
// problem.
Result<Rows> read_rows(const std::filesystem::path& path, const std::string& labels,
                       const ReadingOptions& options = {}, const Work& work = {});

Result<Tokens> read_tokens_file(const std::filesystem::path& path);

}  // namespace surprisal::data
