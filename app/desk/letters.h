// desk: the actions of the next-letter view.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

// The letters before this one are already read, so there is something to guess from, with costs to see.
inline constexpr int kFirstLetterToBetOn = 6;

// A session without bets gets the text in the window's language, and bits as its unit.
void open_letters(Desk& desk);
bool shows_letters(const Desk& desk);

void bet_on_letter(Desk& desk);
void read_next_letter(Desk& desk);
void start_letters_again(Desk& desk, session::LetterText text);

}  // namespace surprisal::desk
