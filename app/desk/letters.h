// desk: the actions of the next-letter view.
#pragma once

#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

inline constexpr std::string_view kLettersFigure = "next-letter";

// The letters before it are read already, so that there is something to guess from, and their costs to see.
inline constexpr int kFirstLetterToBetOn = 6;

std::vector<FigureView> views_of_letters();  // the bars; the window draws the other parts around them

// A session without bets gets the text in the window's language, and bits as its unit.
void open_letters(Desk& desk);
bool shows_letters(const Desk& desk);

void bet_on_letter(Desk& desk);
void read_next_letter(Desk& desk);
void start_letters_again(Desk& desk, session::LetterText text);

}  // namespace surprisal::desk
