// lesson: the bank of questions: for each chapter a file of assets/questions, built into the program.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "learn/random.h"
#include "lesson/lesson.h"

namespace surprisal::lesson {

// A chapter's two files. A missing language is empty.
struct QuestionText {
  std::string_view chapter;
  std::string_view en;
  std::string_view zh;
};

std::span<const QuestionText> question_texts();

// A question that is asked with different numbers each time: a case is picked at random, then a number for
// each of its ranges. They replace the @names in the text. What follows from them is computed.
struct Question {
  struct Steps {  // a range: low, low + step, ... up to high
    double low = 0;
    double high = 1;
    double step = 1;
  };
  // Words and numbers are used as they are; "= EXPRESSION" is computed from them.
  using Case = std::map<std::string, std::variant<std::string, Steps>>;

  std::string lesson;   // the lesson that answers it
  std::string figures;  // as in the front matter of a lesson
  std::string text;     // a step in the format of lessons
  std::vector<Case> cases = {{}};
};

// The questions of a file, in its order.
Result<std::vector<Question>> questions_in(std::string_view file);

// The question with the values of a case, as a lesson of one step. The same random numbers give the same in
// both languages.
Lesson asked(const Question& question, std::size_t which, learn::Random random, Language language);

}  // namespace surprisal::lesson
