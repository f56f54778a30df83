#include "command/json.h"

#include <cmath>

#include "base/number.h"

namespace surprisal::command {

std::string json_number(double value) {
  return std::isfinite(value) ? exact(value) : "\"" + exact(value) + "\"";
}

std::string json_numbers(const std::vector<double>& values) {
  std::string list = "[";
  for (double value : values) list += (list.size() > 1 ? ", " : "") + json_number(value);
  return list + "]";
}

}  // namespace surprisal::command
