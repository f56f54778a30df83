// desk: splits a step's text into portions that a room can read from a slide: at most 45 words each.
#pragma once

#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

inline constexpr double kMaxWords = 45;  // a Chinese character counts as half a word

struct Portion {
  enum class Kind { Text, Guess, Task };
  Kind kind = Kind::Text;
  document::Blocks blocks;  // before the guess or the task
};

// Leaves out notes, which are for readers.
std::vector<Portion> portions_of(const Step& step);

// Whether the guess of the open step is in the portion that its slide shows now.
bool is_guess_on_slide(const Desk& desk);

// Words, numbers and formulas.
double count_words(const document::Inlines& inlines);

}  // namespace surprisal::desk
