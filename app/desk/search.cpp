#include "desk/search.h"

#include <algorithm>
#include <cctype>

namespace surprisal::desk {
namespace {

std::string small_letters(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

bool is_found(const Text& name, const std::string& typed) {
  if (typed.empty()) return true;
  const std::string where = small_letters(name.en + " " + name.zh);
  for (std::size_t start = 0; start < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', start), typed.size());
    if (where.find(small_letters(typed.substr(start, end - start))) == std::string::npos) return false;
    start = end + 1;
  }
  return true;
}

}  // namespace surprisal::desk
