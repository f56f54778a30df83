#include "session/bead_letters.h"

#include <algorithm>

#include "base/utf8.h"

namespace surprisal::session {
namespace {

bool is_named(const Session& session, std::size_t k) {
  return k < session.class_names.size() && !session.class_names[k].empty();
}

char32_t capital(char32_t letter) {
  const bool ascii_or_latin =
      (letter >= 'a' && letter <= 'z') || (letter >= 0xE0 && letter <= 0xFE && letter != 0xF7);  // à to þ
  return ascii_or_latin ? letter - 0x20 : letter;
}

std::string first_letter(const std::string& name) {
  const std::u32string letters = from_utf8(name);
  const auto first = std::find_if(letters.begin(), letters.end(), [](char32_t c) { return c > U' '; });
  return first == letters.end() ? std::string() : to_utf8(std::u32string(1, capital(*first)));
}

}  // namespace

std::vector<std::string> bead_letters(const Session& session, Language language) {
  const std::size_t count = class_count(session);
  std::vector<std::string> first;
  for (std::size_t k = 0; k < count; ++k)
    first.push_back(is_named(session, k) ? first_letter(class_name(session, k).in(language)) : std::string());
  std::vector<std::string> letters;
  for (std::size_t k = 0; k < count; ++k) {
    const bool alone = !first[k].empty() && std::count(first.begin(), first.end(), first[k]) == 1;
    letters.push_back(alone ? first[k] : std::to_string(k + 1));
  }
  return letters;
}

}  // namespace surprisal::session
