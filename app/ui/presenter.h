// ui: the picture of a presentation: a slide, and what appears over it.
#pragma once

#include "base/memo.h"
#include "ui/presenting_strip.h"
#include "ui/slide_fit.h"
#include "ui/step_text.h"

namespace surprisal::ui {

class Presenter {
 public:
  // In the ImGui window that is open and fills the screen.
  void show(Ui& ui, StepText& text);

  // Until something fades or disappears though nothing is done; infinity where nothing does.
  double seconds_to_next_frame(const Desk& desk) const;

 private:
  // What the text was made to fit.
  struct FitKey {
    std::string lesson;
    std::size_t step = 0;
    Language language = Language::English;
    float width = 0;
    float height = 0;
    float scale = 0;  // ImGui's, a frame later than the window's

    friend bool operator==(const FitKey&, const FitKey&) = default;
  };

  const SlideFit& fit_for(const Ui& ui, ImVec2 area);

  PresentingStrip strip_;
  Memo<FitKey, SlideFit> fit_;
};

}  // namespace surprisal::ui
