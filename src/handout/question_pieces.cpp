#include "handout/question_pieces.h"

#include <optional>
#include <utility>

#include "base/wording.h"
#include "handout/text_pieces.h"
#include "lesson/lay_out_page.h"
#include "plot/ticks.h"

namespace surprisal::handout {
namespace {

constexpr double kInside = kTextWidth - 2 * kBoxPadding;
constexpr double kTickBox = 3.4 * kMm;
constexpr double kBesideTickBox = 7 * kMm;
constexpr double kStroke = 0.8 * kPt;

void paint_tick_box(Canvas& canvas, Point corner, bool ticked) {
  const Theme& theme = paper_theme();
  canvas.rectangle({corner.x, corner.y, kTickBox, kTickBox}, theme.ink, 0.6 * kMm);
  canvas.rectangle(Rect{corner.x, corner.y, kTickBox, kTickBox}.inset(kStroke), theme.paper, 0.5 * kMm);
  if (!ticked) return;
  const std::vector<Point> check = {{corner.x + 0.7 * kMm, corner.y + 1.7 * kMm},
                                    {corner.x + 1.5 * kMm, corner.y + 2.6 * kMm},
                                    {corner.x + 3.4 * kMm, corner.y - 0.3 * kMm}};
  canvas.polyline(check, {theme.ink, 1.8 * kPt});
}

// A row with a tick box on its left.
Piece ticked_piece(Page page, bool ticked, double size) {
  Piece row;
  row.height = page.height;
  row.gap = 0.8 * kMm;
  row.paint = [page = std::move(page), ticked, size](Canvas& canvas, Point corner) {
    const double middle = corner.y + first_baseline(size) - 0.36 * size;
    paint_tick_box(canvas, {corner.x, middle - kTickBox / 2}, ticked);
    paint_page(page, canvas, {corner.x + kBesideTickBox, corner.y}, paper_theme());
  };
  return row;
}

Piece choice_row(const Setting& setting, const ChoiceGuess& guess, std::size_t number, const Values& now) {
  const PageLook look = setting.look(kInside - kBesideTickBox);
  Piece row = ticked_piece(lay_out_page(guess.choices[number].text, now, look),
                           setting.answers && guess.right.get() == number, look.size);
  if (number == 0) row.gap = 1.5 * kMm;
  return row;
}

// A number line to mark, and a blank for writing the value.
Piece number_line(const Setting& setting, const ValueGuess& guess) {
  constexpr double kLength = 74 * kMm;
  Piece line;
  line.height = 14 * kMm;
  line.gap = 1.5 * kMm;
  line.paint = [&setting, from = guess.from, to = guess.to, right = guess.right](Canvas& canvas,
                                                                                 Point corner) {
    const Theme& theme = paper_theme();
    const double y = corner.y + 7 * kMm;
    const double left = corner.x + 2 * kMm;
    const auto place = [&](double value) { return left + kLength * (value - from) / (to - from); };
    canvas.rectangle({left, y - kStroke / 2, kLength, kStroke}, theme.ink, 0);
    for (const Tick& tick : ticks({from, to}, Scale::Linear, 7)) {
      const double x = place(tick.at);
      canvas.rectangle({x - kStroke / 2, y - 1 * kMm, kStroke, 2 * kMm}, theme.ink, 0);
      const double width = text_width(setting.fonts, tick.label, kSmallSize);
      write(setting, canvas, tick.label, {x - width / 2, y + 5 * kMm}, kSmallSize, theme.muted);
    }
    if (setting.answers && right && *right >= from && *right <= to)
      canvas.circle({place(*right), y}, 1.3 * kMm, theme.ink);
    const std::string words = setting.say({"Your guess:", "你的猜测："});
    const double at = left + kLength + 8 * kMm;
    const double end = at + text_width(setting.fonts, words, kBodySize) + 1.5 * kMm;
    write(setting, canvas, words, {at, y + 1.5 * kMm}, kBodySize, theme.ink);
    canvas.rectangle({end, y + 2 * kMm, corner.x + kInside - end, kStroke}, theme.ink, 0);
  };
  return line;
}

document::Inlines answer_in_short(const Guess& guess) {
  if (const auto* choices = std::get_if<ChoiceGuess>(&guess.asked)) {
    if (!choices->right) return {};
    return choices->choices[*choices->right].text;
  }
  const auto& value = std::get<ValueGuess>(guess.asked);
  if (!value.right) return {};
  return {{document::Words{shown(*value.right, 4)}, 0}};
}

}  // namespace

Piece guess_piece(const Setting& setting, const Step& step) {
  const Guess& guess = *step.guess;
  const Values asked(step.session);
  std::vector<Piece> inside = {text_piece(guess.question, asked, setting.look(kInside))};
  if (const auto* choices = std::get_if<ChoiceGuess>(&guess.asked)) {
    for (std::size_t i = 0; i < choices->choices.size(); ++i)
      inside.push_back(choice_row(setting, *choices, i, asked));
  } else {
    inside.push_back(number_line(setting, std::get<ValueGuess>(guess.asked)));
  }
  const Theme& theme = paper_theme();
  return labelled(setting, boxed(std::move(inside), theme.guess, theme.guess_border),
                  setting.say({"Guess", "猜一猜"}), kBoxPadding + first_baseline());
}

Piece answer_piece(const Setting& setting, const Step& step) {
  const Guess& guess = *step.guess;
  const Values asked(step.session);
  const Values now(guess.after);
  std::vector<Piece> inside;
  if (document::Inlines answer = answer_in_short(guess); !answer.empty()) {
    const document::Inlines words = {{document::Strong{std::move(answer)}, 0}};
    inside.push_back(page_piece(lay_out_page(words, asked, setting.look(kInside))));
  }
  inside.push_back(text_piece(guess.reveal, now, setting.look(kInside)));
  inside.back().gap = 1 * kMm;
  const Theme& theme = paper_theme();
  return labelled(setting, boxed(std::move(inside), theme.paper, theme.axis), setting.say({"Answer", "答案"}),
                  kBoxPadding + first_baseline());
}

Piece fold_piece(const Setting& setting) {
  constexpr double kHeight = 4 * kMm, kDash = 1.6 * kMm;
  Piece fold;
  fold.height = kHeight;
  fold.stays_with_next = true;
  fold.paint = [&setting](Canvas& canvas, Point corner) {
    const Theme& theme = paper_theme();
    const double y = corner.y + kHeight / 2;
    const std::string words = setting.say({"Answer first, then read on", "先作答，再往下读"});
    const double end = kTextWidth - text_width(setting.fonts, words, kSmallSize) - 2 * kMm;
    for (double x = 0; x + kDash < end; x += 2 * kDash)
      canvas.rectangle({corner.x + x, y - kStroke / 2, kDash, kStroke}, theme.muted, 0);
    write(setting, canvas, words, {corner.x + end + 2 * kMm, y + 0.35 * kSmallSize}, kSmallSize, theme.muted);
  };
  return fold;
}

Piece task_piece(const Setting& setting, const Step& step) {
  const Session& begin = session_of_task(step);
  const Values before(step.session);
  const Values now(begin);
  PageLook look = setting.look(kInside - kBesideTickBox);
  if (!setting.answers) look.before = &before;
  std::vector<Piece> inside = {ticked_piece(lay_out_page(step.task->text, now, look), false, look.size)};
  if (setting.answers && step.task->solution && !step.task->done.empty()) {
    const Values solved(*step.task->solution);
    inside.push_back(ticked_piece(lay_out_page(step.task->done, solved, look), true, look.size));
  }
  const Theme& theme = paper_theme();
  return labelled(setting, boxed(std::move(inside), theme.task, theme.task_border),
                  setting.say({"Task", "任务"}), kBoxPadding + first_baseline());
}

}  // namespace surprisal::handout
