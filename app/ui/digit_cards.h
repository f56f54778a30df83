// ui: the cards of the digits view.
#pragma once

#include <string>
#include <vector>

#include "desk/ledger.h"
#include "learn/pictures.h"
#include "ui/surface.h"
#include "ui/ui.h"

namespace surprisal::ui {

// Draws the background of a card and its title. Returns where its contents begin, inside its padding.
Rect begin_digit_card(Surface& surface, const Rect& card, const std::string& title);

// What the model says about the pad; recomputed when either has changed.
struct DigitAnswer {
  Session sample;
  Quantities quantities;
  Ledger ledger;                   // with the gradient of the loss that the classifier learns from
  Loss loss = Loss::CrossEntropy;  // that loss
};

// The weights as pictures, and the gradients of the loss of the digit on the pad.
struct DigitPictures {
  std::vector<learn::PixelPicture> weights;
  std::vector<learn::PixelPicture> gradients;
};

double gradients_foot(const Surface& surface, const Rect& card);  // the height of the gradients in it

void show_pad_card(Ui& ui, const Rect& card);
void show_model_card(Ui& ui, const Rect& card, const DigitAnswer& answer);
void show_pictures_card(Ui& ui, const Rect& card, const DigitPictures& pictures);
void show_training_controls(Ui& ui, const Rect& area);    // the left part of the training card
double training_controls_height(const Surface& surface);  // without the sentence at the end
void show_label_settings(Ui& ui, const Rect& line);       // wrong labels and smoothing, if there are any
void show_training_row(Ui& ui, const Rect& row);          // only the buttons, and the step

}  // namespace surprisal::ui
