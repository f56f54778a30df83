#include "ui/bet_button.h"

#include <algorithm>

#include "desk/lesson_steps.h"
#include "desk/letters.h"
#include "figures/letter_play.h"
#include "ui/buttons.h"

namespace surprisal::ui {

void show_bet_button(Ui& ui, const Rect& area) {
  const bool is_placed = has_letter_bet(ui.session());
  Text words = is_placed ? Text("Next letter", "下一个字符") : Text("Bet", "下注");
  ButtonLook look = {.kind = ButtonKind::Primary};
  look.tooltip = is_placed ? Text("Go on to the letter after it", "继续看下一个字符")
                           : Text("Place the bet and see the letter", "下注并揭晓这个字符");
  // A bet would reveal the letter that the guess asks about.
  if (has_open_guess(ui.desk)) {
    look.enabled = false;
    look.tooltip = {"Answer the question first", "请先回答问题"};
    const Text with_reason = {"Answer first, then bet", "先回答，再下注"};
    if (button_width(ui, with_reason, look) <= area.width) words = with_reason;
  }
  if (!button(ui, is_placed ? "letters.next" : "letters.bet", area, words, look)) return;
  if (is_placed)
    read_next_letter(ui.desk);
  else
    bet_on_letter(ui.desk);
}

bool has_place_for_bet(const Ui& ui, const FigureView& figure) {
  const FigurePicture* picture = ui.pictures.find(figure.id);
  if (picture == nullptr) return false;
  return std::any_of(picture->scene.panels.begin(), picture->scene.panels.end(),
                     [](const PlacedPanel& panel) { return panel.button.has_value(); });
}

}  // namespace surprisal::ui
