// data: NPY, NumPy's file of one array, versions 1.0 to 3.0.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "data/rows.h"

namespace surprisal::data {

struct Array {
  Matrix matrix;               // an array of one dimension is one column
  std::size_t dimensions = 0;  // 1 or 2
  std::string description;     // "NPY 1.0, float32, 1000 x 10"
};

bool is_npy(std::string_view bytes);

// The array as it is in `bytes`, which `owner` keeps alive, without a copy. Accepts any bytes. A problem does
// not name the file.
Result<Array> read_npy(std::string_view bytes, std::shared_ptr<const void> owner);

const char* name_of(Element element);  // as NumPy writes it: "float32"
std::size_t size_of(Element element);
bool is_float(Element element);

}  // namespace surprisal::data
