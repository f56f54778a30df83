// desk: the progress in a review is kept while the program runs, and the best result permanently.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

bool is_review_open(const Desk& desk);

// How the questions of the open review have been answered so far.
struct ReviewScore {
  std::size_t right = 0;
  std::size_t answered = 0;
  std::size_t asked = 0;
};
ReviewScore score_of_review(const Desk& desk);

void watch_review(Desk& desk);          // call after anything that may answer a question
void draw_other_questions(Desk& desk);  // to replace those of the open review

}  // namespace surprisal::desk
