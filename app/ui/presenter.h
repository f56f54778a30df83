// ui: the picture of a presentation: a slide, and what appears over it.
#pragma once

#include "base/memo.h"
#include "ui/presenting_strip.h"
#include "ui/slide_text.h"
#include "ui/speaker_notes.h"

namespace surprisal::ui {

class Presenter {
 public:
  // In the ImGui window that is open and fills the screen.
  void show(Ui& ui);

  // Until something fades or disappears though nothing is done; infinity where nothing does.
  double seconds_to_next_frame(const Desk& desk) const;

  const SlideText& text() const { return text_; }

 private:
  void show_loss(Ui& ui, const Rect& area);
  void show_text(Ui& ui, const Rect& area);

  PresentingStrip strip_;
  SlideText text_;
  SpeakerNotes notes_;
  Memo<std::uint64_t, std::string> loss_;
};

}  // namespace surprisal::ui
