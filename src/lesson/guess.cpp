#include "lesson/guess.h"

#include <cmath>
#include <utility>

#include "base/wording.h"
#include "lesson/markdown.h"
#include "lesson/toml_text.h"
#include "session/session_file.h"

namespace surprisal::lesson {
namespace {

std::optional<std::size_t> first_that_holds(const std::vector<Choice>& choices, const Values& now,
                                            const Values& then) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (number_of(choices[i].when, now, &then).value_or(0) != 0) return i;
  }
  return std::nullopt;
}

class GuessReader {
 public:
  GuessReader(std::string text, std::size_t start, const Session& before, Trained trained, Faults& faults)
      : toml_(std::move(text), start, faults),
        start_(start),
        trained_(trained),
        now_(before, trained),
        then_(before, trained),
        faults_(faults) {}

  std::optional<Guess> read() {
    if (toml_.table() == nullptr) return std::nullopt;
    const toml::table& table = *toml_.table();
    toml_.only(table, {"question", "answer", "from", "to", "within", "choices", "then", "hides", "reveal"});
    Guess guess;
    guess.at = start_;
    guess.question = words(table, "question");
    guess.reveal = words(table, "reveal");
    guess.hides = hides(table);
    then_ = Values(guess.after = toml_.changed(now_.session(), table, "then"), trained_);
    const bool by_value = table.contains("answer");
    if (by_value == table.contains("choices")) {
      faults_.add(start_, by_value
                              ? Text("a guess has an answer or choices, not both",
                                     "guess 块只能有 answer 和 choices 中的一个")
                              : Text("a guess needs an answer or choices", "guess 块缺少 answer 或 choices"));
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

  std::vector<Hidden> hides(const toml::table& table) {
    std::vector<Hidden> all;
    for (const Source& words : toml_.texts(table, "hides")) {
      if (const auto hidden = parse_hidden(words.text, words.at(0), faults_)) all.push_back(*hidden);
    }
    return all;
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

  // Whether its value needs training that is not run here.
  bool is_open(const Expression& expression) const { return trained_ == Trained::Not && expression.trains(); }

  // The value of the expression. Adds a fault if it is not a finite number.
  std::optional<double> evaluated(const Expression& expression, std::size_t at) {
    const auto result = evaluate(expression, now_, &then_);
    if (const auto* problem = std::get_if<ExpressionProblem>(&result)) {
      faults_.add(at, problem->message);
      return std::nullopt;
    }
    if (is_open(expression)) return std::nullopt;
    const auto number = number_of(expression, now_, &then_);
    if (!number || !std::isfinite(*number))
      faults_.add(at, {"this must be a finite number", "这里的结果必须是有限的数"});
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
        faults_.add(start_, Text("a guess of a number needs ", "猜数值的 guess 块缺少 ") + std::string(key));
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
    asked.right = evaluated(asked.answer, at_answer);
    if (is_open(asked.answer)) {
      asked.right =
          RightAnswer<double>([answer = asked.answer, now = Values(now_.session()),
                               then = Values(then_.session())] { return number_of(answer, now, &then); });
    } else if (asked.right && std::isfinite(*asked.right) &&
               (*asked.right < asked.from || *asked.right > asked.to)) {
      faults_.add(at_answer, Text("the answer is ", "答案是 ") + shown_short(*asked.right) +
                                 Text(", outside the slider's range from ", "，不在滑块的范围内：从 ") +
                                 shown_short(asked.from) + Text(" to ", " 到 ") + shown_short(asked.to));
    }
    guess.asked = std::move(asked);
    return true;
  }

  bool choices(const toml::table& table, Guess& guess) {
    const auto* list = table.get("choices")->as_array();
    const std::size_t at = toml_.at(*table.get("choices"));
    constexpr const char* kForm = "{text = \"...\", when = \"...\"}";
    if (list == nullptr || list->size() < 2 || list->size() > kMaxChoices) {
      faults_.add(at, Text("choices must be a list of 2 to ", "choices 必须是列表，选项从 2 到 ") +
                          std::to_string(kMaxChoices) + Text(": ", " 个，每个写作 ") + kForm);
      return false;
    }
    ChoiceGuess asked;
    bool good = true;
    bool open = false;
    for (const toml::node& node : *list) {
      const auto* choice = node.as_table();
      if (choice == nullptr) {
        faults_.add(toml_.at(node), Text("a choice must be written as ", "每个选项写作 ") + kForm);
        good = false;
        continue;
      }
      toml_.only(*choice, {"text", "when"});
      const std::optional<Source> text = needed(*choice, "text", toml_.at(node));
      const std::optional<Expression> when = expression(*choice, "when", toml_.at(node));
      good = good && text && when;
      if (!text || !when) continue;
      const auto holds = evaluated(*when, toml_.at(*choice->get("when")));
      open = open || is_open(*when);
      if (!asked.right && holds && *holds != 0) asked.right = std::optional(asked.choices.size());
      asked.choices.push_back({parse_inline_markdown(*text, faults_), *when});
    }
    if (open) {
      asked.right = RightAnswer<std::size_t>(
          [choices = asked.choices, now = Values(now_.session()), then = Values(then_.session())] {
            return first_that_holds(choices, now, then);
          });
    } else if (good && !asked.right) {
      faults_.add(at, {"no choice is right: none of the conditions holds",
                       "没有一个选项的 when 成立，因此没有正确的选项"});
    }
    guess.asked = std::move(asked);
    return good;
  }

  TomlText toml_;
  std::size_t start_;
  Trained trained_;
  Values now_;
  Values then_;
  Faults& faults_;
};

}  // namespace

std::optional<Hidden> parse_hidden(std::string_view words, std::size_t at, Faults& faults) {
  std::optional<Hidden> hidden = hidden_named(words);
  if (!hidden)
    faults.add(
        at, Text("this names nothing to hide; write, for example, \"panel 2\", \"numbers\", \"kl bars\", "
                 "\"squared-error\"",
                 "这不能隐藏任何内容；可以写 \"panel 2\"、\"numbers\"、\"kl bars\"、\"squared-error\" 等"));
  return hidden;
}

std::optional<Guess> parse_guess(std::string text, std::size_t start, const Session& before, Trained trained,
                                 Faults& faults) {
  return GuessReader(std::move(text), start, before, trained, faults).read();
}

Verdict verdict_for(const Guess& guess, double entered) {
  const auto* asked = std::get_if<ValueGuess>(&guess.asked);
  if (asked == nullptr || !asked->right || std::isnan(entered)) return Verdict::Unknown;
  const double right = *asked->right;
  if (entered == right || std::abs(entered - right) <= asked->within) return Verdict::Right;
  return entered < right ? Verdict::TooLow : Verdict::TooHigh;
}

Verdict verdict_for(const Guess& guess, std::size_t chosen) {
  const auto* asked = std::get_if<ChoiceGuess>(&guess.asked);
  if (asked == nullptr || !asked->right) return Verdict::Unknown;
  return chosen == *asked->right ? Verdict::Right : Verdict::Wrong;
}

}  // namespace surprisal::lesson
