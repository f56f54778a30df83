// For tests that run on every figure in the catalogue, including any that is added later.
#pragma once

#include <algorithm>
#include <ostream>
#include <string>

#include "figures/catalogue.h"
#include "shared_fonts.h"
#include "testing.h"

namespace surprisal::test {

inline void PrintTo(const Figure& figure, std::ostream* out) { *out << figure.id; }

inline auto every_figure() { return testing::ValuesIn(catalogue().begin(), catalogue().end()); }

inline std::string id_as_test_name(const testing::TestParamInfo<Figure>& figure) {
  std::string name(figure.param.id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace surprisal::test
