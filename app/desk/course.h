// desk: the lessons that can be opened, and the one that is open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/memo.h"
#include "desk/view_state.h"
#include "lesson/lessons.h"

namespace surprisal::desk {

// What the reader has done in a step.
struct StepRecord {
  double entered = 0;                 // the guess on the slider
  std::optional<std::size_t> chosen;  // or the index of the chosen answer
  bool answered = false;              // a guess has been made and can be judged
  bool revealed = false;
  bool task_done = false;
};

// The open lesson: the current step and what the reader has done in each.
struct OpenLesson {
  std::size_t number = 0;  // the lesson's index in the course
  std::size_t step = 0;
  std::size_t portion = 0;          // of the step's text, on a slide
  std::vector<StepRecord> records;  // one for each step
  std::vector<FigureView> figures;
  std::vector<std::size_t> open_notes;
  bool at_top = true;  // scroll the text to the step in the next frame

  StepRecord& record() { return records[step]; }
  const StepRecord& record() const { return records[step]; }

  struct Place {
    std::uint64_t revision = 0;
    std::size_t step = 0;
    bool revealed = false;

    friend bool operator==(const Place&, const Place&) = default;
  };
  mutable Memo<Place, bool> away;              // whether the session differs from the step's session
  mutable Memo<Place, GoalProgress> progress;  // of the step's task
};

// A reader's progress in a review that was left.
struct ReviewState {
  std::size_t step = 0;
  std::vector<StepRecord> records;
};

struct Course {
  std::vector<LessonPair> lessons;
  std::map<std::string, std::filesystem::path> own;  // files of lessons that did not come with the program
  std::map<std::string, ReviewState> reviews;        // by the lesson's id
  std::size_t replaced = 0;                          // how often a lesson replaced another with the same id
  std::optional<OpenLesson> open;

  std::optional<std::size_t> number_of(std::string_view id) const;
};

}  // namespace surprisal::desk
