#include "desk/slides.h"

#include <algorithm>
#include <utility>

#include "base/line_breaks.h"
#include "base/utf8.h"
#include "desk/lesson_steps.h"

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

bool ends_sentence(std::string_view before, std::string_view after) {
  for (const char* mark : {"。", "？", "！"})
    if (before.ends_with(mark)) return true;
  return after.starts_with(' ') && (before.ends_with('.') || before.ends_with('?') || before.ends_with('!'));
}

// The position after the end of the first sentence, or of all words.
std::size_t sentence_end(std::string_view words) {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (ends_sentence(words.substr(0, i), words.substr(i))) return i;
  return words.size();
}

// Each with the space after it, if it has one: Chinese has none between sentences.
std::vector<Inlines> sentences_of(const Inlines& paragraph) {
  std::vector<Inlines> sentences(1);
  for (const Inline& one : paragraph) {
    const auto* words = std::get_if<Words>(&one.is);
    if (words == nullptr) {
      sentences.back().push_back(one);
      continue;
    }
    std::string_view rest = words->utf8;
    for (;;) {
      std::size_t end = sentence_end(rest);
      if (end < rest.size() && rest[end] == ' ') ++end;
      sentences.back().push_back({Words{std::string(rest.substr(0, end))}, one.at});
      if (end == rest.size()) break;
      rest.remove_prefix(end);
      sentences.emplace_back();
    }
  }
  return sentences;
}

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

// Moves a last sentence that ends in a colon to the block that it introduces, unless it is the only block.
Blocks take_lead_in(Blocks& blocks) {
  if (blocks.size() < 2 || !is_lead_in(blocks.back())) return {};
  Blocks taken = {std::move(blocks.back())};
  blocks.pop_back();
  return taken;
}

// Fills portions with blocks and starts a new portion when one is full. A guess ends its portion, because
// nothing after it is shown before the answer.
class PortionFiller {
 public:
  explicit PortionFiller(const Step& step) : step_(step) {}

  void add(const Block& block) {
    if (std::holds_alternative<Note>(block.is)) return;
    if (std::holds_alternative<GuessPlace>(block.is))
      return close_with(Portion::Kind::Guess, step_.guess ? words_of(*step_.guess) : 0);
    if (std::holds_alternative<TaskPlace>(block.is)) return close_with(Portion::Kind::Task, kMaxWords);
    const double words = words_of(block);
    const auto* paragraph = std::get_if<Paragraph>(&block.is);
    if (paragraph != nullptr && words > kMaxWords) return split(*paragraph, block.at);
    put(block, words);
  }

  std::vector<Portion> portions;

 private:
  void close_with(Portion::Kind kind, double words) {
    if (portions.empty() || words > room_) portions.emplace_back();
    portions.back().kind = kind;
    room_ = 0;
  }

  void put(Block block, double words) {
    if (portions.empty() || words > room_) {
      Blocks lead_in = portions.empty() ? Blocks() : take_lead_in(portions.back().blocks);
      room_ = kMaxWords - words_of(lead_in);
      portions.emplace_back().blocks = std::move(lead_in);
    }
    room_ -= words;
    portions.back().blocks.push_back(std::move(block));
  }

  void split(const Paragraph& paragraph, std::size_t at) {
    Paragraph part;
    double words = 0;
    const auto flush = [&] {
      if (!part.inside.empty()) put({std::exchange(part, {}), at}, words);
      words = 0;
    };
    for (Inlines& sentence : sentences_of(paragraph.inside)) {
      const double more = count_words(sentence);
      if (words + more > kMaxWords) flush();
      std::move(sentence.begin(), sentence.end(), std::back_inserter(part.inside));
      words += more;
    }
    flush();
  }

  const Step& step_;
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
  if (filler.portions.empty()) filler.portions.emplace_back();
  return std::move(filler.portions);
}

bool is_guess_on_slide(const Desk& desk) {
  const std::vector<Portion> portions = portions_of(open_step_of(desk));
  const std::size_t now = desk.course.open->portion;
  return portions[std::min(now, portions.size() - 1)].kind == Portion::Kind::Guess;
}

}  // namespace surprisal::desk
