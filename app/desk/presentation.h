// desk: the state of a presentation: its slides, the current one, and what to return to.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "desk/course.h"
#include "desk/workspace.h"

namespace surprisal::desk {

struct Presentation {
  std::vector<std::string> lessons;      // ids, in order; if empty, the playground's figures are shown
  std::size_t at = 0;                    // index into `lessons`
  bool at_end = false;                   // past the last step of the last lesson
  std::set<std::string> hidden_figures;  // hidden figures of the playground
  bool begun = false;                    // set in the frame after it was requested
  bool over = false;                     // ends after this frame
  double began_at = 0;                   // in desk time

  bool black = false;
  bool ring = false;                   // draw a ring around the pointer
  bool shows_keys = false;             // show pressed keys
  bool shows_notes = false;            // shows the speaker notes
  bool notes_on_other_screen = false;  // they are on a second screen, so not on the slide
  std::string keys;                    // the last keys pressed
  double keys_until = 0;               // in desk time

  float zoom = 1;  // the user's zoom, on top of fitting the window

  // What to restore when the presentation ends.
  std::optional<OpenLesson> lesson_before;
  std::optional<std::size_t> maximized_before;
  Session session_before;
  Document document_before;
};

}  // namespace surprisal::desk
