#include "ui/reading_column.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "desk/lesson_steps.h"
#include "desk/reviews.h"
#include "lesson/chapters.h"
#include "ui/buttons.h"
#include "ui/lesson_sheet.h"
#include "ui/reading_foot.h"
#include "ui/review_card.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// At scale 1.
constexpr double kTextLeft = 32;  // the left margin of the text in the column
constexpr double kNarrowLeft = 20;
constexpr double kTextSize = 17;
constexpr double kStepGap = 30;
constexpr double kTopOfStep = 84;  // how far below the head the current step comes to rest
constexpr double kFade = 6;
constexpr double kReadingLine = 0.3;  // of the height: the step that is there is the current one
constexpr double kWidestText = 35;    // ems

// "7 How a mistake teaches · lesson 3 of 5"
std::string place_of_lesson(const Ui& ui) {
  const Lesson& lesson = open_lesson_of(ui.desk);
  const Chapter* chapter = find_chapter(lesson.chapter);
  if (chapter == nullptr) return lesson.chapter;
  std::size_t number = 0, count = 0;
  for (std::size_t i = 0; i < ui.desk.course.lessons.size(); ++i) {
    const LessonPair& other = ui.desk.course.lessons[i];
    if (other.en.chapter != lesson.chapter || other.is_review) continue;
    ++count;
    if (i == ui.desk.course.open->number) number = count;
  }
  const auto place = static_cast<std::size_t>(chapter - chapters().data()) + 1;
  const std::string title = std::to_string(place) + "  " + ui.say(chapter->title);
  return is_review_open(ui.desk) ? title
                                 : title + "  ·  " + ui.say(of_count({"lesson", "课"}, number, count));
}

// On a sheet, under the handle: the title alone.
void show_sheet_head(Ui& ui, const Rect& head, double left) {
  Surface surface(ui);
  const double room = head.right() - left - surface.px(16);
  surface.words(surface.fitted(open_lesson_of(ui.desk).title, 17, Weight::Bold, room),
                {left, head.top + surface.px(36)}, {17, surface.theme().ink, Weight::Bold});
  surface.line({head.left, head.bottom()}, {head.right(), head.bottom()}, surface.theme().border);
}

void show_head(Ui& ui, const Rect& head, double left) {
  Surface surface(ui);
  const double room = head.right() - left - surface.px(16);
  surface.words(surface.fitted(place_of_lesson(ui), 14, Weight::Regular, room),
                {left, head.top + surface.px(32)}, {14, surface.theme().muted});
  double size = 22;
  const std::string& title = open_lesson_of(ui.desk).title;
  while (size > 16 && surface.width_of(title, size, Weight::Bold) > room) size -= 0.5;
  surface.words(surface.fitted(title, size, Weight::Bold, room), {left, head.top + surface.px(62)},
                {size, surface.theme().ink, Weight::Bold});
  surface.line({head.left, head.bottom()}, {head.right(), head.bottom()}, surface.theme().border);
}

// Lists the errors in a user's own lesson, which is shown as far as possible. Returns the bottom end.
double show_faults(Ui& ui, double left, double width, double top) {
  Surface surface(ui);
  for (const LessonFault& fault : open_lesson_of(ui.desk).faults) {
    const std::string line = std::to_string(fault.line);
    const std::string column = std::to_string(fault.column);
    const Text place = {"Line " + line + ", column " + column + ": ",
                        "第 " + line + " 行第 " + column + " 列："};
    for (const std::string& words :
         wrapped(ui.fonts, ui.say(place + fault.message), surface.px(14), Weight::Regular, width, 6)) {
      surface.words(words, {left, top + surface.px(14)}, {14, color_of(surface.theme(), Quantity::Loss)});
      top += surface.px(20);
    }
    top += surface.px(6);
  }
  return top;
}

// After the last step: the lesson that comes next.
double show_next_lesson(Ui& ui, double left, double width, double top) {
  const std::size_t next = ui.desk.course.open->number + 1;
  if (next >= ui.desk.course.lessons.size()) return top;
  const LessonPair& lesson = ui.desk.course.lessons[next];
  const Chapter* chapter = find_chapter(lesson.en.chapter);
  const bool new_chapter = lesson.en.chapter != open_lesson_of(ui.desk).chapter && chapter != nullptr;
  Surface surface(ui);
  const Rect card = {left, top, width, surface.px(68)};
  const Text title = {lesson.en.title, lesson.zh.title};
  const bool pressed = press_area("lesson.next", card, true, ui.say(title));
  const Theme& theme = surface.theme();
  surface.bordered(card, ImGui::IsItemHovered() ? blend(theme.paper, theme.ink, 0.04) : theme.paper,
                   theme.border, 10);
  const Text above = new_chapter        ? Text("Next chapter: ", "下一章：") + chapter->title
                     : lesson.is_review ? Text("Before you go on", "学完这一章")
                                        : Text("Next lesson", "下一课");
  const double words_left = left + surface.px(16);
  const double room = width - surface.px(60);
  surface.words(surface.fitted(ui.say(above), 12, Weight::Regular, room), {words_left, top + surface.px(25)},
                {12, theme.muted});
  surface.words(surface.fitted(ui.say(title), 16, Weight::Bold, room), {words_left, top + surface.px(49)},
                {16, theme.ink, Weight::Bold});
  surface.icon(Icon::Right, {card.right() - surface.px(24), card.centre().y}, 12, theme.ink);
  if (pressed) open_lesson(ui.desk, next);
  return card.bottom();
}

// A line that an end of the column cuts is covered, and what is not text fades into the paper in the gap to
// the next line. What a child window draws lies over what its parent draws, so this is drawn in the child.
void cover_cut_lines(Ui& ui, const Rect& text) {
  Surface surface(ui);
  const Color paper = surface.theme().paper;
  const double fade = surface.px(kFade), width = text.width - surface.px(12);
  const double from = ui.column_ends.whole_from, to = ui.column_ends.whole_to;
  surface.box({text.left, to, width, text.bottom() - to}, paper);
  surface.fade({text.left, to - fade, width, fade}, paper, Edge::Bottom);
  if (ImGui::GetScrollY() <= 0) return;
  surface.box({text.left, text.top, width, from - text.top}, paper);
  surface.fade({text.left, from, width, fade}, paper, Edge::Top);
}

// A finger that moves up or down on the text, beside its scrollbar, scrolls it; sideways, it moves a slider.
bool is_pulled_by_finger(const Rect& text) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseSource != ImGuiMouseSource_TouchScreen || !ImGui::IsMouseDragging(ImGuiMouseButton_Left) ||
      is_popup_open())
    return false;
  const auto scrollbar = static_cast<double>(ImGui::GetStyle().ScrollbarSize);
  const Rect words = {text.left, text.top, text.width - scrollbar, text.height};
  const ImVec2 way = ImGui::GetMouseDragDelta();
  return words.contains(from_im(io.MouseClickedPos[ImGuiMouseButton_Left])) &&
         std::abs(way.y) > std::abs(way.x);
}

}  // namespace

bool ReadingColumn::show_step(Ui& ui, std::size_t step, double left, double width, double& y) {
  const OpenLesson& open = *ui.desk.course.open;
  const bool current = step == open.step;
  StepPlace place;
  place.step = step;
  place.corner = {left, y};
  place.width = width;
  place.size = static_cast<double>(ui.px(static_cast<float>(kTextSize)));
  if (!current) {
    const bool behind_guess = step > open.step && has_open_guess(ui.desk);
    place.strength = behind_guess ? StepPlace::Strength::TitleOnly : StepPlace::Strength::Dimmed;
  }
  const std::optional<double> height = steps_[step].show(ui, place);
  if (!height) return false;
  Surface surface(ui);
  if (current) {
    const double x = left - surface.px(16);
    surface.box({x, y, surface.px(3), *height}, surface.theme().ink, 1.5);
  } else if (press_area("read." + std::to_string(step), {left, y, width, *height})) {
    go_to_step(ui.desk, step);
  }
  y += *height;
  return true;
}

void ReadingColumn::show_steps(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const OpenLesson& open = *ui.desk.course.open;
  const std::size_t lesson = open.number;
  const std::size_t count = open.records.size();
  steps_.resize(count);
  tops_.assign(count, 0);
  const double margin = surface.px(area.width > surface.px(440) ? kTextLeft : kNarrowLeft);
  const double size = surface.px(kTextSize);
  const double width = std::floor(std::min(area.width - 2 * margin, kWidestText * size));
  const double left = area.left + margin;
  const Point origin = from_im(ImGui::GetCursorScreenPos());
  double y = show_faults(ui, left, width, origin.y + surface.px(18));
  for (std::size_t step = 0; step < count; ++step) {
    tops_[step] = y - origin.y;
    if (!show_step(ui, step, left, width, y)) return;
    if (!ui.desk.course.open || ui.desk.course.open->number != lesson) return;
    y += surface.px(kStepGap);
  }
  if (is_review_open(ui.desk)) {
    const std::size_t replaced = ui.desk.course.replaced;
    y = show_review_card(ui, {left, y}, width) + surface.px(12);
    if (ui.desk.course.replaced != replaced) return;  // new questions were drawn
  }
  if (open.step + 1 == count) y = show_next_lesson(ui, left, width, y + surface.px(4));
  // Space that lets the last step scroll to the top, too.
  const double below =
      std::max(surface.px(24), area.height - (y - origin.y - tops_.back()) - surface.px(kTopOfStep));
  ImGui::SetCursorScreenPos(to_im({area.left, y}));
  ImGui::Dummy({1, static_cast<float>(below)});
  most_ = std::max(0.0, y + below - origin.y - area.height);
}

// Scrolls a newly opened step to the top. While the reader scrolls, the step at the reading line becomes the
// current one.
void ReadingColumn::scroll(Ui& ui, const Rect& text) {
  if (!ui.desk.course.open || tops_.empty()) return;
  const double height = text.height;
  OpenLesson& open = *ui.desk.course.open;
  const auto now = static_cast<double>(ImGui::GetScrollY());
  const bool by_finger = is_pulled_by_finger(text);
  const bool by_hand =
      by_finger || (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && ImGui::GetIO().MouseWheel != 0);
  if (by_finger) {
    ImGui::ClearActiveID();  // so that lifting the finger is no click
    ImGui::SetScrollY(static_cast<float>(now) - ImGui::GetIO().MouseDelta.y);
  }
  if (std::exchange(open.at_top, false)) {
    const double rest = open.step == 0 ? 0 : tops_[open.step] - static_cast<double>(ui.px(kTopOfStep));
    goal_ = std::max(0.0, rest);
  } else if (by_hand) {
    goal_.reset();
    const double line = now + kReadingLine * height;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < tops_.size(); ++i)
      if (tops_[i] <= line) reached = i;
    if (now >= most_ - 1 && !has_open_guess(ui.desk)) reached = std::max(reached, open.step);
    if (has_open_guess(ui.desk)) reached = std::min(reached, open.step);
    if (reached == open.step) return;
    go_to_step(ui.desk, reached);
    ui.desk.course.open->at_top = false;
  }
  if (!goal_) return;
  const double goal = std::min(*goal_, most_);
  const double ease =
      ui.desk.settings.reduced_motion ? 1 : std::min(1.0, static_cast<double>(ImGui::GetIO().DeltaTime) * 14);
  // At least one pixel: ImGui scrolls by whole pixels, so smaller moves would never arrive.
  const double far = std::max(1.0, std::abs(goal - now) * ease);
  const double next = now + std::copysign(far, goal - now);
  const bool arrived = std::abs(goal - now) <= far + 1;
  ImGui::SetScrollY(static_cast<float>(arrived ? goal : next));
  if (arrived) goal_.reset();
}

void ReadingColumn::scroll_to_guess(Ui& ui) {
  const std::size_t step = ui.desk.course.open->step;
  if (step >= tops_.size()) return;
  if (const auto top = steps_[step].top_of_guess(ui))
    goal_ = std::max(0.0, tops_[step] + *top - static_cast<double>(ui.px(kTopOfStep)));
}

void ReadingColumn::show(Ui& ui, const LessonPlaces& places) {
  Surface surface(ui);
  const double margin = surface.px(places.column.width > surface.px(440) ? kTextLeft : kNarrowLeft);
  if (places.is_sheet) {
    show_sheet(ui, places);
    show_sheet_head(ui, places.head, places.head.left + margin);
  } else {
    surface.box(places.column, surface.theme().paper);
    surface.line({places.column.left, places.column.top}, {places.column.left, places.column.bottom()},
                 surface.theme().border);
    show_head(ui, places.head, places.head.left + margin);
  }
  ImGui::SetCursorScreenPos(to_im({places.text.left, places.text.top}));
  if (ImGui::BeginChild("lesson text",
                        {static_cast<float>(places.text.width), static_cast<float>(places.text.height)},
                        ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoBackground)) {
    ui.column_ends = {places.text.top, places.text.bottom()};
    show_steps(ui, places.text);
    scroll(ui, places.text);
    cover_cut_lines(ui, places.text);
    ui.column_ends = {};
  }
  ImGui::EndChild();
  if (!ui.desk.course.open) return;
  if (show_reading_foot(ui, places.foot, margin)) scroll_to_guess(ui);
}

}  // namespace surprisal::ui
