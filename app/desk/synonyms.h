// desk: synonyms for the search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace surprisal::desk {

// All synonyms of this word, in lowercase, without the word itself.
std::vector<std::string> synonyms_of(std::string_view word);

}  // namespace surprisal::desk
