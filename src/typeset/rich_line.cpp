#include "typeset/rich_line.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "typeset/layout.h"
#include "typeset/paint.h"
#include "typeset/parse.h"

namespace surprisal::typeset {
namespace {

constexpr double kFormulaSize = 1.1;  // relative to the surrounding words
constexpr std::string_view kMarks = "\\$*[]";

struct Run {
  std::string text;
  bool is_formula = false;
  bool bold = false;
  Ink ink;
};

// Splits a marked-up line into runs of one kind.
class RunReader {
 public:
  RunReader(std::string_view marked, const RichStyle& style) : rest_(marked), ink_(style.ink) {
    run_ = plain();
    while (!rest_.empty()) read_one();
    end_run();
  }

  std::vector<Run> runs;

 private:
  Run plain() const { return {{}, false, bold_, inked_.value_or(ink_)}; }

  void read_one() {
    if (rest_.front() == '\\' && rest_.size() > 1 && kMarks.find(rest_[1]) != kMarks.npos) {
      run_.text += rest_[1];
      rest_.remove_prefix(2);
    } else if (rest_.front() == '$' && rest_.find('$', 1) != rest_.npos) {
      read_formula();
    } else if (rest_.starts_with("**")) {
      rest_.remove_prefix(2);
      bold_ = !bold_;
      end_run();
    } else if (rest_.starts_with("[[") && rest_.find(':') != rest_.npos) {
      const std::size_t colon = colon_after_ink(rest_);
      inked_ = ink_named(rest_.substr(2, colon - 2));
      rest_.remove_prefix(colon + 1);
      end_run();
    } else if (rest_.starts_with("]]") && inked_) {
      rest_.remove_prefix(2);
      inked_.reset();
      end_run();
    } else {
      run_.text += rest_.front();
      rest_.remove_prefix(1);
    }
  }

  void read_formula() {
    end_run();
    const std::size_t end = rest_.find('$', 1);
    runs.push_back({std::string(rest_.substr(1, end - 1)), true, bold_, inked_.value_or(ink_)});
    rest_.remove_prefix(end + 1);
  }

  void end_run() {
    if (!run_.text.empty()) runs.push_back(run_);
    run_ = plain();
  }

  std::string_view rest_;
  Ink ink_;
  std::optional<Ink> inked_;
  bool bold_ = false;
  Run run_;
};

void add_formula(RichLine& line, const MathFont& font, const Run& run, double size) {
  const ParsedFormula parsed = parse_formula(run.text);
  if (const auto* formula = std::get_if<Formula>(&parsed)) {
    FormulaBox box = lay_out_formula(*formula, font, kFormulaSize * size, FormulaPlace::Inline);
    line.height = std::max(line.height, box.height);
    line.depth = std::max(line.depth, box.depth);
    const double width = box.width;
    line.formulas.push_back({std::move(box), run.ink, line.width});
    line.width += width;
    return;
  }
  TextLine words = set_line(font.fonts(), run.text, size);
  const double width = words.width;
  line.words.push_back({run.text, std::move(words), run.ink, line.width});
  line.width += width;
}

}  // namespace

RichLine set_rich_line(const MathFont& font, std::string_view marked, const RichStyle& style) {
  RichLine line;
  line.height = kAscent * style.size;
  line.depth = kDescent * style.size;
  for (Run& run : RunReader(marked, style).runs) {
    if (run.is_formula) {
      add_formula(line, font, run, style.size);
      continue;
    }
    const Weight weight = run.bold ? Weight::Bold : style.weight;
    TextLine words = set_line(font.fonts(), run.text, style.size, weight);
    const double width = words.width;
    line.words.push_back({std::move(run.text), std::move(words), run.ink, line.width});
    line.width += width;
  }
  return line;
}

void paint_rich_line(const RichLine& line, Canvas& canvas, Point at, const Theme& theme) {
  for (const RichLine::Words& words : line.words) {
    std::vector<Glyph> glyphs = words.line.glyphs;
    for (Glyph& glyph : glyphs) glyph.at = moved(glyph.at, {at.x + words.left, at.y});
    canvas.glyphs(glyphs, color_of(theme, words.ink), words.utf8);
  }
  for (const RichLine::Formula& formula : line.formulas)
    paint_formula(formula.box, canvas, {at.x + formula.left, at.y}, theme, formula.ink);
}

std::size_t colon_after_ink(std::string_view marked) {
  const std::size_t colon = marked.find(':');
  if (colon == marked.npos || !marked.starts_with("[[class:")) return colon;
  const std::size_t next = marked.find(':', colon + 1);
  return next == marked.npos ? colon : next;
}

std::string without_marks(std::string_view words) {
  std::string escaped;
  for (char c : words) {
    if (kMarks.find(c) != kMarks.npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string plain_words(std::string_view marked) {
  std::string plain;
  for (const Run& run : RunReader(marked, {}).runs) {
    const ParsedFormula parsed = run.is_formula ? parse_formula(run.text) : ParsedFormula();
    const auto* formula = run.is_formula ? std::get_if<Formula>(&parsed) : nullptr;
    plain += formula == nullptr ? run.text : plain_text(*formula);
  }
  return plain;
}

}  // namespace surprisal::typeset
