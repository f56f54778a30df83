// ui: the cards of the digits view.
#pragma once

#include <string>

#include "ui/surface.h"
#include "ui/ui.h"

namespace surprisal::ui {

// The ground of a card and its title; where its contents begin, inside its padding.
Rect begin_digit_card(Surface& surface, const Rect& card, const std::string& title);

void show_pad_card(Ui& ui, const Rect& card);
void show_model_card(Ui& ui, const Rect& card);
void show_pictures_card(Ui& ui, const Rect& card);
void show_training_controls(Ui& ui, const Rect& area);  // the left part of the training card

}  // namespace surprisal::ui
