// lesson: a question before the answer. The right answer is always computed, from the session on the screen.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lesson/document.h"
#include "lesson/expression.h"
#include "lesson/source.h"
#include "session/session.h"

namespace surprisal::lesson {

// To be guessed on a slider.
struct ValueGuess {
  Expression answer;
  double from = 0;
  double to = 1;
  double within = 0;  // a guess this near counts as right
};

struct Choice {
  document::Inlines text;
  Expression when;
};

// The first choice whose `when` holds is the right one.
struct ChoiceGuess {
  std::vector<Choice> choices;
};

struct Guess {
  document::Blocks question;
  std::variant<ValueGuess, ChoiceGuess> asked;
  Session before;  // the step's own
  Session after;   // once the answer is revealed; the same where nothing changes
  document::Blocks reveal;
  std::size_t at = 0;  // byte of the file
};

inline constexpr std::size_t kMostChoices = 8;

// What stands in a ```guess block. With a fault that leaves nothing to ask there is no guess.
std::optional<Guess> parse_guess(std::string text, std::size_t start, const Session& before, Faults& faults);

// The answers, computed; nothing where the sessions do not say.
std::optional<double> right_value(const Guess& guess);
std::optional<std::size_t> right_choice(const Guess& guess);

enum class Verdict { Right, TooLow, TooHigh, Wrong, Unknown };
Verdict verdict_on(const Guess& guess, double entered);
Verdict verdict_on(const Guess& guess, std::size_t chosen);

}  // namespace surprisal::lesson
