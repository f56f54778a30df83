#include "desk/lesson_steps.h"

#include <algorithm>

#include "figures/session_digits.h"

namespace surprisal::desk {
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
  return desk.course.lessons[desk.course.open->number].in(desk.settings.language);
}

const Step& open_step_of(const Desk& desk) {
  const Lesson& lesson = open_lesson_of(desk);
  return lesson.steps[std::min(desk.course.open->step, lesson.steps.size() - 1)];
}

void open_lesson(Desk& desk, std::size_t number, std::size_t step) {
  if (number >= desk.course.lessons.size()) return;
  const LessonPair& pair = desk.course.lessons[number];
  if (pair.in(desk.settings.language).steps.empty())
    return desk.notify({"This lesson has no steps to show.", "这一课没有可以显示的步骤。"});
  desk.view.maximized.reset();
  desk.view.main = MainView::Playground;
  desk.player.reset();
  desk.course.open = OpenLesson{};
  desk.course.open->number = number;
  desk.settings.seen_lessons.insert(pair.id);
  desk.view.rail_chapter = pair.en.chapter;
  // A review resumes where it was left, and keeps its answers even if another step is opened.
  const auto left = desk.course.reviews.find(pair.id);
  if (pair.is_review && left != desk.course.reviews.end()) {
    desk.course.open->records = left->second.records;
    if (step == 0) step = left->second.step;
  }
  go_to_step(desk, step);
}

void open_lesson_called(Desk& desk, std::string_view id) {
  if (const auto number = desk.course.number_of(id)) open_lesson(desk, *number);
}

void close_lesson(Desk& desk) {
  desk.course.open.reset();
  desk.view.main = MainView::Playground;
  desk.view.maximized.reset();
}

std::size_t add_to_course(Desk& desk, const LessonPair& lesson, const std::filesystem::path& file) {
  Course& course = desk.course;
  course.own[lesson.id] = file;
  const auto known = course.number_of(lesson.id);
  if (!known || course.lessons[*known].id != lesson.id) {  // a lesson that only has this id as an alias stays
    course.lessons.push_back(lesson);
    return course.lessons.size() - 1;
  }
  if (course.open && course.open->number == *known) close_lesson(desk);  // the steps may differ
  course.lessons[*known] = lesson;
  ++course.replaced;
  return *known;
}

void go_to_step(Desk& desk, std::size_t step) {
  OpenLesson& view = *desk.course.open;
  view.records.resize(open_lesson_of(desk).steps.size());
  view.step = std::min(step, view.records.size() - 1);
  view.portion = 0;
  view.open_notes.clear();
  view.at_top = true;
  const Step& now = open_step_of(desk);
  if (!shows(view.figures, now.figures)) {
    view.figures = views_of(now.figures);
    desk.view.maximized.reset();
  }
  if (now.guess && !view.record().revealed) {
    if (const auto* value = std::get_if<ValueGuess>(&now.guess->asked))
      view.record().entered = (value->from + value->to) / 2;
  }
  const Session session = session_of_step(desk);
  desk.workspace.set_saved_session(session);
  desk.move_to(session,
               Text("Go to a step of ", "转到课程步骤：") + title_of(desk.course.lessons[view.number]));
}

void keep_within_steps(Desk& desk) {
  if (!desk.course.open) return;
  const std::size_t count = open_lesson_of(desk).steps.size();
  if (count == 0) return close_lesson(desk);
  desk.course.open->records.resize(count);
  desk.course.open->step = std::min(desk.course.open->step, count - 1);
}

bool has_next_step(const Desk& desk) {
  return desk.course.open && (desk.course.open->step + 1 < open_lesson_of(desk).steps.size() ||
                              desk.course.open->number + 1 < desk.course.lessons.size());
}

bool has_previous_step(const Desk& desk) {
  return desk.course.open && (desk.course.open->step > 0 || desk.course.open->number > 0);
}

void next_step(Desk& desk) {
  if (!has_next_step(desk)) return;
  if (desk.course.open->step + 1 < open_lesson_of(desk).steps.size())
    go_to_step(desk, desk.course.open->step + 1);
  else
    open_lesson(desk, desk.course.open->number + 1);
}

void previous_step(Desk& desk) {
  if (!has_previous_step(desk)) return;
  if (desk.course.open->step > 0) return go_to_step(desk, desk.course.open->step - 1);
  const std::size_t number = desk.course.open->number - 1;
  open_lesson(desk, number, desk.course.lessons[number].in(desk.settings.language).steps.size() - 1);
}

Session session_of_step(const Desk& desk) {
  const Step& step = open_step_of(desk);
  return step.guess && desk.course.open->record().revealed ? step.guess->after : step.session;
}

bool is_away_from_step(const Desk& desk) {
  if (!desk.course.open || desk.workspace.is_moving()) return false;
  const OpenLesson& open = *desk.course.open;
  return open.away.get({desk.workspace.revision(), open.step, open.record().revealed},
                       [&] { return desk.session() != session_of_step(desk); });
}

void back_to_step(Desk& desk) {
  if (desk.course.open)
    desk.move_to(session_of_step(desk), {"Back to the lesson's numbers", "回到课程的数值"});
}

void reveal_guess(Desk& desk) {
  if (!has_something_hidden(desk)) return;
  desk.course.open->record().revealed = true;
  if (!open_step_of(desk).guess) return;
  desk.move_to(session_of_step(desk), {"Reveal the answer", "显示答案"});
}

void choose_answer(Desk& desk, std::size_t choice) {
  if (!has_open_guess(desk)) return;
  desk.course.open->record().chosen = choice;
  desk.course.open->record().answered = true;
  reveal_guess(desk);
}

bool has_open_guess(const Desk& desk) {
  return desk.course.open && open_step_of(desk).guess && !desk.course.open->record().revealed;
}

bool changes_after_guess(const Desk& desk) {
  return has_open_guess(desk) && open_step_of(desk).guess->after != open_step_of(desk).session;
}

bool has_something_hidden(const Desk& desk) {
  if (!desk.course.open || desk.course.open->record().revealed) return false;
  const Step& step = open_step_of(desk);
  return step.guess || !step.hides.empty();
}

const std::vector<Hidden>& hidden_now(const Desk& desk) {
  static const std::vector<Hidden> kNothing;
  return has_something_hidden(desk) ? hidden_in(open_step_of(desk)) : kNothing;
}

std::vector<Hidden> hidden_now(const Desk& desk, std::string_view figure) {
  std::vector<Hidden> hidden = hidden_now(desk);
  if (!hidden.empty() && desk.figures().front().id != figure)
    std::erase_if(hidden, [](const Hidden& one) { return one.part == HiddenPart::Panel; });
  return hidden;
}

const std::vector<std::size_t>& panels_now(const Desk& desk, std::string_view figure) {
  static const std::vector<std::size_t> kAll;
  return desk.course.open ? panels_in(open_step_of(desk), figure) : kAll;
}

std::optional<GoalProgress> task_progress(const Desk& desk) {
  if (!desk.course.open || has_open_guess(desk)) return std::nullopt;
  const Step& step = open_step_of(desk);
  if (!step.task) return std::nullopt;
  if (step.trains && !is_trained(desk.session())) return GoalProgress();  // the window continues the training
  const OpenLesson& open = *desk.course.open;
  return open.progress.get({desk.workspace.revision(), open.step, open.record().revealed}, [&] {
    return progress_towards(step.task->goal, Values(session_of_task(step)), Values(desk.session()));
  });
}

void watch_task(Desk& desk) {
  if (!desk.course.open || desk.course.open->record().task_done || desk.workspace.is_moving()) return;
  if (const auto progress = task_progress(desk)) desk.course.open->record().task_done = progress->reached;
}

void show_alone(Desk& desk, std::string_view figure) {
  desk.view.main = MainView::Playground;
  std::vector<FigureView>& figures = desk.figures();
  const auto at =
      std::find_if(figures.begin(), figures.end(), [&](const FigureView& f) { return f.id == figure; });
  desk.view.maximized = static_cast<std::size_t>(at - figures.begin());
  if (at == figures.end()) figures.emplace_back().id = figure;
}

}  // namespace surprisal::desk
