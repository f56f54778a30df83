// Tests that walk the catalogue: a figure added to it is covered without a line.
#pragma once

#include <algorithm>
#include <ostream>
#include <string>

#include "figures/catalogue.h"
#include "testing.h"

namespace surprisal::test {

inline void PrintTo(const Figure& figure, std::ostream* out) { *out << figure.id; }

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

}  // namespace surprisal::test
