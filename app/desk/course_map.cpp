#include "desk/course_map.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "desk/lesson_steps.h"
#include "lesson/chapters.h"
#include "lesson/reviews.h"

namespace surprisal::desk {
namespace {

struct Prerequisite {
  std::string_view from;
  std::string_view to;
};

constexpr std::array kPrerequisites = {
    Prerequisite{"a-number-for-wrong", "surprise"},
    Prerequisite{"a-number-for-wrong", "one-formula-for-both"},
    Prerequisite{"two-animal-models", "entropy-plus-kl"},
    Prerequisite{"how-many-doors", "entropy"},
    Prerequisite{"how-many-doors", "what-the-curve-betrays"},
    Prerequisite{"honest-forecast", "gibbs"},
    Prerequisite{"sigmoid", "squared-error-behind-sigmoid"},
    Prerequisite{"softmax", "p-minus-y"},
    Prerequisite{"log-undoes-exp", "naive-and-stable"},
    Prerequisite{"shares-of-one", "triangle"},
    Prerequisite{"shares-of-one", "nudge"},
    Prerequisite{"temperature", "seventy-percent"},
    Prerequisite{"one-label-or-many", "one-term-per-class"},
    Prerequisite{"odds-of-yes", "cancellation"},
    Prerequisite{"surprise", "bill"},
    Prerequisite{"entropy", "bill"},
    Prerequisite{"bill", "next-letter"},
    Prerequisite{"entropy-plus-kl", "smoothing"},
    Prerequisite{"one-formula-for-both", "batches"},
    Prerequisite{"one-formula-for-both", "cancellation"},
    Prerequisite{"least-squares", "squared-error-behind-sigmoid"},
    Prerequisite{"batches", "way-of-a-prediction"},
    Prerequisite{"p-minus-y", "smoothing"},
};

std::string last_bold_of(const Step& step, Language language) {
  std::string last;
  for (const document::Block& block : step.blocks) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.is);
    if (paragraph == nullptr || paragraph->inside.empty()) continue;
    const auto* strong = std::get_if<document::Strong>(&paragraph->inside.front().is);
    if (strong != nullptr) last = document::plain_text(strong->inside, Values(step.session), language);
  }
  return last;
}

}  // namespace

std::vector<MapColumn> map_of(const Course& course) {
  std::vector<MapColumn> columns;
  for (const Chapter& chapter : chapters()) {
    MapColumn column = {chapter.title, {}};
    for (std::size_t i = 0; i < course.lessons.size(); ++i) {
      const LessonPair& lesson = course.lessons[i];
      if (lesson.en.chapter == chapter.id && !lesson.en.explains.empty())
        column.places.push_back({i, lesson.en.explains.size()});
    }
    if (!column.places.empty()) columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<std::pair<std::size_t, std::size_t>> prerequisites_of(const Course& course) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (const Prerequisite& one : kPrerequisites) {
    const auto from = course.number_of(one.from), to = course.number_of(one.to);
    if (from && to) all.emplace_back(*from, *to);
  }
  return all;
}

std::string sentence_of(const Lesson& lesson) {
  std::string found;
  for (auto step = lesson.steps.rbegin(); step != lesson.steps.rend() && found.empty(); ++step)
    found = last_bold_of(*step, lesson.language);
  return found;
}

void open_map(Desk& desk) {
  close_lesson(desk);
  desk.player.reset();
  desk.view.main = MainView::Map;
}

bool shows_map(const Desk& desk) { return desk.view.main == MainView::Map && !desk.course.open; }

}  // namespace surprisal::desk
