// ui: handwritten digits: draw one, see what the model says and why, and train it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>

#include "base/memo.h"
#include "plot/scene.h"
#include "ui/digit_cards.h"
#include "ui/digits_places.h"
#include "ui/ui.h"

namespace surprisal::ui {

class DigitsView {
 public:
  void show(Ui& ui, const DigitsPlaces& places);

 private:
  void show_header(Ui& ui, const Rect& area, bool is_phone);
  void show_all_cards(Ui& ui, const DigitsPlaces& places);
  void show_chosen_card(Ui& ui, const DigitsPlaces& places);
  void show_pad(Ui& ui, const Rect& card);
  void show_pictures(Ui& ui, const Rect& card);
  void show_foot(Ui& ui, const Rect& card);
  void show_training(Ui& ui, const Rect& card);
  void show_curves(Ui& ui, const Rect& area);

  // What the curves were laid out for.
  struct Key {
    std::size_t steps = 0;
    std::size_t other_steps = 0;
    double seen_loss = 0;
    double unseen_loss = 0;
    Loss loss = Loss::CrossEntropy;
    bool compares = false;
    Base base = Base::E;
    Language language = Language::English;
    ThemeName theme = ThemeName::Light;
    std::tuple<double, double, double, double, double> place;

    friend bool operator==(const Key&, const Key&) = default;
  };
  Memo<Key, Scene> curves_;

  // What the cards show: computed again when the training, the pad or the session has changed.
  struct AnswerKey {
    std::size_t training = 0;
    learn::DigitCounts counts = {};
    int label = 0;
    std::uint64_t session = 0;

    friend bool operator==(const AnswerKey&, const AnswerKey&) = default;
  };
  static AnswerKey answer_key(const Ui& ui);
  const DigitAnswer& answer(const Ui& ui);
  const DigitPictures& pictures(const Ui& ui);
  Memo<AnswerKey, DigitAnswer> answer_;
  Memo<AnswerKey, DigitPictures> pictures_;
  std::size_t tab_ = 0;  // on a phone
};

}  // namespace surprisal::ui
