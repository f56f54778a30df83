// ui: the speaker notes, in a card on top of the slide.
#pragma once

#include <tuple>

#include "base/memo.h"
#include "lesson/page.h"
#include "ui/ui.h"

namespace surprisal::ui {

Text head_of_notes(bool has_notes);

class SpeakerNotes {
 public:
  // At the bottom of the area, as high as the notes are.
  void show(Ui& ui, const Rect& area);

 private:
  // The session, the lesson and its step, the language, the theme, the width and the type size.
  using Key = std::tuple<std::uint64_t, std::size_t, std::size_t, Language, ThemeName, double, double>;
  Memo<Key, Page> page_;
};

}  // namespace surprisal::ui
