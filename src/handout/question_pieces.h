// handout: guesses with boxes to tick, and tasks; with their answers in a teacher's copy.
#pragma once

#include "handout/piece.h"
#include "lesson/lesson.h"

namespace surprisal::handout {

Piece guess_piece(const Setting& setting, const Step& step);
Piece answer_piece(const Setting& setting, const Step& step);

// Where students stop reading until they have answered: what follows may give the answer away.
Piece fold_piece(const Setting& setting);

Piece task_piece(const Setting& setting, const Step& step);

}  // namespace surprisal::handout
