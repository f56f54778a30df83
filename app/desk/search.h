// desk: finds lessons, the steps whose text has the words, figures, actions, examples, chapters to present
// and terms of the glossary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "desk/course.h"
#include "session/presets.h"

namespace surprisal::desk {

// In the order of the list.
enum class FoundKind { Action, Lesson, Passage, Figure, Example, Chapter, Term };
inline constexpr std::size_t kFoundKinds = 7;

// Something that can be found: its name and all other words that lead to it.
struct Findable {
  FoundKind kind = FoundKind::Action;
  Text name;
  Text words;              // besides the name
  std::size_t number = 0;  // of the action, lesson, figure, example, chapter or term
  std::size_t step = 0;    // of a passage
};

// Everything that can be found. Only the window knows the actions; `actions` are their names.
std::vector<Findable> findables(const Course& course, const std::vector<Preset>& presets,
                                const std::vector<Text>& actions);

std::vector<Findable> findable_terms();  // of the glossary

struct Found {
  const Findable* what = nullptr;
  std::string why;  // if the name does not contain the words: the passage around them, or the synonyms
};

// Everything that contains each typed word or a synonym, matches in the name first. An empty query finds
// everything but passages.
std::vector<Found> find(const std::vector<Findable>& all, std::string_view typed, Language language);

Text title_of(FoundKind kind);  // of a group of the list

}  // namespace surprisal::desk
