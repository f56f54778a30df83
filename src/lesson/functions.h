// lesson: the functions that expressions can call.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/namespaces.h"

namespace surprisal::lesson {

struct Function {
  std::string_view name;
  double (*each)(double) = nullptr;                    // applied to a number, or to each entry of a list
  double (*whole)(std::span<const double>) = nullptr;  // for a list; a number is a list of one entry
  bool keeps_quantity = false;                         // the result is of the same quantity as the argument
  bool counts = false;                                 // the result is a whole number
};

std::span<const Function> functions();

// Its index in functions().
std::optional<std::size_t> find_function(std::string_view name);

}  // namespace surprisal::lesson
