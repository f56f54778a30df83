#include "lesson/lesson_checks.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/quote.h"

namespace surprisal::lesson {
namespace {

using namespace document;

Session without_title(Session session) {
  session.title = {};
  return session;
}

Text difference(const std::optional<Guess>& a, const Session& session_a, const std::optional<Guess>& b,
                const Session& session_b) {
  if (a && !b) return {"the English version has a guess here", "英文版在这里有 guess 块"};
  if (b && !a) return {"the English version has no guess here", "英文版在这里没有 guess 块"};
  if (!a) return {};
  if (a->hides != b->hides) return {"the English guess hides different things", "hides 与英文版不同"};
  if (a->asked.index() != b->asked.index())
    return {"the English guess is of a different kind", "guess 块的种类与英文版不同"};
  const bool same_before = without_title(session_a) == without_title(session_b);
  if (same_before && without_title(a->after) != without_title(b->after)) {
    return {"then changes different values in the English guess", "then 所改变的值与英文版不同"};
  }
  if (const auto* value_a = std::get_if<ValueGuess>(&a->asked)) {
    const auto& value_b = std::get<ValueGuess>(b->asked);
    if (value_a->answer.source != value_b.answer.source)
      return {"the English guess has a different answer", "answer 与英文版不同"};
    const bool same =
        value_a->from == value_b.from && value_a->to == value_b.to && value_a->within == value_b.within;
    return same ? Text() : Text("the English guess has a different range", "from、to 或 within 与英文版不同");
  }
  const auto& choices_a = std::get<ChoiceGuess>(a->asked).choices;
  const auto& choices_b = std::get<ChoiceGuess>(b->asked).choices;
  const bool same =
      std::equal(choices_a.begin(), choices_a.end(), choices_b.begin(), choices_b.end(),
                 [](const Choice& x, const Choice& y) { return x.when.source == y.when.source; });
  return same ? Text() : Text("the English guess has different choices", "choices 与英文版不同");
}

Text difference(const std::optional<Task>& a, const std::optional<Task>& b) {
  if (a && !b) return {"the English version has a task here", "英文版在这里有 task 块"};
  if (b && !a) return {"the English version has no task here", "英文版在这里没有 task 块"};
  if (a && a->goal.source != b->goal.source)
    return {"the English task has a different goal", "task 的 goal 与英文版不同"};
  if (a && a->solution != b->solution)
    return {"the English task has a different solution", "task 的 solution 与英文版不同"};
  return {};
}

}  // namespace

std::vector<LessonFault> broken_links(const Lesson& lesson, std::string_view text,
                                      const std::vector<std::string>& known_ids) {
  Faults faults(text);
  for (const auto& [link, at] : links_of(lesson)) {
    if (link.kind != LinkKind::Lesson || link.id == lesson.id) continue;
    if (std::find(known_ids.begin(), known_ids.end(), link.id) != known_ids.end()) continue;
    faults.add(at, unknown_name({"lesson", "课程"}, link.id));
  }
  return faults.listed();
}

std::vector<std::string> shown_values(const Step& step, Language language) {
  std::vector<std::string> all;
  const auto add = [&](const auto& content, const Values& values) {
    for_each_value(content, [&](const LiveValue& value, std::size_t) {
      all.push_back(shown_value(value, values, language).text);
    });
  };
  const Values now(step.session);
  add(step.title, now);
  add(step.blocks, now);
  if (step.task) {
    const Values start(session_of_task(step));
    add(step.task->text, start);
    add(step.task->done, start);
  }
  if (!step.guess) return all;
  add(step.guess->question, now);
  if (const auto* asked = std::get_if<ChoiceGuess>(&step.guess->asked)) {
    for (const Choice& choice : asked->choices) add(choice.text, now);
  }
  add(step.guess->reveal, Values(step.guess->after));
  const auto* value = std::get_if<ValueGuess>(&step.guess->asked);
  if (value != nullptr && value->right) all.push_back(shown_as(*value->right, {}));
  return all;
}

std::vector<LessonFault> differences(const Lesson& english, const Lesson& chinese,
                                     std::string_view chinese_text) {
  Faults faults(chinese_text);
  const auto same = [&](const auto& a, const auto& b, std::size_t at, const Text& message) {
    if (a != b) faults.add(at, message);
  };
  const Text differs = {" differs from the English version", " 与英文版不同"};
  same(english.id, chinese.id, 0,
       Text("the English version has the id ", "英文版的 id 是") + in_quotes(english.id));
  same(english.chapter, chinese.chapter, 0,
       Text("the English version is in the chapter ", "英文版的 chapter 是") + in_quotes(english.chapter));
  same(english.aliases, chinese.aliases, 0, "aliases" + differs);
  same(english.explains, chinese.explains, 0, "explains" + differs);
  same(english.figures, chinese.figures, 0, "figures" + differs);
  same(without_title(english.start), without_title(chinese.start), 0, "session" + differs);
  same(slips_of(english), slips_of(chinese), 0,
       {"the slip notes differ from the English version", "slip 提示框与英文版不同"});
  same(english.steps.size(), chinese.steps.size(), 0,
       Text("the English version has ", "英文版有 ") + std::to_string(english.steps.size()) +
           Text(" steps, but this one has ", " 个步骤，这里有 ") + std::to_string(chinese.steps.size()) +
           Text("", " 个"));
  for (std::size_t i = 0; i < std::min(english.steps.size(), chinese.steps.size()); ++i) {
    const Step& a = english.steps[i];
    const Step& b = chinese.steps[i];
    const Text number = Text("step ", "第 ") + std::to_string(i + 1) + Text(": ", " 步：");
    same(without_title(a.session), without_title(b.session), b.at,
         number + Text("the session differs from the English version", "状态与英文版不同"));
    same(a.figures, b.figures, b.at,
         number + Text("the figures differ from the English version", "所显示的图与英文版不同"));
    same(a.sliders, b.sliders, b.at,
         number + Text("the sliders differ from the English version", "滑块与英文版不同"));
    same(a.hides, b.hides, b.at, number + Text("hide differs from the English version", "hide 与英文版不同"));
    const Text guess = difference(a.guess, a.session, b.guess, b.session);
    if (!guess.empty()) faults.add(b.guess ? b.guess->at : b.at, number + guess);
    const Text task = difference(a.task, b.task);
    if (!task.empty()) faults.add(b.task ? b.task->at : b.at, number + task);
  }
  return faults.listed();
}

}  // namespace surprisal::lesson
