// command: numbers in JSON, which has no infinities: they become the texts "inf", "-inf" and "nan".
#pragma once

#include <string>
#include <vector>

namespace surprisal::command {

std::string json_number(double value);
std::string json_numbers(const std::vector<double>& values);

}  // namespace surprisal::command
