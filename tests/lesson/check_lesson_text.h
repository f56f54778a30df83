// For tests and fuzzers: processes a text in all the ways that the window would. Each function returns an
// error, or an empty string.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "../languages.h"
#include "lesson/lesson.h"
#include "lesson/lesson_checks.h"
#include "lesson/parse_lesson.h"
#include "namespaces.h"
#include "session/keys.h"
#include "typeset/formula.h"

namespace surprisal::test {

inline bool takes_training(const ValueGuess& guess) { return guess.answer.trains(); }
inline bool takes_training(const ChoiceGuess& guess) {
  return std::any_of(guess.choices.begin(), guess.choices.end(),
                     [](const Choice& choice) { return choice.when.trains(); });
}

// Training is slow, and it is not what is tested here: sessions take one step, and answers that were to be
// computed after full training stay unknown.
inline Step hardly_trained(Step step) {
  const auto shorten = [](Session& session) { session.digits.steps = std::min(session.digits.steps, 1); };
  const auto forget = [](auto& asked) {
    if (takes_training(asked)) asked.right = {};
  };
  shorten(step.session);
  if (!step.guess) return step;
  shorten(step.guess->after);
  std::visit(forget, step.guess->asked);
  return step;
}

inline void evaluate_answers(const ValueGuess& guess, const Values& now, const Values& then) {
  number_of(guess.answer, now, &then);
}
inline void evaluate_answers(const ChoiceGuess& guess, const Values& now, const Values& then) {
  for (const Choice& choice : guess.choices) number_of(choice.when, now, &then);
}

inline std::string fault_in_step(const Step& step) {
  const Values values(step.session);
  for (const Language language : {Language::English, Language::Chinese}) {
    shown_values(step, language);
    document::plain_text(step.title, values, language);
    document::plain_text(step.blocks, values, language);
  }
  if (const std::string fault = fault_of(step.session); !fault.empty()) return "a session is wrong: " + fault;
  if (step.figures.size() > kMaxLessonFigures) return "too many figures";
  if (!step.guess) return {};
  if (!fault_of(step.guess->after).empty()) return "a guess leads to a wrong session";
  const Values then(step.guess->after);
  std::visit([&](const auto& asked) { evaluate_answers(asked, values, then); }, step.guess->asked);
  verdict_for(*step.guess, 0.5);
  verdict_for(*step.guess, std::size_t{0});
  return {};
}

inline std::string fault_in_lesson(std::string_view text) {
  const Lesson lesson = parse_lesson(text);
  for (const Step& step : lesson.steps) {
    if (std::string fault = fault_in_step(hardly_trained(step)); !fault.empty()) return fault;
  }
  if (lesson.steps.size() > kMaxLessonSteps) return "too many steps";
  slips_of(lesson);
  figures_of(lesson);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const LessonFault& fault : lesson.faults) {
    if (fault.line < 1 || fault.line > lines || fault.column < 1)
      return "a fault has no place: " + fault.message.en;
    if (!is_in_both_languages(fault.message)) return "a fault is in one language: " + fault.message.en;
  }
  broken_links(lesson, text, {});
  return differences(lesson, lesson, text).empty() ? "" : "a lesson differs from itself";
}

inline std::string fault_in_expression(std::string_view text) {
  const ParsedLiveValue parsed = parse_live_value(text);
  if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
    return problem->at <= text.size() && is_in_both_languages(problem->message)
               ? ""
               : "a problem has no place or is in one language: " + problem->message.en;
  }
  const Values now{Session()};
  const ShownValue value = shown_value(std::get<LiveValue>(parsed), now, Language::Chinese, &now);
  return value.text.empty() ? "a value shows nothing" : "";
}

inline std::string fault_in_formula(std::string_view text) {
  std::vector<FormulaFault> faults;
  const LiveFormula formula = parse_live_formula(text, faults);
  for (const FormulaFault& fault : faults) {
    if (fault.at > text.size() || !is_in_both_languages(fault.message))
      return "a fault has no place or is in one language: " + fault.message.en;
  }
  plain_text(formula_with_values(formula, Values(Session()), Language::English));
  return {};
}

}  // namespace surprisal::test
