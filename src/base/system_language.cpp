#include "base/system_language.h"

#include <cstdlib>
#include <string_view>

namespace surprisal::inline base {

Language system_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != 0)
      return std::string_view(value).starts_with("zh") ? Language::Chinese : Language::English;
  }
  return Language::English;
}

}  // namespace surprisal::inline base
