// Helpers for tests of file readers: the files that NumPy wrote, and files that a test writes.
#pragma once

#include <stdlib.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "../languages.h"
#include "base/result.h"
#include "data/rows.h"
#include "namespaces.h"

namespace surprisal::test {

inline std::filesystem::path made_by_numpy(const std::string& name) {
  return std::filesystem::path(SURPRISAL_TEST_FOLDER) / "files" / name;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A new folder, deleted at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "surprisal_data_XXXXXX").string();
    if (::mkdtemp(name.data())) path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::vector<double> numbers_of(const data::Matrix& matrix) {
  std::vector<double> numbers(matrix.rows * matrix.columns);
  copy_rows(matrix, 0, matrix.rows, numbers);
  return numbers;
}

// The scores in the files that make.py writes.
inline std::vector<double> made_scores() {
  std::vector<double> scores;
  for (int i = 0; i < 6; ++i) {
    for (int k = 0; k < 4; ++k) scores.push_back(((i * 7 + k * 3) % 11 - 5) / 4.0);
  }
  return scores;
}

inline const std::vector<std::int32_t> kMadeLabels = {0, 1, 2, 3, 0, 1};

// The English message of a problem; checks that there is a Chinese one too.
template <typename Value>
std::string problem_text(const Result<Value>& result) {
  return result ? "no problem" : english(result.problem().message);
}

inline std::string all_notes(const std::vector<Text>& notes) {
  std::string all;
  for (const Text& note : notes) all += note.en + "\n";
  return all;
}

}  // namespace surprisal::test
