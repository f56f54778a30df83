// desk: paths as typed by the user.
#pragma once

#include <filesystem>
#include <string>

namespace surprisal::desk {

std::filesystem::path absolute_path(const std::filesystem::path& path);

// Replaces a leading "~" or "~/" with the home folder.
std::filesystem::path expand_home(const std::string& typed);

}  // namespace surprisal::desk
