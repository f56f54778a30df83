#include "lesson/guess.h"

#include <cmath>
#include <utility>

#include "base/wording.h"
#include "lesson/markdown.h"
#include "lesson/toml_text.h"
#include "session/session_file.h"

namespace surprisal::lesson {
namespace {

class Asker {
 public:
  Asker(std::string text, std::size_t start, const Session& before, Faults& faults)
      : toml_(std::move(text), start, faults), start_(start), before_(before), faults_(faults) {}

  std::optional<Guess> guess() {
    if (toml_.table() == nullptr) return std::nullopt;
    const toml::table& table = *toml_.table();
    toml_.only(table, {"question", "answer", "from", "to", "within", "choices", "then", "reveal"});
    Guess guess;
    guess.at = start_;
    guess.question = words(table, "question");
    guess.reveal = words(table, "reveal");
    guess.before = before_;
    guess.after = after(table);
    const bool by_value = table.contains("answer");
    if (by_value == table.contains("choices")) {
      faults_.add(start_,
                  by_value ? Text("a guess has an answer or choices, and not both",
                                  "guess 块只能有 answer 和 choices 中的一个")
                           : Text("a guess needs an answer, or choices", "guess 块缺少 answer 或 choices"));
      return std::nullopt;
    }
    if (by_value ? !value(table, guess) : !choices(table, guess)) return std::nullopt;
    return guess;
  }

 private:
  document::Blocks words(const toml::table& table, std::string_view key) {
    const std::optional<Source> text = toml_.text(table, key);
    if (!text) {
      if (!table.contains(key))
        faults_.add(start_, Text("a guess needs a ", "guess 块缺少 ") + std::string(key));
      return {};
    }
    return parse_markdown(*text, faults_);
  }

  // The session once the answer is revealed.
  Session after(const toml::table& table) {
    const toml::node* node = table.get("then");
    if (node == nullptr) return before_;
    if (!node->is_table()) {
      faults_.add(toml_.at(*node),
                  Text("then must be a table: ", "then 必须是一个表，写作 ") + "then = {labels = [1, 0, 0]}");
      return before_;
    }
    return toml_.applied(before_, *node->as_table()).value_or(before_);
  }

  std::optional<Source> needed(const toml::table& table, std::string_view key, std::size_t at) {
    if (!table.contains(key)) faults_.add(at, Text("this needs a ", "这里缺少 ") + std::string(key));
    return toml_.text(table, key);
  }

  std::optional<Expression> expression(const toml::table& table, std::string_view key, std::size_t at) {
    const std::optional<Source> source = needed(table, key, at);
    if (!source) return std::nullopt;
    ParsedExpression parsed = parse_expression(source->text);
    if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
      faults_.add(source->at(problem->at), problem->message);
      return std::nullopt;
    }
    return std::get<Expression>(std::move(parsed));
  }

  // What it comes to; a fault where it comes to no number.
  std::optional<double> evaluated(const Expression& expression, std::size_t at, const Session& after) {
    const Values now(before_);
    const Values then(after);
    const auto result = evaluate(expression, now, &then);
    if (const auto* problem = std::get_if<ExpressionProblem>(&result)) {
      faults_.add(at, problem->message);
      return std::nullopt;
    }
    const auto number = number_of(expression, now, &then);
    if (!number || !std::isfinite(*number)) {
      faults_.add(at, {"this must come to a finite number", "这里的结果必须是有限的数"});
      return std::nullopt;
    }
    return number;
  }

  bool value(const toml::table& table, Guess& guess) {
    const std::optional<Expression> answer = expression(table, "answer", start_);
    ValueGuess asked;
    const auto read = [&](std::string_view key, double& field) {
      const std::optional<double> number = toml_.number(table, key);
      if (number && std::isfinite(*number)) {
        field = *number;
        return true;
      }
      if (!table.contains(key)) {
        faults_.add(start_, Text("a guess of a value needs ", "猜数值的 guess 块缺少 ") + std::string(key));
      }
      return false;
    };
    const bool from = read("from", asked.from);
    const bool to = read("to", asked.to);
    const bool within = read("within", asked.within);
    if (!answer || !from || !to || !within) return false;
    asked.answer = *answer;
    const std::size_t at_answer = toml_.at(*table.get("answer"));
    if (!(asked.from < asked.to)) {
      faults_.add(toml_.at(*table.get("to")), {"to must be above from", "to 必须大于 from"});
      return false;
    }
    if (!(asked.within > 0)) {
      faults_.add(toml_.at(*table.get("within")), {"within must be above 0", "within 必须大于 0"});
      return false;
    }
    guess.asked = asked;
    const auto right = evaluated(asked.answer, at_answer, guess.after);
    if (right && (*right < asked.from || *right > asked.to)) {
      faults_.add(at_answer, Text("the answer is ", "答案是 ") + shown_short(*right) +
                                 Text(", outside of from ", "，不在滑块的范围内：从 ") +
                                 shown_short(asked.from) + Text(" to ", " 到 ") + shown_short(asked.to));
    }
    return true;
  }

  bool choices(const toml::table& table, Guess& guess) {
    const auto* list = table.get("choices")->as_array();
    const std::size_t at = toml_.at(*table.get("choices"));
    constexpr const char* kForm = "{text = \"...\", when = \"...\"}";
    if (list == nullptr || list->size() < 2 || list->size() > kMostChoices) {
      faults_.add(at, Text("choices must be a list of 2 to ", "choices 必须是列表，选项从 2 到 ") +
                          std::to_string(kMostChoices) + Text(": ", " 个，每个写作 ") + kForm);
      return false;
    }
    ChoiceGuess asked;
    bool good = true;
    const Session after = guess.after;
    for (const toml::node& node : *list) {
      const auto* choice = node.as_table();
      if (choice == nullptr) {
        faults_.add(toml_.at(node), Text("a choice is ", "每个选项写作 ") + kForm);
        good = false;
        continue;
      }
      toml_.only(*choice, {"text", "when"});
      const std::optional<Source> text = needed(*choice, "text", toml_.at(node));
      const std::optional<Expression> when = expression(*choice, "when", toml_.at(node));
      good = good && text && when;
      if (!text || !when) continue;
      evaluated(*when, toml_.at(*choice->get("when")), after);
      asked.choices.push_back({parse_inline_markdown(*text, faults_), *when});
    }
    guess.asked = std::move(asked);
    if (good && !right_choice(guess)) {
      faults_.add(at,
                  {"no choice holds: none of them is right", "没有一个选项的 when 成立，因此没有正确的选项"});
    }
    return good;
  }

  TomlText toml_;
  std::size_t start_;
  const Session& before_;
  Faults& faults_;
};

}  // namespace

std::optional<Guess> parse_guess(std::string text, std::size_t start, const Session& before, Faults& faults) {
  return Asker(std::move(text), start, before, faults).guess();
}

std::optional<double> right_value(const Guess& guess) {
  const auto* asked = std::get_if<ValueGuess>(&guess.asked);
  if (asked == nullptr) return std::nullopt;
  const Values now(guess.before);
  const Values then(guess.after);
  return number_of(asked->answer, now, &then);
}

std::optional<std::size_t> right_choice(const Guess& guess) {
  const auto* asked = std::get_if<ChoiceGuess>(&guess.asked);
  if (asked == nullptr) return std::nullopt;
  const Values now(guess.before);
  const Values then(guess.after);
  for (std::size_t k = 0; k < asked->choices.size(); ++k) {
    const auto holds = number_of(asked->choices[k].when, now, &then);
    if (holds && *holds != 0) return k;
  }
  return std::nullopt;
}

Verdict verdict_on(const Guess& guess, double entered) {
  const auto* asked = std::get_if<ValueGuess>(&guess.asked);
  const auto right = right_value(guess);
  if (asked == nullptr || !right || std::isnan(entered)) return Verdict::Unknown;
  if (entered == *right || std::abs(entered - *right) <= asked->within) return Verdict::Right;
  return entered < *right ? Verdict::TooLow : Verdict::TooHigh;
}

Verdict verdict_on(const Guess& guess, std::size_t chosen) {
  const auto right = right_choice(guess);
  if (!right) return Verdict::Unknown;
  return chosen == *right ? Verdict::Right : Verdict::Wrong;
}

}  // namespace surprisal::lesson
