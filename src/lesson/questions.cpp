#include "lesson/questions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/number.h"
#include "base/toml.h"
#include "lesson/expression.h"
#include "lesson/parse_lesson.h"

namespace surprisal::lesson {
namespace {

constexpr std::string_view kStep = "\n## ";
constexpr std::string_view kFence = "```question\n";

Problem problem_in(std::string_view text, const Text& what) {
  return {Text(std::string(text.substr(0, text.find('\n')))) + Text(": ", "：") + what};
}

using CaseValue = Question::Case::mapped_type;

// A number in TOML notation, a text unchanged, or a range [low, high, step].
CaseValue value_of(const toml::node& node) {
  if (const toml::array* range = node.as_array(); range != nullptr && range->size() == 3)
    return Question::Steps{range->get(0)->value_or(0.0), range->get(1)->value_or(1.0),
                           range->get(2)->value_or(1.0)};
  if (const auto whole = node.value_exact<std::int64_t>()) return std::to_string(*whole);
  if (const auto number = node.value_exact<double>()) return exact(*number);
  return node.value_or(std::string());
}

std::vector<Question::Case> cases_in(const toml::table& table) {
  std::vector<Question::Case> cases;
  const toml::array* listed = table["cases"].as_array();
  for (std::size_t i = 0; listed != nullptr && i < listed->size(); ++i) {
    Question::Case one;
    if (const toml::table* values = listed->get(i)->as_table()) {
      for (const auto& [name, value] : *values) one[std::string(name.str())] = value_of(value);
    }
    cases.push_back(std::move(one));
  }
  if (cases.empty()) cases.emplace_back();
  return cases;
}

// `text` begins with the question's title.
Result<Question> question_in(std::string_view text) {
  const std::size_t fence = text.find(kFence);
  const std::size_t end = fence == text.npos ? text.npos : text.find("\n```", fence);
  if (end == text.npos) return problem_in(text, {"this question has no question block", "缺少 question 块"});
  const std::size_t from = fence + kFence.size();
  const auto read = read_toml(text.substr(from, end + 1 - from));
  if (const auto* fault = std::get_if<base::Fault>(&read)) return problem_in(text, fault->message);
  const auto& table = std::get<toml::table>(read);
  Question question;
  question.lesson = table["lesson"].value_or(std::string());
  question.figures = table["figures"].value_or(std::string());
  if (question.lesson.empty() || question.figures.empty())
    return problem_in(text,
                      {"a question block needs a lesson and figures", "question 块需要 lesson 和 figures"});
  question.cases = cases_in(table);
  question.text = "## " + std::string(text.substr(0, fence)) + std::string(text.substr(end + 4));
  return question;
}

using Drawn = std::map<std::string, std::string>;

bool is_of_a_name(char c) { return c >= 'a' && c <= 'z'; }

std::string with_values(std::string_view text, const Drawn& values) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '@') {
      while (end < text.size() && is_of_a_name(text[end])) ++end;
    }
    const auto value =
        text[at] == '@' ? values.find(std::string(text.substr(at + 1, end - at - 1))) : values.end();
    result += value == values.end() ? std::string(text.substr(at, end - at)) : value->second;
    at = end;
  }
  return result;
}

// A random value from the range, with as many decimals as the step.
std::string drawn_from(const Question::Steps& steps, learn::Random& random) {
  const double count = std::floor((steps.high - steps.low) / steps.step + 0.5) + 1;
  const double value =
      steps.low + steps.step * static_cast<double>(random.below(static_cast<std::size_t>(count)));
  return fixed(value, decimals_of_step(steps.step));
}

std::string computed(std::string_view expression, const Drawn& values) {
  const ParsedExpression parsed = parse_expression(with_values(expression, values));
  const auto* good = std::get_if<Expression>(&parsed);
  const auto number = good != nullptr ? number_of(*good, Values(Session())) : std::nullopt;
  return number ? exact(*number) : std::string("nan");  // the lesson parser rejects it
}

Drawn drawn(const Question::Case& values, learn::Random random) {
  Drawn all;
  for (const auto& [name, value] : values) {
    const auto* steps = std::get_if<Question::Steps>(&value);
    all[name] = steps != nullptr ? drawn_from(*steps, random) : std::get<std::string>(value);
  }
  const Drawn given = all;
  for (auto& [name, value] : all)
    if (value.starts_with("= ")) value = computed(std::string_view(value).substr(2), given);
  return all;
}

}  // namespace

Result<std::vector<Question>> questions_in(std::string_view file) {
  std::vector<Question> all;
  const std::string text = "\n" + std::string(file);
  for (std::size_t at = text.find(kStep); at != text.npos;) {
    const std::size_t from = at + kStep.size();
    at = text.find(kStep, from);
    Result<Question> question =
        question_in(std::string_view(text).substr(from, at == text.npos ? at : at + 1 - from));
    if (!question) return question.problem();
    all.push_back(std::move(*question));
  }
  return all;
}

Lesson asked(const Question& question, std::size_t which, learn::Random random, Language language) {
  const std::string head =
      "+++\nid = \"question\"\ntitle = \"?\"\nfigures = [" + question.figures + "]\n+++\n\n";
  return parse_lesson(head + with_values(question.text, drawn(question.cases[which], random)), language);
}

}  // namespace surprisal::lesson
