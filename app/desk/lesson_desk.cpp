#include "desk/lesson_desk.h"

#include <algorithm>

#include "desk/document.h"

namespace surprisal::app {
namespace {

std::vector<FigureView> views_of(const std::vector<std::string>& ids) {
  std::vector<FigureView> views;
  for (const std::string& id : ids) views.emplace_back().id = id;
  return views;
}

bool shows(const std::vector<FigureView>& figures, const std::vector<std::string>& ids) {
  return std::equal(figures.begin(), figures.end(), ids.begin(), ids.end(),
                    [](const FigureView& view, const std::string& id) { return view.id == id; });
}

Text title_of(const LessonPair& pair) { return {pair.en.title, pair.zh.title}; }

}  // namespace

const Lesson& open_lesson_of(const Desk& desk) {
  return desk.lessons[desk.lesson->number].in(desk.settings.language);
}

const Step& open_step_of(const Desk& desk) {
  const Lesson& lesson = open_lesson_of(desk);
  return lesson.steps[std::min(desk.lesson->step, lesson.steps.size() - 1)];
}

void open_lesson(Desk& desk, std::size_t number, std::size_t step) {
  if (number >= desk.lessons.size()) return;
  const LessonPair& pair = desk.lessons[number];
  if (pair.in(desk.settings.language).steps.empty())
    return desk.tell({"This lesson has no step that can be shown.", "这一课没有可以显示的步骤。"});
  desk.filling.reset();
  desk.player.reset();
  desk.lesson = LessonView{};
  desk.lesson->number = number;
  desk.settings.seen_lessons.insert(pair.id);
  go_to_step(desk, step);
}

void open_lesson_called(Desk& desk, std::string_view id) {
  const auto found = std::find_if(desk.lessons.begin(), desk.lessons.end(),
                                  [&](const LessonPair& pair) { return pair.id == id; });
  if (found != desk.lessons.end()) open_lesson(desk, static_cast<std::size_t>(found - desk.lessons.begin()));
}

void close_lesson(Desk& desk) {
  desk.lesson.reset();
  desk.filling.reset();
}

void go_to_step(Desk& desk, std::size_t step) {
  LessonView& view = *desk.lesson;
  view.step = std::min(step, open_lesson_of(desk).steps.size() - 1);
  view.open_notes.clear();
  view.chosen.reset();
  view.answered = false;
  view.revealed = false;
  view.at_top = true;
  const Step& now = open_step_of(desk);
  if (!shows(view.figures, now.figures)) {
    view.figures = views_of(now.figures);
    desk.filling.reset();
  }
  if (now.guess) {
    if (const auto* value = std::get_if<ValueGuess>(&now.guess->asked))
      view.entered = (value->from + value->to) / 2;
  }
  stands_for(desk, now.session);
  desk.move_to(now.session,
               Text("Go to a step of: ", "转到课程步骤：") + title_of(desk.lessons[view.number]));
}

bool has_next_step(const Desk& desk) {
  return desk.lesson && (desk.lesson->step + 1 < open_lesson_of(desk).steps.size() ||
                         desk.lesson->number + 1 < desk.lessons.size());
}

bool has_previous_step(const Desk& desk) {
  return desk.lesson && (desk.lesson->step > 0 || desk.lesson->number > 0);
}

void next_step(Desk& desk) {
  if (!has_next_step(desk)) return;
  if (desk.lesson->step + 1 < open_lesson_of(desk).steps.size())
    go_to_step(desk, desk.lesson->step + 1);
  else
    open_lesson(desk, desk.lesson->number + 1);
}

void previous_step(Desk& desk) {
  if (!has_previous_step(desk)) return;
  if (desk.lesson->step > 0) return go_to_step(desk, desk.lesson->step - 1);
  const std::size_t number = desk.lesson->number - 1;
  open_lesson(desk, number, desk.lessons[number].in(desk.settings.language).steps.size() - 1);
}

Session session_of_step(const Desk& desk) {
  const Step& step = open_step_of(desk);
  return step.guess && desk.lesson->revealed ? session_after(*step.guess, step.session) : step.session;
}

bool is_away_from_step(const Desk& desk) {
  return desk.lesson && !desk.transition && desk.session() != session_of_step(desk);
}

void back_to_step(Desk& desk) {
  if (desk.lesson) desk.move_to(session_of_step(desk), {"Back to the lesson's numbers", "回到课程的数值"});
}

void reveal_guess(Desk& desk) {
  if (!desk.lesson || !open_step_of(desk).guess) return;
  desk.lesson->revealed = true;
  desk.move_to(session_of_step(desk), {"Reveal the answer", "显示答案"});
}

void show_alone(Desk& desk, std::string_view figure) {
  std::vector<FigureView>& stage = desk.stage();
  const auto at =
      std::find_if(stage.begin(), stage.end(), [&](const FigureView& f) { return f.id == figure; });
  desk.filling = static_cast<std::size_t>(at - stage.begin());
  if (at == stage.end()) stage.emplace_back().id = figure;
}

}  // namespace surprisal::app
