// lesson: what a lesson shows, step by step, and everything that is wrong with its file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/document.h"
#include "lesson/guess.h"
#include "lesson/source.h"
#include "lesson/task.h"
#include "session/session.h"

namespace surprisal::lesson {

inline constexpr std::size_t kMaxLessonFigures = 3;  // side by side

struct Step {
  document::Inlines title;
  Session session;                   // the step moves the program to it
  std::vector<std::string> figures;  // shown in this step, the most important first
  std::vector<std::size_t> panels;   // those of the first figure that are shown, from 0; empty: all
  // "logits[0]", "temperature", the option "field"; or "none"; empty: those that the step changes, and all
  // options of its figures.
  std::vector<std::string> sliders;
  document::Blocks blocks;
  std::optional<Guess> guess;
  std::optional<Task> task;
  std::vector<Hidden> hides;  // until they are shown; in a step with a guess, the guess has a list of its own
  bool trains = false;        // whether its live values or its task need the trained digit classifier
  document::Blocks speaker;   // notes that only the person who presents the lesson sees
  std::size_t at = 0;         // byte of the file
};

struct Lesson {
  std::string id;
  std::vector<std::string> aliases;  // ids of lessons that this one replaces
  std::string title;
  Language language = Language::English;
  std::string chapter;                // its id; may be empty
  std::vector<std::string> explains;  // ids such as A1
  std::vector<std::string> figures;   // shown from the start
  Session start;
  std::vector<Step> steps;
  std::vector<LessonFault> faults;  // in the order of the file
};

// The session in which the step's task begins: after the answer to its guess, if it has one.
const Session& session_of_task(const Step& step);

// What is hidden in its figures and live values, until the answer or the hidden parts are shown.
const std::vector<Hidden>& hidden_in(const Step& step);

// The panels of this figure that the step shows; empty: all.
const std::vector<std::size_t>& panels_in(const Step& step, std::string_view figure);

std::vector<std::string> slips_of(const Lesson& lesson);    // ids of its slip notes
std::vector<std::string> figures_of(const Lesson& lesson);  // of all steps and links, without repetition

struct FoundLink {
  document::Link link;
  std::size_t at = 0;  // byte of the file
};
std::vector<FoundLink> links_of(const Lesson& lesson);

}  // namespace surprisal::lesson
