// ui: the text of a slide: the step's title, and a portion of its text with its guess or its task.
#pragma once

#include "base/memo.h"
#include "desk/slides.h"
#include "ui/step_pages.h"
#include "ui/ui.h"

namespace surprisal::ui {

class SlideText {
 public:
  struct Place {
    Point corner;
    double width = 0;
    double height = 0;
    std::size_t portion = 0;
  };
  void show(Ui& ui, const Place& place);

  bool is_last_portion() const { return pages_.key()->portion + 1 >= pages_.value()->portions; }

  // The text as it was last laid out.
  const StepPages* pages() const { return pages_.value() ? &pages_.value()->pages : nullptr; }
  double size() const { return pages_.value()->size; }
  double width() const { return pages_.key()->width; }
  double height() const { return pages_.value()->height; }

 private:
  struct Key {
    std::uint64_t revision = 0;
    ThemeName theme = ThemeName::Light;
    Language language = Language::English;
    double width = 0;
    double height = 0;
    double scale = 0;
    std::size_t lesson = 0;
    std::size_t step = 0;
    std::size_t portion = 0;
    TrainedSteps trained;
    StepState state;

    friend bool operator==(const Key&, const Key&) = default;
  };
  struct LaidOut {
    StepPages pages;
    double size = 0;           // of its type
    double height = 0;         // of the whole text
    std::size_t portions = 1;  // of the step
  };
  LaidOut laid_out(Ui& ui, const Place& place, const StepState& state, const TrainedSteps& trained) const;

  Memo<Key, LaidOut> pages_;
};

}  // namespace surprisal::ui
