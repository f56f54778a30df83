// desk: paths as a person gives them.
#pragma once

#include <filesystem>
#include <string>

namespace surprisal::desk {

std::filesystem::path absolute_path(const std::filesystem::path& path);

// "~" and "~/..." are the home folder.
std::filesystem::path expand_home(const std::string& typed);

}  // namespace surprisal::desk
