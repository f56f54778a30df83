// ui: what the presenter sees on a second screen: notes, what comes next, and the time.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "base/memo.h"
#include "draw/canvas.h"
#include "lesson/page.h"
#include "ui/speaker_places.h"
#include "ui/ui.h"

namespace surprisal::ui {

struct TimeOfDay {
  int hour = 0;
  int minute = 0;
};

std::string clock_text(TimeOfDay time);    // "09:05"
std::string elapsed_text(double seconds);  // "7:05", "1:02:03"

class SpeakerScreen {
 public:
  // Paints the whole screen, during a presentation.
  void paint(Ui& ui, Canvas& canvas, double width, double height, TimeOfDay now);

  // The notes as they were last laid out.
  const Page* page() const { return page_.value() ? &*page_.value() : nullptr; }

 private:
  void paint_head(const Ui& ui, Canvas& canvas, const SpeakerPlaces& places) const;
  void paint_notes(Ui& ui, Canvas& canvas, const SpeakerPlaces& places);

  // The session, the lesson and its step, the language, the theme, the width and the height.
  using Key = std::tuple<std::uint64_t, std::size_t, std::size_t, Language, ThemeName, double, double>;
  Memo<Key, Page> page_;
};

}  // namespace surprisal::ui
