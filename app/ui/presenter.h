// ui: what a presentation shows: a slide, and what appears on top of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/memo.h"
#include "figures/catalogue.h"
#include "ui/letters_view.h"
#include "ui/playground.h"
#include "ui/presenting_strip.h"
#include "ui/slide_places.h"
#include "ui/slide_text.h"
#include "ui/speaker_notes.h"

namespace surprisal::ui {

class Presenter {
 public:
  // Draws into the current ImGui window, which fills the screen.
  void show(Ui& ui);

  // Until something fades or disappears by itself; infinity if nothing does.
  double seconds_to_next_frame(const Desk& desk) const;

  const SlideText& text() const { return text_; }
  const SlidePlaces& places() const { return places_; }  // of the last slide

 private:
  // What the number depends on.
  struct LiveNumberKey {
    std::uint64_t revision = 0;
    std::vector<const Figure*> figures;
    int trained_steps = 0;
    bool changes = false;             // the session, after the guess
    std::vector<std::size_t> panels;  // of the first figure; empty: all

    friend bool operator==(const LiveNumberKey&, const LiveNumberKey&) = default;
  };

  struct ShownNumber {
    std::optional<LiveNumber> number;
    bool changes = false;  // it is another after the guess
  };

  void show_letters(Ui& ui, ImVec2 window);
  void show_slide(Ui& ui, ImVec2 window);
  std::vector<LiveNumber> view_numbers(const Ui& ui);  // empty if the slide has none
  ShownNumber number_for(const LiveNumberKey& key, const Ui& ui) const;
  void show_headline(Ui& ui, const std::vector<LiveNumber>& numbers, const Rect& area);
  void show_live_number(Ui& ui, const Rect& area);
  void show_text(Ui& ui, const Rect& area);

  SlidePlaces places_;
  HeadlinePanel headline_;
  PresentingStrip strip_;
  SlideText text_;
  LettersView letters_;
  SpeakerNotes notes_;
  Memo<LiveNumberKey, ShownNumber> live_number_;
  Memo<LiveNumberKey, std::vector<LiveNumber>> digit_numbers_;
};

}  // namespace surprisal::ui
