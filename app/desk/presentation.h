// desk: a presentation: what is shown to a room, how far it has come, and where to go back to.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "desk/course.h"
#include "desk/workspace.h"

namespace surprisal::desk {

struct Presentation {
  std::vector<std::string> lessons;  // their ids, in order; none: the figures of the playground
  std::size_t at = 0;                // of these
  bool at_end = false;               // after the last step of the last one
  std::set<std::string> left_out;    // of the playground's figures
  bool begun = false;                // from the frame after it was asked for
  bool over = false;                 // it ends with this frame

  bool black = false;
  bool ring = false;        // around the pointer
  bool shows_keys = false;  // those pressed
  std::string keys;         // the last ones
  double keys_until = 0;    // in the desk's time

  float zoom = 1;           // the person's own, on top of what fits the window
  double scroll = 0;        // of the text, in heights of its area: asked for by a key
  bool more_above = false;  // text than its area shows
  bool more_below = false;

  // What was there before, to go back to.
  std::optional<OpenLesson> lesson_before;
  std::optional<std::size_t> filling_before;
  Session session_before;
  Document document_before;
};

}  // namespace surprisal::desk
