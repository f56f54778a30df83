#include <algorithm>

#include "typeset/typesetting.h"

namespace surprisal::typeset {
namespace {

enum class Side { Left, Centre, Right };

// In ems unless noted, as in LaTeX and amsmath.
struct TableLook {
  MathStyle style = MathStyle::Text;
  double line = 1;     // row height, in line heights of text
  double leading = 0;  // extra space between rows
  double least_gap = 0.15;
  double column_gap = 1;
};

TableLook look(TableKind kind) {
  switch (kind) {
    case TableKind::Cases:
      return {MathStyle::Text, 1.2, 0, 0.2, 1};
    case TableKind::Aligned:
    case TableKind::Gathered:
      return {MathStyle::Display, 1, 0.3, 0.4, 1};
    case TableKind::Stacked:
      return {MathStyle::Script, 0.7, 0, 0.1, 1};
    case TableKind::Matrix:
      break;
  }
  return {};
}

Side side(TableKind kind, std::size_t column) {
  if (kind == TableKind::Cases) return Side::Left;
  if (kind == TableKind::Aligned) return column % 2 == 0 ? Side::Right : Side::Left;
  return Side::Centre;
}

// Space the right side of an equation as if it followed a symbol, or its relation would lose the space before
// it.
std::optional<Atom> atom_before(TableKind kind, std::size_t column) {
  if (kind == TableKind::Aligned && column % 2 == 1) return Atom::Ordinary;
  return {};
}

double gap_after(TableKind kind, std::size_t column, const TableLook& look) {
  return kind == TableKind::Aligned && column % 2 == 0 ? 0 : look.column_gap;
}

constexpr double kStrutHeight = 0.84;
constexpr double kStrutDepth = 0.36;

}  // namespace

FormulaBox set_table(const TableNode& node, const Typesetting& outer) {
  const TableLook look = typeset::look(node.kind);
  const Typesetting typesetting = outer.with_style(outer.is_script() ? outer.style : look.style);
  const double em = outer.em();

  std::vector<double> widths;
  std::vector<double> baselines;
  std::vector<std::vector<FormulaBox>> rows;
  double bottom = 0;  // including the strut
  double bottom_of_ink = 0;
  for (const auto& cells : node.rows) {
    std::vector<FormulaBox>& row = rows.emplace_back();
    double height = 0;
    double depth = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row.push_back(set_row(cells[i], typesetting, atom_before(node.kind, i)));
      height = std::max(height, row[i].height);
      depth = std::max(depth, row[i].depth);
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], row[i].width);
    }
    const double strutted = bottom + std::max(height, kStrutHeight * look.line * em);
    const double apart = bottom_of_ink + look.least_gap * em + height;
    baselines.push_back(rows.size() == 1 ? strutted : std::max(strutted + look.leading * em, apart));
    bottom = baselines.back() + std::max(depth, kStrutDepth * look.line * em);
    bottom_of_ink = baselines.back() + depth;
  }

  FormulaBox table;
  table.depth = bottom;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    double left = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i < rows[r].size()) {
        const double spare = widths[i] - rows[r][i].width;
        const Side where = side(node.kind, i);
        const double indent = where == Side::Left ? 0 : where == Side::Right ? spare : spare / 2;
        place(table, std::move(rows[r][i]), {left + indent, baselines[r]});
      }
      left += widths[i];
      table.width = std::max(table.width, left);
      left += gap_after(node.kind, i, look) * em;
    }
  }
  return on_axis(std::move(table), outer);
}

}  // namespace surprisal::typeset
