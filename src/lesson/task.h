// lesson: something for the reader to do; the program notices when it is done.
#pragma once

#include <optional>
#include <string>

#include "lesson/document.h"
#include "lesson/goal.h"
#include "lesson/source.h"
#include "session/session.h"

namespace surprisal::lesson {

struct Task {
  document::Blocks text;
  Goal goal;
  document::Blocks done;                 // shown once the goal is reached; may be empty
  std::optional<Session> solution = {};  // for the teacher's copy
  std::size_t at = 0;                    // byte of the file
};

// Reads the text of a ```task block that begins in the session `start`. No task if faults leave nothing to
// reach.
std::optional<Task> parse_task(std::string text, std::size_t at, const Session& start, Trained trained,
                               Faults& faults);

}  // namespace surprisal::lesson
