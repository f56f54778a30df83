#include "desk/presenting.h"

#include <algorithm>
#include <utility>

#include "desk/lesson_steps.h"
#include "desk/slides.h"

namespace surprisal::desk {
namespace {

// ---- the lessons

bool has_steps(const LessonPair& pair) { return !pair.en.steps.empty() && !pair.zh.steps.empty(); }

std::vector<std::string> lessons_of_chapter(const Desk& desk, std::string_view chapter) {
  std::vector<std::string> ids;
  for (const LessonPair& pair : desk.course.lessons) {
    if (pair.en.chapter == chapter && has_steps(pair)) ids.push_back(pair.id);
  }
  return ids;
}

std::size_t place_of(const std::vector<std::string>& ids, std::string_view id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

// The open lesson's position in the list. After a link to a lesson outside the list, the position where the
// list was left.
struct ListPlace {
  std::size_t number = 0;
  bool strayed = false;
};

ListPlace place_in_list(const Desk& desk) {
  const Presentation& now = *desk.presentation;
  const std::size_t place = desk.course.open
                                ? place_of(now.lessons, desk.course.lessons[desk.course.open->number].id)
                                : now.lessons.size();
  const bool strayed = place == now.lessons.size();
  return {strayed ? now.at : place, strayed};
}

void open_at(Desk& desk, std::size_t place, bool at_last_step) {
  Presentation& now = *desk.presentation;
  now.at = place;
  open_lesson_called(desk, now.lessons[place]);
  if (at_last_step && desk.course.open) go_to_step(desk, open_lesson_of(desk).steps.size() - 1);
}

void next_in_list(Desk& desk) {
  Presentation& now = *desk.presentation;
  const ListPlace place = place_in_list(desk);
  const std::size_t next = place.strayed ? place.number : place.number + 1;
  if (next < now.lessons.size())
    open_at(desk, next, false);
  else
    now.at_end = true;
}

void previous_in_list(Desk& desk) {
  const ListPlace place = place_in_list(desk);
  if (place.strayed && place.number < desk.presentation->lessons.size())
    open_at(desk, place.number, false);
  else if (!place.strayed && place.number > 0)
    open_at(desk, place.number - 1, true);
}

// ---- the figures of a view: all at once, unless they are too small for that, then each alone

struct Slides {
  std::vector<std::size_t> figures;  // indices into all figures
  std::size_t before = 0;            // slides before the single figures: 1 if there is an overview
  std::size_t now = 0;

  std::size_t count() const { return before + figures.size(); }
};

Slides slides_of(const Desk& desk) {
  Slides slides;
  for (std::size_t i = 0; i < desk.figures().size(); ++i) {
    if (!desk.presentation->hidden_figures.contains(desk.figures()[i].id)) slides.figures.push_back(i);
  }
  slides.before = slides.figures.size() > 1 && has_overview(desk) ? 1 : 0;
  if (!desk.view.maximized || slides.figures.size() < 2) return slides;
  const auto at = std::find(slides.figures.begin(), slides.figures.end(), *desk.view.maximized);
  slides.now = slides.before + static_cast<std::size_t>(at - slides.figures.begin());
  return slides;
}

void go_to_slide(Desk& desk, const Slides& slides, std::size_t slide) {
  if (slide < slides.before)
    desk.view.maximized.reset();
  else if (slide < slides.count())
    desk.view.maximized = slides.figures[slide - slides.before];
}

bool is_of_figures(const Desk& desk) { return desk.presentation->lessons.empty() && !desk.course.open; }

// Shows or hides a figure. At least one stays visible.
void choose_figure(Desk& desk, std::size_t number) {
  std::set<std::string>& hidden = desk.presentation->hidden_figures;
  if (number >= desk.figures().size()) return;
  const std::string& id = desk.figures()[number].id;
  desk.view.maximized.reset();
  if (hidden.erase(id) > 0) return;
  if (slides_of(desk).figures.size() > 1) hidden.insert(id);
}

// The title of the overview or of a single figure.
std::string title_of(const Desk& desk, const Slides& slides, std::size_t slide) {
  if (slide >= slides.count()) return {};
  if (slide < slides.before) return desk.say({"All figures", "全部图"});
  const std::size_t number = slides.figures[slide - slides.before];
  const Figure* figure = find_figure(desk.figures()[number].id);
  return figure == nullptr ? std::string() : desk.say(figure->title);
}

std::string title_of_step(const Desk& desk, std::size_t step) {
  const Step& of = open_lesson_of(desk).steps[step];
  return document::plain_text(of.title, Values(of.session), desk.settings.language);
}

std::string title_of_next_lesson(const Desk& desk) {
  const ListPlace place = place_in_list(desk);
  const std::size_t next = place.strayed ? place.number : place.number + 1;
  if (next >= desk.presentation->lessons.size()) return {};
  const std::optional<std::size_t> number = desk.course.number_of(desk.presentation->lessons[next]);
  if (!number) return {};
  const LessonPair& pair = desk.course.lessons[*number];
  return desk.say(Text("Lesson: ", "课程：") + Text(pair.en.title, pair.zh.title));
}

bool asks_now(const Desk& desk) { return !desk.presentation->at_end && has_open_guess(desk); }
bool hides_now(const Desk& desk) { return !desk.presentation->at_end && has_something_hidden(desk); }

void start(Desk& desk, std::vector<std::string> lessons) {
  Presentation next;
  next.lessons = std::move(lessons);
  next.began_at = desk.now;
  next.lesson_before = desk.course.open;
  next.maximized_before = desk.view.maximized;
  next.session_before = desk.workspace.destination();
  next.document_before = desk.workspace.document();
  desk.presentation = std::move(next);
}

}  // namespace

void present(Desk& desk) {
  if (desk.presentation) return;
  if (!desk.course.open) return start(desk, {});
  const LessonPair& open = desk.course.lessons[desk.course.open->number];
  start(desk, lessons_of_chapter(desk, open.en.chapter));
  desk.presentation->at = place_of(desk.presentation->lessons, open.id);
}

void present_chapter(Desk& desk, std::string_view chapter) {
  present_lessons(desk, lessons_of_chapter(desk, chapter));
}

void present_lessons(Desk& desk, std::vector<std::string> ids) {
  if (desk.presentation || ids.empty()) return;
  start(desk, std::move(ids));
  open_at(desk, 0, false);
}

void end_presentation(Desk& desk) {
  if (!desk.presentation) return;
  const Presentation was = *std::exchange(desk.presentation, std::nullopt);
  const bool moved_by_steps = !was.lessons.empty() || desk.course.open;
  desk.course.open = was.lesson_before;
  if (desk.course.open) desk.view.main = MainView::Playground;  // rows may have been opened meanwhile
  desk.view.maximized = was.maximized_before;
  if (!moved_by_steps) return;
  desk.workspace.stop_moving();
  desk.workspace.end_gesture();
  desk.edit(was.session_before, {"Leave presenting", "退出放映"});
  desk.workspace.set_document(was.document_before);
}

void go_on(Desk& desk) {
  Presentation& now = *desk.presentation;
  if (now.at_end) return;
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    return go_to_slide(desk, slides, slides.now + 1);
  }
  if (desk.course.open && desk.course.open->step + 1 < open_lesson_of(desk).steps.size())
    return go_to_step(desk, desk.course.open->step + 1);
  next_in_list(desk);
}

void go_back(Desk& desk) {
  Presentation& now = *desk.presentation;
  if (std::exchange(now.at_end, false)) return;
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    if (slides.now > 0) go_to_slide(desk, slides, slides.now - 1);
    return;
  }
  if (desk.course.open && desk.course.open->step > 0) return go_to_step(desk, desk.course.open->step - 1);
  previous_in_list(desk);
}

// Shows the next portion of the text. False if there is none, or an open guess comes first.
static bool turn_to_next_portion(Desk& desk) {
  if (!desk.course.open || desk.presentation->at_end) return false;
  OpenLesson& open = *desk.course.open;
  if (open.portion + 1 >= portions_of(open_step_of(desk)).size()) return false;
  if (asks_now(desk) && is_guess_on_slide(desk)) return false;
  ++open.portion;
  return true;
}

void go_on_by_space(Desk& desk) {
  if (turn_to_next_portion(desk)) return;
  hides_now(desk) ? reveal_guess(desk) : go_on(desk);
}

void go_down(Desk& desk) {
  if (!turn_to_next_portion(desk)) go_on(desk);
}

void go_up(Desk& desk) {
  if (desk.course.open && !desk.presentation->at_end && desk.course.open->portion > 0)
    --desk.course.open->portion;
  else
    go_back(desk);
}

void go_to_first(Desk& desk) {
  Presentation& now = *desk.presentation;
  now.at_end = false;
  if (is_of_figures(desk))
    go_to_slide(desk, slides_of(desk), 0);
  else if (!now.lessons.empty())
    open_at(desk, 0, false);
}

void go_to_last(Desk& desk) {
  Presentation& now = *desk.presentation;
  now.at_end = false;
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    if (slides.count() > 0) go_to_slide(desk, slides, slides.count() - 1);
  } else if (!now.lessons.empty()) {
    open_at(desk, now.lessons.size() - 1, true);
  }
}

void answer_digit(Desk& desk, std::size_t digit) {
  if (asks_now(desk)) {
    const auto* asked = std::get_if<ChoiceGuess>(&open_step_of(desk).guess->asked);
    if (asked == nullptr || digit < 1 || digit > asked->choices.size()) return;
    choose_answer(desk, digit - 1);
  } else if (is_of_figures(desk) && digit > 0) {
    choose_figure(desk, digit - 1);
  } else if (is_of_figures(desk)) {
    desk.presentation->hidden_figures.clear();
    desk.view.maximized.reset();
  }
}

bool can_go_on(const Desk& desk) {
  if (!is_of_figures(desk)) return !desk.presentation->at_end;
  const Slides slides = slides_of(desk);
  return slides.now + 1 < slides.count();
}

bool can_go_back(const Desk& desk) {
  if (desk.presentation->at_end) return true;
  if (is_of_figures(desk)) return slides_of(desk).now > 0;
  const ListPlace place = place_in_list(desk);
  return (desk.course.open && desk.course.open->step > 0) || place.strayed || place.number > 0;
}

std::string title_of_slide(const Desk& desk) {
  if (desk.presentation->at_end) return desk.say({"The end", "放映结束"});
  if (desk.course.open) return title_of_step(desk, desk.course.open->step);
  const Slides slides = slides_of(desk);
  return title_of(desk, slides, slides.now);
}

std::string title_of_next_slide(const Desk& desk) {
  if (desk.presentation->at_end) return {};
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    return title_of(desk, slides, slides.now + 1);
  }
  const bool has_next = desk.course.open && desk.course.open->step + 1 < open_lesson_of(desk).steps.size();
  return has_next ? title_of_step(desk, desk.course.open->step + 1) : title_of_next_lesson(desk);
}

std::string place_in_presentation(const Desk& desk) {
  const auto of = [](std::size_t number, std::size_t count) {
    return std::to_string(number) + " / " + std::to_string(count);
  };
  if (desk.course.open) return of(desk.course.open->step + 1, open_lesson_of(desk).steps.size());
  const Slides slides = slides_of(desk);
  return of(slides.now + 1, std::max<std::size_t>(slides.count(), 1));
}

}  // namespace surprisal::desk
