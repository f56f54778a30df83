// lesson: the functions of expressions.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace surprisal::lesson {

struct Function {
  std::string_view name;
  double (*each)(double) = nullptr;                    // of a number, or of each entry of a list
  double (*whole)(std::span<const double>) = nullptr;  // of a list; a number is a list of one
  bool keeps = false;   // the result is of the same kind as what it is made from
  bool counts = false;  // the result is a whole number
};

std::span<const Function> functions();

// Its place in the list.
std::optional<std::size_t> find_function(std::string_view name);

}  // namespace surprisal::lesson
