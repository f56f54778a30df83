#include "desk/paths.h"

#include <cstdlib>
#include <system_error>

namespace surprisal::desk {

namespace fs = std::filesystem;

fs::path absolute_path(const fs::path& path) {
  std::error_code failed;
  const fs::path whole = fs::absolute(path, failed);
  return failed ? path : whole.lexically_normal();
}

fs::path expand_home(const std::string& typed) {
  const char* home = std::getenv("HOME");
  return home != nullptr && (typed == "~" || typed.starts_with("~/")) ? home + typed.substr(1) : typed;
}

}  // namespace surprisal::desk
