#include "ui/step_cards.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/number.h"
#include "base/wording.h"
#include "desk/goals.h"
#include "desk/lesson_steps.h"
#include "figures/number_text.h"
#include "plot/ticks.h"
#include "ui/buttons.h"
#include "ui/page_view.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

constexpr double kCardHead = 20;  // the word above the text of a card
constexpr double kChoice = 27;    // the least height of a row
constexpr double kStepCardRadius = 10;
constexpr double kWaitingTask = 36;

double height_of_choice(const Surface& surface, const Page& choice) {
  return std::max(surface.px(kChoice), choice.height + surface.px(7));
}

// Writes a card's heading. The end of the column must not cut it, either.
void card_head(Ui& ui, Surface& surface, Point baseline, const Text& words) {
  surface.words(ui.say(words), baseline, {12, surface.theme().muted, Weight::Bold});
  ui.column_ends.add_line(baseline.y - surface.px(12), baseline.y + surface.px(4));
}

void guess_head(Ui& ui, Surface& surface, const Rect& card) {
  card_head(ui, surface, {card.left + surface.px(kCardPadding), card.top + surface.px(25)},
            {"Guess", "猜一猜"});
}

// ---- the guess

Text words_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::Right:
      return {"Right.", "答对了。"};
    case Verdict::TooLow:
      return {"Too low.", "偏低了。"};
    case Verdict::TooHigh:
      return {"Too high.", "偏高了。"};
    case Verdict::Wrong:
      return {"Not this one.", "不是这个。"};
    case Verdict::Unknown:
      break;
  }
  return {"These numbers give no answer.", "这组数值下算不出答案。"};
}

void paint_radio(Surface& surface, Point centre, bool chosen, bool right, bool enabled) {
  const Theme& theme = surface.theme();
  const Color color = enabled ? theme.ink : theme.muted;
  if (right) {
    surface.disc(centre, 8, theme.ink);
    return surface.icon(Icon::Check, centre, 9, theme.guess);
  }
  surface.disc(centre, 8, color);
  surface.disc(centre, 6.6, theme.guess);
  if (chosen) surface.disc(centre, 4, color);
}

// For screen readers. Chinese has no spaces between words.
std::string said_words(const Ui& ui, const Page& page) {
  const char* between = ui.desk.settings.language == Language::Chinese ? "" : " ";
  std::string all;
  for (const Page::Words& words : page.words) all += (all.empty() ? "" : between) + words.utf8;
  return all;
}

double end_of(const Page& page) {
  double end = 0;
  for (const Page::Words& words : page.words) end = std::max(end, words.box.right());
  for (const Page::Formula& formula : page.formulas)
    end = std::max(end, formula.origin.x + formula.box.width);
  return end;
}

void show_choice(Ui& ui, const ChoiceGuess& guess, std::size_t number, const Page& words, const Rect& row) {
  const StepRecord record = ui.desk.course.open->record();
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const bool chosen = record.chosen == number;
  const bool right = record.revealed && guess.right.get() == number;
  const bool pressed =
      press_area("choice." + std::to_string(number), row, !record.revealed, said_words(ui, words));
  const bool hovered = ImGui::IsItemHovered() && !record.revealed;
  if (hovered || (record.revealed && (chosen || right))) surface.box(row, theme.paper, 6);
  const double middle = row.centre().y;
  paint_radio(surface, {row.left + surface.px(18), middle}, chosen, right, !record.revealed || chosen);
  paint_page_on(ui, words, {row.left + surface.px(36), middle - words.height / 2},
                record.revealed && !chosen && !right);
  if (record.revealed && (chosen || right)) {
    const Text remark = right && chosen ? Text("your guess is right", "你的猜测是对的")
                        : right         ? Text("right answer", "正确答案")
                                        : Text("your guess", "你的猜测");
    const WordLook look = {12, right ? theme.ink : theme.muted, right ? Weight::Bold : Weight::Regular};
    const double left = row.left + surface.px(44) + end_of(words), end = row.right() - surface.px(8);
    // The mark at the left says whether it is right.
    const Text brief = chosen ? Text("your guess", "你的猜测") : Text("right", "正确");
    const bool fits = surface.width_of(ui.say(remark), look.size, look.weight) <= end - left;
    surface.words(ui.say(fits ? remark : brief), {end, middle + surface.px(4)}, look, Anchor::Right);
  }
  if (pressed) choose_answer(ui.desk, number);
}

SliderRange range_of(const ValueGuess& guess) {
  SliderRange range;
  range.low = guess.from;
  range.high = guess.to;
  range.home = (guess.from + guess.to) / 2;
  range.step = (guess.to - guess.from) / 100;
  range.whole = range.step >= 1;
  range.digits = decimals_of_step(range.step);
  return range;
}

constexpr double kTrackRow = 46;  // the slider and its ticks
constexpr double kEntryRow = 32;  // the field and the button, until the answer is shown

double height_of_value_guess(const Surface& surface, bool revealed) {
  return surface.px(kTrackRow + (revealed ? 0 : kEntryRow));
}

void paint_ticks(Surface& surface, const SliderRange& range, const Rect& track) {
  constexpr int kMost = 8;
  const Color muted = surface.theme().muted;
  const double y = track.centre().y;
  for (const plot::Tick& tick : plot::ticks({range.low, range.high}, Scale::Linear, kMost)) {
    const double x = std::round(slider_place(surface, track, range, tick.at));
    surface.line({x, y + surface.px(4)}, {x, y + surface.px(9)}, surface.theme().axis);
    surface.words(tick.label, {x, y + surface.px(22)}, {12, muted}, Anchor::Middle);
  }
}

// The right value, as the right option is marked: a check in ink, with its number above it.
void paint_right_value(Surface& surface, const ValueGuess& guess, const SliderRange& range,
                       const Rect& track) {
  const std::optional<double> right = guess.right.get();
  if (!right || *right < range.low || *right > range.high) return;
  const Theme& theme = surface.theme();
  const Point centre = {std::round(slider_place(surface, track, range, *right)), track.centre().y};
  surface.disc(centre, 8, theme.ink);
  surface.icon(Icon::Check, centre, 9, theme.guess);
  const std::string number = trimmed_number(*right, 3);
  const double half = surface.width_of(number, 12, Weight::Bold) / 2;
  const double middle = std::clamp(centre.x, track.left + half, track.right() - half);
  surface.words(number, {middle, centre.y - surface.px(11)}, {12, theme.ink, Weight::Bold}, Anchor::Middle);
}

// The field and the button. A guess can also be typed.
void show_entry(Ui& ui, const SliderRange& range, const Rect& row) {
  StepRecord& record = ui.desk.course.open->record();
  Surface surface(ui);
  const double height = surface.px(kSliderHeight);
  const Rect field = {row.left, row.top, surface.px(kFieldWidth), height};
  const SliderLook field_look = {.ink = Ink::Kind::Ink, .untouched = !record.answered};
  if (type_number(ui, "guess", range, record.entered, field, field_look)) {
    record.entered = std::clamp(record.entered, range.low, range.high);
    record.answered = true;
  }
  const Text done = {"My guess", "我猜好了"};
  const Text why_not = {"move the slider first", "请先移动滑块"};
  const ButtonLook look = {.kind = record.answered ? ButtonKind::Primary : ButtonKind::Secondary,
                           .tooltip = record.answered ? Text() : why_not,
                           .enabled = record.answered};
  const double width = button_width(ui, done, look);
  const Rect press = {row.right() - width, row.top, width, height};
  if (!record.answered) {
    const double left = field.right() + surface.px(8);
    surface.words_that_fit({why_not, {"move it first", "先移动滑块"}, {"drag first", "先拖动"}},
                           {left, row.top + height / 2 + surface.px(4)}, press.left - surface.px(8) - left,
                           {12, surface.theme().muted});
  }
  if (button(ui, "guess.done", press, done, look)) reveal_guess(ui.desk);
}

// Nothing is entered before the slider is touched: a number that stood there at the start would be a hint.
void show_value_guess(Ui& ui, const ValueGuess& guess, const Rect& place) {
  StepRecord& record = ui.desk.course.open->record();
  Surface surface(ui);
  const SliderRange range = range_of(guess);
  const double margin = surface.px(4);
  const Rect track = {place.left - margin, place.top, place.width + 2 * margin, surface.px(kSliderHeight)};
  paint_ticks(surface, range, track);
  SliderLook look = {.ink = Ink::Kind::Ink, .untouched = !record.answered};
  if (record.revealed) look.why_not = {"You have already guessed.", "已经猜过了。"};
  const bool moved = slide(ui, "guess", range, record.entered, track, look);
  record.answered |= moved || ImGui::IsItemActivated();
  if (record.revealed) return paint_right_value(surface, guess, range, track);
  show_entry(ui, range, {place.left, place.top + surface.px(kTrackRow), place.width, surface.px(kEntryRow)});
}

// "Too low. Your guess was 0.4."
double show_verdict(Ui& ui, const Step& step, Point baseline) {
  const StepRecord& record = ui.desk.course.open->record();
  if (!record.answered || record.chosen) return 0;
  Surface surface(ui);
  const Verdict verdict = verdict_for(*step.guess, record.entered);
  const double width =
      surface.words(ui.say(words_for(verdict)), baseline, {14, surface.theme().ink, Weight::Bold});
  const Text guess = Text("Your guess: ", "你的猜测：") + trimmed_number(record.entered, 3);
  surface.words(ui.say(guess), {baseline.x + width + surface.px(8), baseline.y}, {14, surface.theme().muted});
  return surface.px(24);
}

bool is_by_value(const Step& step) { return std::holds_alternative<ValueGuess>(step.guess->asked); }

// ---- the task

void paint_share(Surface& surface, Point centre, double share, bool done) {
  const Theme& theme = surface.theme();
  if (done) {
    surface.disc(centre, 17, theme.ink);
    return surface.icon(Icon::Check, centre, 17, theme.task);
  }
  surface.ring(centre, 16, 4, theme.ring_track);
  if (share > 0) surface.ring(centre, 16, 4, theme.ink, 0, share);
}

}  // namespace

double height_of_guess(const Surface& surface, const Step& step, const GuessPages& pages, bool dimmed) {
  double height = surface.px(2 * kCardPadding + kCardHead - 4) + pages.question.height;
  if (dimmed) return height;
  height += surface.px(6);
  for (const Page& choice : pages.choices) height += height_of_choice(surface, choice);
  if (is_by_value(step)) height += height_of_value_guess(surface, pages.reveal.height > 0);
  if (pages.reveal.height > 0)
    height += surface.px(8) + pages.reveal.height + (is_by_value(step) ? surface.px(26) : 0);
  return height;
}

bool show_guess(Ui& ui, const Step& step, const GuessPages& pages, const Rect& card) {
  Surface surface(ui);
  surface.bordered(card, surface.theme().guess, surface.theme().guess_border, kStepCardRadius);
  guess_head(ui, surface, card);
  const double left = card.left + surface.px(kCardPadding);
  double top = card.top + surface.px(kCardPadding + kCardHead - 4);
  if (!show_page(ui, pages.question, {left, top}, "question.")) return false;
  top += pages.question.height + surface.px(6);
  if (const auto* choices = std::get_if<ChoiceGuess>(&step.guess->asked)) {
    for (std::size_t i = 0; i < pages.choices.size(); ++i) {
      const double height = height_of_choice(surface, pages.choices[i]);
      show_choice(ui, *choices, i, pages.choices[i],
                  {card.left + surface.px(8), top, card.width - surface.px(16), height - surface.px(1)});
      top += height;
    }
  } else if (const auto* value = std::get_if<ValueGuess>(&step.guess->asked)) {
    const double height = height_of_value_guess(surface, pages.reveal.height > 0);
    show_value_guess(ui, *value, {left, top, card.width - surface.px(2 * kCardPadding), height});
    top += height;
  }
  if (pages.reveal.height <= 0) return true;
  top += surface.px(8);
  top += show_verdict(ui, step, {left, top + surface.px(12)});
  return show_page(ui, pages.reveal, {left, top}, "reveal.");
}

void paint_guess_dimmed(Ui& ui, const GuessPages& pages, const Rect& card) {
  Surface surface(ui);
  surface.bordered(card, surface.theme().paper, surface.theme().border, kStepCardRadius);
  guess_head(ui, surface, card);
  paint_page_on(ui, pages.question,
                {card.left + surface.px(kCardPadding), card.top + surface.px(kCardPadding + kCardHead - 4)},
                true);
}

bool is_waiting(const TaskPages& pages) { return pages.text.height <= 0; }

double height_of_task(const Surface& surface, const TaskPages& pages) {
  if (is_waiting(pages)) return surface.px(kWaitingTask);
  const double text = surface.px(kCardHead) + pages.text.height +
                      (pages.done.height > 0 ? surface.px(6) + pages.done.height : 0);
  return std::max(surface.px(76), surface.px(2 * 13) + text);
}

// One line: what the task says might answer the guess.
void paint_waiting_task(Surface& surface, const Ui& ui, const Rect& card) {
  const Theme& theme = surface.theme();
  surface.bordered(card, theme.paper, theme.border, kStepCardRadius);
  const double y = card.centre().y, baseline = y + surface.px(4);
  surface.ring({card.left + surface.px(kCardPadding + 8), y}, 8, 2.5, theme.ring_track);
  surface.words(ui.say({"Task", "任务"}), {card.left + surface.px(kCardPadding + 28), baseline},
                {12, theme.muted, Weight::Bold});
  surface.words(ui.say({"starts after your guess", "猜过之后开始"}),
                {card.right() - surface.px(kCardPadding), baseline}, {12, theme.muted}, Anchor::Right);
}

bool show_task(Ui& ui, const TaskPages& pages, const Rect& card) {
  Surface surface(ui);
  if (is_waiting(pages)) {
    paint_waiting_task(surface, ui, card);
    ui.column_ends.add_line(card.top, card.bottom());
    return true;
  }
  const Theme& theme = surface.theme();
  const std::optional<GoalProgress> progress = task_progress(ui.desk);
  const bool done = ui.desk.course.open->record().task_done;
  const bool open = progress.has_value();
  surface.bordered(card, open ? theme.task : theme.paper, open ? theme.task_border : theme.border,
                   kStepCardRadius);
  paint_share(surface, {card.left + surface.px(36), card.top + std::min(card.height / 2, surface.px(44))},
              progress ? progress->share : 0, done);
  const double left = card.left + surface.px(kCardPadding + 52);
  const double baseline = card.top + surface.px(24);
  card_head(ui, surface, {left, baseline}, {"Task", "任务"});
  const double right = card.right() - surface.px(kCardPadding);
  if (done) {
    surface.words(ui.say({"done", "完成"}), {right, baseline}, {12, theme.ink, Weight::Bold}, Anchor::Right);
  } else if (progress && progress->now && progress->aim) {
    const std::string now = "**" + shown(*progress->now, 4) + "**";
    const std::string aim = shown_aim(*progress->aim);
    surface.rich(ui.say({"now " + now + ", goal " + aim, "现在 " + now + "，目标 " + aim}), {right, baseline},
                 {12, Weight::Regular, Ink::Kind::Muted}, Anchor::Right);
  }
  double top = card.top + surface.px(13 + kCardHead - 2);
  if (!show_page(ui, pages.text, {left, top}, "task.")) return false;
  top += pages.text.height + surface.px(6);
  return show_page(ui, pages.done, {left, top}, "task done.");
}

void paint_task_dimmed(Ui& ui, const TaskPages& pages, const Rect& card, bool done) {
  Surface surface(ui);
  if (is_waiting(pages)) return paint_waiting_task(surface, ui, card);
  const Theme& theme = surface.theme();
  surface.bordered(card, theme.paper, theme.border, kStepCardRadius);
  const Point centre = {card.left + surface.px(36), card.top + std::min(card.height / 2, surface.px(44))};
  if (done) {
    surface.disc(centre, 17, theme.muted);
    surface.icon(Icon::Check, centre, 17, theme.paper);
  } else {
    surface.ring(centre, 16, 4, theme.ring_track);
  }
  const double left = card.left + surface.px(kCardPadding + 52);
  card_head(ui, surface, {left, card.top + surface.px(24)}, {"Task", "任务"});
  paint_page_on(ui, pages.text, {left, card.top + surface.px(13 + kCardHead - 2)}, true);
}

}  // namespace surprisal::ui
