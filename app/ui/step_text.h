// ui: the text of a lesson's step with its guess: at the side of the window, and on a slide.
#pragma once

#include <vector>

#include "base/memo.h"
#include "lesson/page.h"
#include "ui/ui.h"

namespace surprisal::ui {

inline constexpr float kLessonTextSize = 15;  // the em at scale 1
inline constexpr float kMostEms = 35;         // of a line: 35 Chinese characters, about 70 letters

// The texts of a step, laid out.
struct StepPages {
  Page title;
  Page before;  // the guess
  Page after;
  Page question;
  Page reveal;
  std::vector<Page> choices;
};

class StepText {
 public:
  // The open step, at the cursor, in letters of this size. A link followed may open another lesson.
  void show(Ui& ui, float size, float width);

  // The step as it was last laid out, and in which size and width.
  const StepPages* pages() const { return pages_.value() ? &*pages_.value() : nullptr; }
  double size() const { return pages_.key()->size; }
  double width() const { return pages_.key()->width; }

 private:
  // What the texts are laid out for.
  struct Key {
    std::uint64_t revision = 0;
    ThemeName theme = ThemeName::Light;
    Language language = Language::English;
    double size = 0;
    double width = 0;
    std::size_t lesson = 0;
    std::size_t step = 0;
    bool revealed = false;
    std::vector<std::size_t> open_notes;

    friend bool operator==(const Key&, const Key&) = default;
  };
  Memo<Key, StepPages> pages_;
};

// How tall the step is before anybody has changed a number, with the answer to its guess.
float height_of_step(const Ui& ui, float size, float width);

}  // namespace surprisal::ui
