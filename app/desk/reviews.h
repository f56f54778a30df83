// desk: what a reader reaches in a review is kept while the program runs, and the best result for good.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

bool is_review_open(const Desk& desk);

// How the questions of the open review were answered so far.
struct ReviewScore {
  std::size_t right = 0;
  std::size_t answered = 0;
  std::size_t asked = 0;
};
ReviewScore score_of_review(const Desk& desk);

void watch_review(Desk& desk);          // after everything that may answer a question
void draw_other_questions(Desk& desk);  // in place of those of the open review

}  // namespace surprisal::desk
