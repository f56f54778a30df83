// ui: what only the person who presents needs to read, in a card over the slide.
#pragma once

#include <tuple>

#include "base/memo.h"
#include "lesson/page.h"
#include "ui/ui.h"

namespace surprisal::ui {

Text head_of_notes(bool has_notes);

class SpeakerNotes {
 public:
  // At the lower end of the area, as high as the notes are.
  void show(Ui& ui, const Rect& area);

 private:
  // The session, the lesson and its step, the language, the theme, the width and the size of the letters.
  using Key = std::tuple<std::uint64_t, std::size_t, std::size_t, Language, ThemeName, double, double>;
  Memo<Key, Page> page_;
};

}  // namespace surprisal::ui
