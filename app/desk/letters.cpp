#include "desk/letters.h"

#include "desk/lesson_steps.h"
#include "figures/letter_play.h"

namespace surprisal::desk {

void open_letters(Desk& desk) {
  close_lesson(desk);
  desk.player.reset();
  desk.view.main = MainView::Letters;
  if (desk.session().letters != session::LetterGame()) return;
  Session next = desk.session();
  next.base = Base::Two;
  next.letters.position = kFirstLetterToBetOn;
  if (desk.settings.language == Language::Chinese) next.letters.text = session::LetterText::Chinese;
  if (next != desk.session()) desk.edit(next, {"Open the next letter", "打开“下一个字符”"});
}

bool shows_letters(const Desk& desk) { return desk.view.main == MainView::Letters && !desk.course.open; }

void bet_on_letter(Desk& desk) {
  Session next = desk.session();
  place_letter_bet(next);
  desk.edit(next, {"Bet on the letter", "对字母下注"});
}

void read_next_letter(Desk& desk) {
  Session next = desk.session();
  go_to_next_letter(next);
  desk.edit(next, {"Go to the next letter", "前往下一个字符"});
}

void start_letters_again(Desk& desk, session::LetterText text) {
  Session next = desk.session();
  start_letters(next, text);
  next.letters.position = kFirstLetterToBetOn;
  desk.edit(next, {"Start the text again", "从头开始读这段文字"});
}

}  // namespace surprisal::desk
