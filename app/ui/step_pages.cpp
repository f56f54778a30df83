#include "ui/step_pages.h"

#include <span>
#include <utility>

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

GuessPages lay_out_guess(const Guess& guess, const Values& asked, const Values& now, const StepState& state,
                         const PageLook& look, double scale) {
  const PageLook inside = within_card(look, 2 * kCardPadding * scale);
  GuessPages pages;
  pages.question =
      lay_out_page(guess.question, state.revealed ? asked : now, smaller(inside, 0.96), state.open_notes);
  if (state.revealed)
    pages.reveal = lay_out_page(guess.reveal, now, smaller(inside, kChoiceSize), state.open_notes);
  if (const auto* choices = std::get_if<ChoiceGuess>(&guess.asked)) {
    const PageLook row = smaller(within_card(inside, 110 * scale), kChoiceSize);
    for (const Choice& choice : choices->choices)
      pages.choices.push_back(lay_out_page(choice.text, state.revealed ? asked : now, row));
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
  PartCollector(StepPages& pages, const Values& now, const StepState& state, const PageLook& look)
      : pages_(pages), now_(now), state_(state), look_(look) {}

  void collect(std::span<const document::Block> blocks, bool guess_is_open) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const bool guess = std::holds_alternative<document::GuessPlace>(blocks[i].is);
      const bool task = std::holds_alternative<document::TaskPlace>(blocks[i].is);
      if (!guess && !task) continue;
      text(blocks.subspan(from, i - from));
      from = i + 1;
      pages_.parts.push_back({guess ? StepPart::Kind::Guess : StepPart::Kind::Task, {}});
      if (guess) after_guess_ = guess_is_open;
    }
    text(blocks.subspan(from));
  }

 private:
  void text(std::span<const document::Block> blocks) {
    if (blocks.empty() || after_guess_) return;
    pages_.parts.push_back({StepPart::Kind::Text, lay_out_page(blocks, now_, look_, state_.open_notes)});
  }

  StepPages& pages_;
  const Values& now_;
  const StepState& state_;
  const PageLook& look_;
  bool after_guess_ = false;
};

}  // namespace

StepPages lay_out_step(const Step& step, const Session& session, const StepState& state, const PageLook& look,
                       double scale) {
  const Values now(session);
  const bool guess_is_open = step.guess && !state.revealed;
  StepPages pages;
  pages.title = lay_out_page(step.title, now, look, Weight::Bold);
  PartCollector(pages, now, state, look).collect(step.blocks, guess_is_open);
  if (step.guess) pages.guess = lay_out_guess(*step.guess, Values(step.session), now, state, look, scale);
  if (step.task && !guess_is_open) pages.task = lay_out_task(*step.task, now, state, look, scale);
  return pages;
}

}  // namespace surprisal::ui
