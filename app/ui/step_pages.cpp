#include "ui/step_pages.h"

#include <span>
#include <utility>

#include "figures/session_digits.h"
#include "lesson/lay_out_page.h"

namespace surprisal::ui {
namespace {

constexpr double kChoiceSize = 0.88;  // of the surrounding text's size
constexpr double kTaskSize = 0.82;

PageLook within_card(PageLook look, double taken) {
  look.width -= taken;
  return look;
}

PageLook smaller(PageLook look, double share) {
  look.size *= share;
  return look;
}

GuessPages lay_out_guess(const Guess& guess, const Values& asked, const Values& answered,
                         const StepState& state, const PageLook& look, double scale) {
  const PageLook inside = within_card(look, 2 * kCardPadding * scale);
  GuessPages pages;
  pages.question = lay_out_page(guess.question, asked, smaller(inside, 0.96), state.open_notes);
  if (state.revealed)
    pages.reveal = lay_out_page(guess.reveal, answered, smaller(inside, kChoiceSize), state.open_notes);
  if (const auto* choices = std::get_if<ChoiceGuess>(&guess.asked)) {
    const PageLook row = smaller(within_card(inside, 110 * scale), kChoiceSize);
    for (const Choice& choice : choices->choices)
      pages.choices.push_back(lay_out_page(choice.text, asked, row));
  }
  return pages;
}

TaskPages lay_out_task(const Task& task, const Values& now, const StepState& state, const PageLook& look,
                       double scale) {
  const PageLook inside = smaller(within_card(look, (2 * kCardPadding + 52) * scale), kTaskSize);
  TaskPages pages;
  pages.text = lay_out_page(task.text, now, inside, state.open_notes);
  if (state.task_done) pages.done = lay_out_page(task.done, now, inside, state.open_notes);
  return pages;
}

// Collects the blocks of a step in parts.
class PartCollector {
 public:
  PartCollector(StepPages& pages, const StepState& state, const PageLook& look)
      : pages_(pages), state_(state), look_(look) {}

  void collect(std::span<const document::Block> blocks, const Values& asked, const Values& now,
               bool guess_is_open) {
    const Values* values = &asked;
    std::size_t from = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool guess = std::holds_alternative<document::GuessPlace>(blocks[i].is);
      const bool task = std::holds_alternative<document::TaskPlace>(blocks[i].is);
      if (!guess && !task) continue;
      text(blocks.subspan(from, i - from), *values);
      from = i + 1;
      pages_.parts.push_back({guess ? StepPart::Kind::Guess : StepPart::Kind::Task, {}});
      if (!guess) continue;
      if (guess_is_open) return;
      values = &now;
    }
    text(blocks.subspan(from), *values);
  }

 private:
  void text(std::span<const document::Block> blocks, const Values& values) {
    if (blocks.empty()) return;
    pages_.parts.push_back({StepPart::Kind::Text, lay_out_page(blocks, values, look_, state_.open_notes)});
  }

  StepPages& pages_;
  const StepState& state_;
  const PageLook& look_;
};

}  // namespace

StepSessions sessions_of(const Step& step, const Session& now, bool revealed, const TrainedSteps& trained) {
  const bool keeps = step.guess && revealed;
  return {with_trained_steps(keeps ? step.session : now, trained.asked),
          with_trained_steps(keeps ? step.guess->after : now, trained.answered),
          with_trained_steps(now, trained.now)};
}

StepPages lay_out_step(const Step& step, const StepSessions& sessions, const StepState& state,
                       const PageLook& look, double scale) {
  const Values asked(sessions.asked), now(sessions.now);
  const bool guess_is_open = step.guess && !state.revealed;
  StepPages pages;
  pages.title = lay_out_page(step.title, now, look, Weight::Bold);
  PartCollector(pages, state, look).collect(step.blocks, asked, now, guess_is_open);
  if (step.guess)
    pages.guess = lay_out_guess(*step.guess, asked, Values(sessions.answered), state, look, scale);
  if (step.task && !guess_is_open) pages.task = lay_out_task(*step.task, now, state, look, scale);
  return pages;
}

}  // namespace surprisal::ui
