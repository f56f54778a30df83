#include "ui/bet_button.h"

#include "desk/letters.h"
#include "figures/letter_play.h"
#include "ui/buttons.h"

namespace surprisal::ui {

double show_bet_button(Ui& ui, Point corner, double height) {
  const bool is_placed = has_letter_bet(ui.session());
  const ButtonLook primary = {.kind = ButtonKind::Primary};
  const Text words =
      is_placed ? Text("Next letter", "下一个字符") : Text("Bet and see the letter", "下注并揭晓");
  const double width = button_width(ui, words, primary);
  if (!button(ui, is_placed ? "letters.next" : "letters.bet", {corner.x, corner.y, width, height}, words,
              primary))
    return width;
  if (is_placed)
    read_next_letter(ui.desk);
  else
    bet_on_letter(ui.desk);
  return width;
}

}  // namespace surprisal::ui
