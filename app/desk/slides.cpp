#include "desk/slides.h"

#include <algorithm>
#include <utility>

#include "base/line_breaks.h"
#include "base/utf8.h"
#include "desk/lesson_steps.h"
#include "desk/sentences.h"

namespace surprisal::desk {
namespace {

using namespace document;

double words_in(std::string_view utf8) {
  double words = 0;
  bool inside = false;
  for (const char32_t c : from_utf8(std::string(utf8))) {
    if (is_wide(c)) {
      words += 0.5;
      inside = false;
    } else {
      const bool letter = c > U' ';
      if (letter && !inside) ++words;
      inside = letter;
    }
  }
  return words;
}

struct WordCount {
  double operator()(const Words& words) const { return words_in(words.utf8); }
  double operator()(const Code& code) const { return words_in(code.utf8); }
  double operator()(const Emphasis& emphasis) const { return count_words(emphasis.inside); }
  double operator()(const Strong& strong) const { return count_words(strong.inside); }
  double operator()(const Link& link) const { return count_words(link.inside); }
  double operator()(const LineBreak&) const { return 0; }
  double operator()(const auto&) const { return 1; }
};

double words_of(const Blocks& blocks) {
  double words = 0;
  for_each_text(blocks, [&](const Inlines& inlines) { words += count_words(inlines); });
  return words;
}

double words_of(const Guess& guess) {
  double words = words_of(guess.question);
  if (const auto* choice = std::get_if<ChoiceGuess>(&guess.asked)) {
    for (const Choice& one : choice->choices) words += count_words(one.text);
  }
  return words;
}

double words_of(const Block& block) {
  double words = words_of(Blocks{block});
  if (std::holds_alternative<Display>(block.is)) words += 8;
  if (const auto* code = std::get_if<CodeBlock>(&block.is)) words += words_in(code->utf8);
  return words;
}

bool is_lead_in(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.is);
  if (paragraph == nullptr || paragraph->inside.empty()) return false;
  const auto* words = std::get_if<Words>(&paragraph->inside.back().is);
  return words != nullptr && (words->utf8.ends_with(':') || words->utf8.ends_with("："));
}

// What no slide may separate: a sentence, with the equation that it leads to.
struct Unit {
  Blocks blocks;
  double words = 0;
};

void append(Unit& unit, Block block) {
  unit.words += words_of(block);
  unit.blocks.push_back(std::move(block));
}

// Joins the sentences of one paragraph again.
void append(Blocks& blocks, Block block) {
  auto* next = std::get_if<Paragraph>(&block.is);
  auto* last = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().is);
  if (next == nullptr || last == nullptr || blocks.back().at != block.at)
    return blocks.push_back(std::move(block));
  std::move(next->inside.begin(), next->inside.end(), std::back_inserter(last->inside));
}

double words_of(const std::vector<Unit>& units) {
  double words = 0;
  for (const Unit& unit : units) words += unit.words;
  return words;
}

// Fills portions with paragraphs and starts a new portion when one is full. A paragraph that is too long for
// one portion is split between its sentences. A guess ends its portion, because nothing after it is shown
// before the answer.
class PortionFiller {
 public:
  explicit PortionFiller(const Step& step) : step_(step) {}

  void add(const Block& block) {
    if (std::holds_alternative<Note>(block.is)) return;
    if (std::holds_alternative<GuessPlace>(block.is))
      return close_with(Portion::Kind::Guess, step_.guess ? words_of(*step_.guess) : 0);
    if (std::holds_alternative<TaskPlace>(block.is)) return close_with(Portion::Kind::Task, kMaxWords);
    bool bound = is_bound_to_last(block);
    if (!bound) put_paragraph();
    const auto* paragraph = std::get_if<Paragraph>(&block.is);
    if (paragraph == nullptr) return add_unit(block, bound);
    for (Inlines& sentence : sentences_of(paragraph->inside)) {
      const double words = count_words(sentence);
      bound |= !units_.empty() && begins_with_pronoun(sentence) && units_.back().words + words <= kMaxWords;
      add_unit({Paragraph{std::move(sentence)}, block.at}, std::exchange(bound, false));
    }
  }

  std::vector<Portion> portions() && {
    put_paragraph();
    if (portions_.empty()) portions_.emplace_back();
    return std::move(portions_);
  }

 private:
  bool is_bound_to_last(const Block& block) const {
    if (units_.empty()) return false;
    const Block& last = units_.back().blocks.back();
    const auto* paragraph = std::get_if<Paragraph>(&block.is);
    if (paragraph != nullptr && std::holds_alternative<Display>(last.is) && is_continued(paragraph->inside))
      return true;
    if (std::holds_alternative<Display>(block.is)) return true;
    // A long list or table stands alone.
    return is_lead_in(last) && (paragraph != nullptr || units_.back().words + words_of(block) <= kMaxWords);
  }

  void add_unit(Block block, bool bound) {
    if (!bound) units_.emplace_back();
    append(units_.back(), std::move(block));
  }

  void put_paragraph() {
    std::vector<Unit> part;
    const bool fits = words_of(units_) <= kMaxWords;
    for (Unit& unit : std::exchange(units_, {})) {
      if (!fits && words_of(part) + unit.words > kMaxWords) put(std::exchange(part, {}));
      part.push_back(std::move(unit));
    }
    put(std::move(part));
  }

  void put(std::vector<Unit> part) {
    if (part.empty()) return;
    const double words = words_of(part);
    if (portions_.empty() || words > room_) {
      portions_.emplace_back();
      room_ = kMaxWords;
    }
    room_ -= words;
    for (Unit& unit : part) {
      for (Block& block : unit.blocks) append(portions_.back().blocks, std::move(block));
    }
  }

  void close_with(Portion::Kind kind, double words) {
    put_paragraph();
    if (portions_.empty() || words > room_) portions_.emplace_back();
    portions_.back().kind = kind;
    room_ = 0;
  }

  const Step& step_;
  std::vector<Unit> units_;  // of the paragraph that is not yet on a slide
  std::vector<Portion> portions_;
  double room_ = 0;
};

}  // namespace

double count_words(const Inlines& inlines) {
  double words = 0;
  for (const Inline& one : inlines) words += std::visit(WordCount(), one.is);
  return words;
}

std::vector<Portion> portions_of(const Step& step) {
  PortionFiller filler(step);
  for (const Block& block : step.blocks) filler.add(block);
  return std::move(filler).portions();
}

bool is_guess_on_slide(const Desk& desk) {
  const std::vector<Portion> portions = portions_of(open_step_of(desk));
  const std::size_t now = desk.course.open->portion;
  return portions[std::min(now, portions.size() - 1)].kind == Portion::Kind::Guess;
}

}  // namespace surprisal::desk
