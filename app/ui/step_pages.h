// ui: the texts of a lesson's step, laid out. Pure.
#pragma once

#include <vector>

#include "lesson/lesson.h"
#include "lesson/page.h"

namespace surprisal::ui {

inline constexpr double kCardPadding = 16;  // of a guess and a task, at scale 1

struct StepPart {
  enum class Kind { Text, Guess, Task };
  Kind kind = Kind::Text;
  Page page;  // of a text
};

struct GuessPages {
  Page question;
  std::vector<Page> choices;
  Page reveal;  // empty until the guess is answered
};

struct TaskPages {
  Page text;  // empty until the guess before it is answered, whose answer it often contains
  Page done;  // empty until the task is done
};

struct StepPages {
  Page title;
  std::vector<StepPart> parts;  // in reading order; the parts after a guess appear with its answer
  GuessPages guess;
  TaskPages task;
};

struct StepState {
  bool revealed = false;
  bool task_done = false;
  std::vector<std::size_t> open_notes;

  friend bool operator==(const StepState&, const StepState&) = default;
};

// How many training steps of each session the texts can show, for the digit classifier.
struct TrainedSteps {
  int asked = 0;
  int answered = 0;
  int now = 0;

  friend bool operator==(const TrainedSteps&, const TrainedSteps&) = default;
};

// The sessions whose numbers the texts of a step show.
struct StepSessions {
  Session asked;     // up to the guess and in it
  Session answered;  // in its reveal
  Session now;       // after it, and in the task
};

// Once a guess is answered, the texts before it and its reveal keep their numbers, so that they stay true
// while the reader moves sliders. Otherwise all three are the same.
StepSessions sessions_of(const Step& step, const Session& now, bool revealed, const TrainedSteps& trained);

// `scale` is the scale of the window, for the padding of cards.
StepPages lay_out_step(const Step& step, const StepSessions& sessions, const StepState& state,
                       const PageLook& look, double scale);

}  // namespace surprisal::ui
