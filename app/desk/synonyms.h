// desk: words that mean the same to somebody who searches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace surprisal::desk {

// All words that mean the same as this one, in small letters, without it.
std::vector<std::string> synonyms_of(std::string_view word);

}  // namespace surprisal::desk
