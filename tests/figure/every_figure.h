// Tests that walk the catalogue: a figure added to it is covered without a line.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

#include "figure/catalogue.h"

namespace surprisal {

inline void PrintTo(const Figure& figure, std::ostream* out) { *out << figure.id; }

namespace test {

inline auto every_figure() { return testing::ValuesIn(catalogue().begin(), catalogue().end()); }

inline std::string id_as_test_name(const testing::TestParamInfo<Figure>& figure) {
  std::string name(figure.param.id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// One for all tests: reading the faces takes a while.
inline const Fonts& fonts() {
  static const Fonts all;
  return all;
}

}  // namespace test
}  // namespace surprisal
