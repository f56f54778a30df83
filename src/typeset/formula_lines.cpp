#include "typeset/formula_lines.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "typeset/layout.h"

namespace surprisal::typeset {
namespace {

constexpr double kWideSpace = 18;       // \quad, in mu
constexpr double kShortLeftSide = 0.3;  // share of the width; a shorter left side gets no line of its own

// Kinds of places to break a line, best first.
enum class Break { WideSpace, Relation, Sign, SignInBrackets };

std::optional<Atom> atom_of_node(const FormulaNode& node) {
  if (const auto* symbol = std::get_if<SymbolNode>(&node.is)) return symbol->atom;
  if (const auto* fence = std::get_if<FenceNode>(&node.is)) return fence->atom;
  return std::nullopt;
}

bool is_wide_space(const FormulaNode& node) {
  const auto* space = std::get_if<SpaceNode>(&node.is);
  return space != nullptr && space->mu >= kWideSpace;
}

// Whether a sign at i is a binary operator. At the start, or after a relation or an opening bracket, for
// example, it belongs to its operand.
bool joins_two(const FormulaRow& row, std::size_t i) {
  if (i == 0) return false;
  const auto before = atom_of_node(row[i - 1]);
  return before != Atom::Relation && before != Atom::Opening && before != Atom::Binary &&
         before != Atom::Punctuation && !is_wide_space(row[i - 1]);
}

// Not a colon, which belongs to the text before it.
bool is_relation(const FormulaNode& node) {
  const auto* symbol = std::get_if<SymbolNode>(&node.is);
  return symbol != nullptr && symbol->atom == Atom::Relation && symbol->code != U':';
}

// Indices where a line may begin.
std::vector<std::size_t> places_for(const FormulaRow& row, Break at) {
  std::vector<std::size_t> places;
  int depth = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto atom = atom_of_node(row[i]);
    if (atom == Atom::Opening) ++depth;
    if (atom == Atom::Closing) --depth;
    if (i == 0 || (depth > 0 && at != Break::SignInBrackets)) continue;
    const bool is_place = at == Break::WideSpace  ? is_wide_space(row[i])
                          : at == Break::Relation ? is_relation(row[i])
                                                  : atom == Atom::Binary && joins_two(row, i);
    if (is_place) places.push_back(i);
  }
  return places;
}

FormulaRow without_outer_spaces(FormulaRow row) {
  while (!row.empty() && is_wide_space(row.front())) row.erase(row.begin());
  while (!row.empty() && is_wide_space(row.back())) row.pop_back();
  return row;
}

class LineFiller {
 public:
  LineFiller(const MathFont& font, double size, double width) : font_(font), size_(size), width_(width) {}

  std::vector<FormulaLine> fill(const FormulaRow& row) {
    fill(row, Break::WideSpace, false);
    return std::move(lines_);
  }

 private:
  double width_of(const FormulaRow& row) const {
    return lay_out_formula({row}, font_, size_, FormulaPlace::Display).width;
  }

  bool fits(const FormulaRow& row, bool continues) const {
    return width_of(row) <= width_ - (continues ? kIndentOfRest * size_ : 0);
  }

  void put(FormulaRow row, bool continues) { lines_.push_back({{std::move(row)}, continues}); }

  // Puts as much as fits on each line. A part too wide for one line is broken at the next kind of place.
  void fill(const FormulaRow& whole, Break at, bool continues) {
    const FormulaRow row = without_outer_spaces(whole);
    if (row.empty()) return;
    const bool is_last_resort = at == Break::SignInBrackets;
    const Break next = is_last_resort ? at : static_cast<Break>(static_cast<int>(at) + 1);
    std::vector<std::size_t> starts = places_for(row, at);
    if (at == Break::Relation) keep_left_side(row, starts);
    if (fits(row, continues)) return put(row, continues);
    if (starts.empty() && is_last_resort) {
      // As a last resort, give even a short left side a line of its own.
      const bool has_relation = !places_for(row, Break::Relation).empty();
      return has_relation ? fill(row, Break::Relation, continues) : put(row, continues);
    }
    if (starts.empty()) return fill(row, next, continues);
    starts.push_back(row.size());
    std::size_t from = 0;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const bool goes_on = from > 0 ? at != Break::WideSpace : continues;
      const auto reaches = [&](std::size_t to) {
        return fits(without_outer_spaces(part(row, from, to)), goes_on);
      };
      if (i + 1 < starts.size() && reaches(starts[i + 1])) continue;
      const FormulaRow line = part(row, from, starts[i]);
      if (reaches(starts[i]))
        put(without_outer_spaces(line), goes_on);
      else
        fill(line, next, goes_on);
      from = starts[i];
    }
  }

  // Keeps a short left side such as "L =" on the line of the first part of a long sum.
  void keep_left_side(const FormulaRow& row, std::vector<std::size_t>& starts) const {
    if (starts.empty()) return;
    const bool is_short = width_of(part(row, 0, starts.front())) < kShortLeftSide * width_;
    const bool has_other_places = starts.size() > 1 || !places_for(row, Break::Sign).empty();
    if (is_short && has_other_places) starts.erase(starts.begin());
  }

  static FormulaRow part(const FormulaRow& row, std::size_t from, std::size_t to) {
    return {row.begin() + static_cast<std::ptrdiff_t>(from), row.begin() + static_cast<std::ptrdiff_t>(to)};
  }

  const MathFont& font_;
  double size_;
  double width_;
  std::vector<FormulaLine> lines_;
};

}  // namespace

std::vector<FormulaLine> formula_lines(const Formula& formula, const MathFont& font, double size,
                                       double width) {
  const bool has_styles = std::any_of(formula.row.begin(), formula.row.end(), [](const FormulaNode& node) {
    return std::holds_alternative<StyleNode>(node.is);  // these apply to the rest of the row
  });
  if (has_styles) return {{formula, false}};
  return LineFiller(font, size, width).fill(formula.row);
}

}  // namespace surprisal::typeset
