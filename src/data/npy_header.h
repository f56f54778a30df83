// data: the header of an NPY file, a Python dictionary.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace surprisal::data {

struct NpyHeader {
  std::string type;  // "<f4"; for records the list as it is written
  bool fortran_order = false;
  std::vector<std::uint64_t> shape;
};

// {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), } in any order and with any spaces.
std::optional<NpyHeader> parse_npy_header(std::string_view text);

}  // namespace surprisal::data
