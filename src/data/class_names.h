// data: names of classes, one per line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text.h"

namespace surprisal::data {

std::vector<std::string> class_names_in(std::string_view text);
Result<std::vector<std::string>> read_class_names(const std::filesystem::path& path);

// "cat, dog, pig": at most a dozen, so that it fits a sentence.
std::string shown_list(std::span<const std::string> names);

// The name of a class, without characters that could do harm on a screen; its number if it has no name.
std::string class_name(const std::vector<std::string>& names, std::size_t k);

// What is wrong with a row whose label is none of the names: "has the label ..."
Text unknown_label(std::string_view label, std::span<const std::string> names);

// A problem if there is not exactly one name for each class.
Done names_fit(const std::vector<std::string>& names, std::size_t classes);

}  // namespace surprisal::data
