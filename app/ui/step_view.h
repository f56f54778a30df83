// ui: the text of a lesson's step with its guess and its task, at a place in the current window.
#pragma once

#include "base/memo.h"
#include "ui/step_pages.h"
#include "ui/surface.h"
#include "ui/ui.h"

namespace surprisal::ui {

// Where a step of the open lesson is, and how it looks.
struct StepPlace {
  std::size_t step = 0;
  Point corner;
  double width = 0;
  double size = 17;  // of an em, in window pixels
  enum class Strength { Full, Dimmed, TitleOnly } strength = Strength::Full;
  double title_gap = 4;  // below the title, at scale 1
};

// Draws a step's pages one below the other. Returns their total height, or nothing if a link in them was
// followed.
std::optional<double> show_step_pages(Ui& ui, const Step& step, const StepPages& pages,
                                      const StepPlace& place);
// Up to its first part of this kind, or of all its parts.
double height_of_step(const Surface& surface, const Step& step, const StepPages& pages, double title_gap,
                      std::optional<StepPart::Kind> up_to = {});

class StepView {
 public:
  // Returns the height of the step, or nothing if a link in it was followed.
  std::optional<double> show(Ui& ui, const StepPlace& place);

  // Of the step as it was last laid out; nothing if it has no guess.
  std::optional<double> top_of_guess(Ui& ui) const;

  // The step as it was last laid out.
  const StepPages* pages() const { return pages_.value() ? &*pages_.value() : nullptr; }
  double width() const { return pages_.key()->width; }

 private:
  // What the layout depends on.
  struct Key {
    std::uint64_t revision = 0;
    ThemeName theme = ThemeName::Light;
    Language language = Language::English;
    double size = 0;
    double width = 0;
    double scale = 0;
    std::size_t lesson = 0;
    std::size_t replaced = 0;  // how often a lesson has replaced another
    std::size_t step = 0;
    bool dimmed = false;
    TrainedSteps trained;
    StepState state;

    friend bool operator==(const Key&, const Key&) = default;
  };
  const StepPages& laid_out(Ui& ui, const StepPlace& place);

  Memo<Key, StepPages> pages_;
};

}  // namespace surprisal::ui
