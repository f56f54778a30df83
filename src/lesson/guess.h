// lesson: a question that the reader answers before the answer is shown. The answer is computed once, from
// the sessions before and after: when the lesson is read or, if it takes training, when it is first needed.
#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lesson/document.h"
#include "lesson/expression.h"
#include "lesson/source.h"
#include "plot/hiding.h"
#include "session/session.h"

namespace surprisal::lesson {

// The right answer: known already, or computed when it is first needed.
template <typename T>
class RightAnswer {
 public:
  RightAnswer() = default;
  RightAnswer(std::optional<T> known) : known_(std::move(known)) {}
  explicit RightAnswer(std::function<std::optional<T>()> find)
      : found_(std::async(std::launch::deferred, std::move(find)).share()) {}

  const std::optional<T>& get() const { return found_.valid() ? found_.get() : known_; }
  explicit operator bool() const { return get().has_value(); }
  const T& operator*() const { return *get(); }

 private:
  std::optional<T> known_;
  std::shared_future<std::optional<T>> found_;
};

// A number, guessed on a slider.
struct ValueGuess {
  Expression answer;
  double from = 0;
  double to = 1;
  double within = 0;          // a guess this close counts as right
  RightAnswer<double> right;  // the answer; nothing if it cannot be computed from the sessions
};

struct Choice {
  document::Inlines text;
  Expression when;
};

struct ChoiceGuess {
  std::vector<Choice> choices;
  RightAnswer<std::size_t> right;  // the first choice whose `when` holds
};

struct Guess {
  document::Blocks question;
  std::variant<ValueGuess, ChoiceGuess> asked;
  Session after;  // once the answer is revealed: the step's session with the changes of `then`
  document::Blocks reveal;
  std::vector<Hidden> hides;  // parts of the figures and live values of the text, until then
  std::size_t at = 0;         // byte of the file
};

inline constexpr std::size_t kMaxChoices = 8;

// Reads the text of a ```guess block in a step with the session `before`. No guess if faults leave nothing to
// ask.
std::optional<Guess> parse_guess(std::string text, std::size_t start, const Session& before, Trained trained,
                                 Faults& faults);

// What the words hide; a fault if they mean nothing.
std::optional<Hidden> parse_hidden(std::string_view words, std::size_t at, Faults& faults);

enum class Verdict { Right, TooLow, TooHigh, Wrong, Unknown };
Verdict verdict_for(const Guess& guess, double entered);
Verdict verdict_for(const Guess& guess, std::size_t chosen);

}  // namespace surprisal::lesson
