// lesson: Latin letters, which commands of formulas and English words consist of.
#pragma once

namespace surprisal::lesson {

inline bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace surprisal::lesson
