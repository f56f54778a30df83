// data: NPZ, NumPy's zip of arrays, and which of them has the scores and which the labels.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/npy.h"
#include "data/work.h"

namespace surprisal::data {

struct NamedArray {
  std::string name;
  Array array;
};

struct Npz {
  std::vector<NamedArray> arrays;
  std::vector<std::string> unreadable;  // "names ("<U3")": entries that are not arrays of numbers, and why
};

// Accepts any bytes.
Result<Npz> read_npz(std::string_view bytes, std::shared_ptr<const void> owner, const Work& work = {});

// The array named `key`, or else the only one with the shape of scores: floats in several columns.
Result<NamedArray> scores_in(const Npz& npz, std::string_view key);

// The array named `key`, or else the only one with the shape of labels: one number for each row. None if the
// shapes do not decide.
Result<std::optional<NamedArray>> labels_in(const Npz& npz, std::string_view key, const NamedArray& scores);

// For a file with nothing but labels: the array named `key`, or else the only array.
Result<NamedArray> only_array_in(const Npz& npz, std::string_view key);

}  // namespace surprisal::data
