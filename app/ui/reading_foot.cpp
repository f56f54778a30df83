#include "ui/reading_foot.h"

#include <optional>
#include <string>

#include "desk/lesson_steps.h"
#include "ui/buttons.h"
#include "ui/surface.h"

namespace surprisal::ui {

Text of_count(const Text& what, std::size_t number, std::size_t count) {
  const std::string en = std::to_string(number) + " of " + std::to_string(count);
  return {what.en + " " + en,
          "第 " + std::to_string(number) + " " + what.zh + "，共 " + std::to_string(count) + " " + what.zh};
}

namespace {

double width_of_dots(const Surface& surface, std::size_t steps) {
  return surface.px(20 * static_cast<double>(steps));
}

// A dot for each step: filled once read, with a ring for the current one. Clicking a dot goes to its step.
void show_dots(Ui& ui, Point start) {
  const OpenLesson& open = *ui.desk.course.open;
  double x = start.x;
  std::optional<std::size_t> pressed;
  Surface surface(ui);
  for (std::size_t i = 0; i < open.records.size(); ++i) {
    const Point centre = {x, start.y};
    const double reach = surface.px(10);
    const Text words = of_count({"Step", "步"}, i + 1, open.records.size());
    const Rect area = {x - reach, start.y - reach, 2 * reach, 2 * reach};
    if (press_area("dot." + std::to_string(i), area, true, ui.say(words))) pressed = i;
    tip(ui, words);
    if (i == open.step) surface.ring(centre, 7, 1.75, surface.theme().ink);
    if (i <= open.step)
      surface.disc(centre, 4, surface.theme().ink);
    else
      surface.ring(centre, 3.3, 1.4, surface.theme().muted);
    x += surface.px(20);
  }
  if (pressed) go_to_step(ui.desk, *pressed);
}

Text next_words(const Ui& ui) {
  const OpenLesson& open = *ui.desk.course.open;
  return open.step + 1 == open.records.size() ? Text("Next lesson", "下一课") : Text("Next", "下一步");
}

class Foot {
 public:
  Foot(Ui& ui, const Rect& foot, double margin)
      : ui_(ui),
        surface_(ui),
        top_(foot.centre().y - surface_.px(16)),
        height_(surface_.px(32)),
        middle_(foot.centre().y),
        left_(foot.left + margin),
        right_(foot.right() - margin) {}

  bool show() {
    const Text back = {"Back", "上一步"};
    const ButtonLook back_look = {.tooltip = {"Page Up", "Page Up"}, .enabled = has_previous_step(ui_.desk)};
    const Rect back_area = {left_, top_, button_width(ui_, back, back_look), height_};
    const bool goes_back = button(ui_, "step.back", back_area, back, back_look);
    const double dots = back_area.right() + surface_.px(26);
    const double end_of_dots = dots + width_of_dots(surface_, ui_.desk.course.open->records.size());
    const bool asked = has_open_guess(ui_.desk);
    // Why the next step has to wait is more important than the dots.
    const double end_of_why = right_ - width_beside_why();
    const Text reason = asked ? why(end_of_why - back_area.right() - surface_.px(4)) : Text();
    if (!asked || end_of_dots + surface_.px(4) < end_of_why - button_width(ui_, reason, why_look()))
      show_dots(ui_, {dots, middle_});
    free_from_ = end_of_dots;
    const bool goes_on = show_next(asked);
    bool skips = false, to_guess = false;
    if (asked) {
      skips = show_skip();
      to_guess = show_why(reason);
    } else {
      show_others();
    }
    if (goes_back) previous_step(ui_.desk);
    if (goes_on || skips) next_step(ui_.desk);
    return to_guess && !goes_back && !goes_on && !skips;
  }

 private:
  static constexpr double kBeforeSkip = 2;  // at scale 1

  // The first of these that fits.
  Text why(double room) const {
    for (const Text& words : {Text("first make a guess", "先猜一猜"), Text("guess first", "先猜")})
      if (button_width(ui_, words, why_look()) <= room) return words;
    return {};
  }

  static Text skip() { return {"Skip", "跳过"}; }
  static ButtonLook why_look() {
    return {.kind = ButtonKind::Quiet,
            .icon = Icon::Down,
            .tooltip = {"Go to the question", "转到问题"},
            .size = 12};
  }

  ButtonLook next_look(bool asked) const {
    return {.kind = asked ? ButtonKind::Secondary : ButtonKind::Primary,
            .tooltip = asked ? Text("First make a guess, or skip it.", "请先猜一猜，或者跳过。")
                             : Text("Page Down", "Page Down"),
            .enabled = !asked && has_next_step(ui_.desk)};
  }

  double width_beside_why() const {
    return button_width(ui_, next_words(ui_), next_look(true)) +
           button_width(ui_, skip(), {.kind = ButtonKind::Quiet}) + surface_.px(kBeforeSkip);
  }

  Rect cut_right(double width, double gap_before = 0) {
    right_ -= gap_before + width;
    return {right_, top_, width, height_};
  }

  bool show_next(bool asked) {
    const Text next = next_words(ui_);
    const ButtonLook look = next_look(asked);
    return button(ui_, "step.next", cut_right(button_width(ui_, next, look)), next, look);
  }

  bool show_skip() {
    const ButtonLook quiet = {.kind = ButtonKind::Quiet};
    const Rect area = cut_right(button_width(ui_, skip(), quiet), surface_.px(kBeforeSkip));
    return button(ui_, "step.skip", area, skip(), quiet);
  }

  bool show_why(const Text& words) {
    if (words.empty()) return false;
    return button(ui_, "step.guess", cut_right(button_width(ui_, words, why_look())), words, why_look());
  }

  bool has_room_for(double width) const { return right_ - width > free_from_; }

  void show_others() {
    if (has_something_hidden(ui_.desk)) {
      const Text show = {"Show", "显示"};
      const ButtonLook look = {.tooltip = {"What is hidden in this step", "显示这一步隐藏的内容"}};
      const Rect area = cut_right(button_width(ui_, show, look), surface_.px(6));
      if (button(ui_, "step.show", area, show, look)) reveal_guess(ui_.desk);
    } else if (is_away_from_step(ui_.desk)) {
      const Text reset = {"Reset", "重置"};
      const ButtonLook look = {.kind = ButtonKind::Quiet,
                               .icon = Icon::Undo,
                               .tooltip = {"Back to the lesson's numbers (F9)", "回到课程的数值（F9）"}};
      const double width = button_width(ui_, reset, look), gap = surface_.px(4);
      if (has_room_for(gap + width) && button(ui_, "step.numbers", cut_right(width, gap), reset, look))
        back_to_step(ui_.desk);
    } else if (has_room_for(surface_.px(12) + surface_.width_of("Page Down", 12))) {
      surface_.words("Page Down", {right_ - surface_.px(12), middle_ + surface_.px(4)},
                     {12, surface_.theme().muted}, Anchor::Right);
    }
  }

  Ui& ui_;
  Surface surface_;
  double top_, height_, middle_, left_, right_;
  double free_from_ = 0;
};

}  // namespace

bool show_reading_foot(Ui& ui, const Rect& foot, double margin) {
  Surface surface(ui);
  surface.box(foot, surface.theme().paper);
  surface.line({foot.left, foot.top}, {foot.right(), foot.top}, surface.theme().border);
  return Foot(ui, foot, margin).show();
}

}  // namespace surprisal::ui
