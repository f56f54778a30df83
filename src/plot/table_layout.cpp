#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/wording.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

constexpr double kTightRow = 1.3;  // a row's least height, in sizes of its text
constexpr double kEasyRow = 2.1;   // and a comfortable one
constexpr std::size_t kLines = 3;  // that words may take in a cell
constexpr int kAllDigits = 17;
constexpr double kNarrowest = 3.5;  // that a column of words is cut to before numbers are

struct Grid {
  std::vector<double> widths;      // of the columns
  std::vector<bool> numbers;       // columns of numbers
  std::vector<std::size_t> lines;  // of the head, if there is one, and of each row
  double row = 0;                  // the height of a row of one line
  double gap = 0;                  // between columns
  double size = 0;                 // of the text
  int digits = kAllDigits;         // that numbers have at most

  double height_of(std::size_t r) const { return row + kLineStep * size * static_cast<double>(lines[r] - 1); }
  double height() const {
    double sum = 0;
    for (std::size_t r = 0; r < lines.size(); ++r) sum += height_of(r);
    return sum;
  }
};

using Row = std::vector<Cell>;

std::vector<const Row*> all_rows(const Table& table) {
  std::vector<const Row*> rows;
  if (!table.heads.empty()) rows.push_back(&table.heads);
  for (const Row& row : table.rows) rows.push_back(&row);
  return rows;
}

bool is_number(const Pen& pen, const Cell& cell) {
  return cell.value.has_value() || begins_as_number(pen.say(cell.text));
}

// The first column names the rows; another is of numbers if most of what it holds are.
bool is_of_numbers(const Pen& pen, const Table& table, std::size_t column) {
  int balance = 0;
  for (const Row& row : table.rows) {
    if (column < row.size() && !row[column].text.empty()) balance += is_number(pen, row[column]) ? 1 : -1;
  }
  return column > 0 && balance > 0;
}

// A number to so many digits, or as it is where that is shorter.
Text text_of(const Pen& pen, const Cell& cell, const TextStyle& style, int digits) {
  if (!cell.value || *cell.value == 0 || !std::isfinite(*cell.value)) return cell.text;
  Text rounded(shown(*cell.value, digits));
  return pen.width_of(rounded, style) < pen.width_of(cell.text, style) ? rounded : cell.text;
}

double natural_width(const Pen& pen, const Table& table, std::size_t column, double size, int digits) {
  double width = 0;
  for (const Row* row : all_rows(table)) {
    if (column >= row->size()) continue;
    const Cell& cell = (*row)[column];
    const TextStyle style = {size, {}, cell.weight};
    width = std::max(width, pen.width_of(text_of(pen, cell, style, digits), style));
  }
  return width;
}

// The widest columns of words first, all down to one width; then numbers have fewer digits, and only once
// these have no more to give all is cut, and it returns false.
bool narrow(const Pen& pen, const Table& table, Grid& grid, double room) {
  const auto total = [&] {
    double sum = 0;
    for (double width : grid.widths) sum += width;
    return sum;
  };
  double cap = 0;
  for (double width : grid.widths) cap = std::max(cap, width);
  for (; total() > room && cap > kNarrowest * grid.size; cap -= 0.25 * grid.size) {
    for (std::size_t c = 0; c < grid.widths.size(); ++c) {
      if (!grid.numbers[c]) grid.widths[c] = std::min(grid.widths[c], cap);
    }
  }
  for (grid.digits = 5; total() > room && grid.digits > 1; --grid.digits) {
    for (std::size_t c = 0; c < grid.widths.size(); ++c) {
      if (grid.numbers[c]) grid.widths[c] = natural_width(pen, table, c, grid.size, grid.digits);
    }
  }
  ++grid.digits;
  const double sum = total();
  if (sum <= room) return true;
  for (double& width : grid.widths) width *= std::max(0.0, room) / sum;
  return false;
}

// As many as the row's words take; `cut` if even those are too few.
std::size_t lines_in(const Pen& pen, const Grid& grid, const Row& row, bool& cut) {
  std::size_t lines = 1;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (!grid.numbers[c]) {
      const TextStyle style = {grid.size, {}, row[c].weight};
      const std::vector<Text> taken = pen.lines_of(row[c].text, style, grid.widths[c] + 0.01, kLines);
      lines = std::max(lines, taken.size());
      const std::string& last = pen.say(taken.back());
      cut |= last.ends_with("…") || (last.empty() && !row[c].text.empty());
    }
  }
  return lines;
}

// What has to give way for text of a size.
enum class Fit { Easy, Wrapped, Cut };

// Text of one size: rows as tall as the area allows up to a comfortable height.
Fit fit(const Pen& pen, const Table& table, const Rect& area, double size, bool alone, Grid& grid) {
  std::size_t columns = 0;
  const auto rows = all_rows(table);
  for (const Row* row : rows) columns = std::max(columns, row->size());
  grid = {};
  grid.size = size;
  double total = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    grid.numbers.push_back(is_of_numbers(pen, table, c));
    grid.widths.push_back(natural_width(pen, table, c, size, kAllDigits));
    total += grid.widths.back();
  }
  const auto count = static_cast<double>(std::max<std::size_t>(1, columns));
  grid.gap = std::clamp((area.width - total) / count, 1.6 * size, (alone ? 3.2 : 2.4) * size);
  const bool wide_enough = total + grid.gap * count <= area.width;
  if (!wide_enough) grid.gap = 0.9 * size;
  const double room = area.width - grid.gap * count;
  bool cut = !wide_enough && !narrow(pen, table, grid, room);
  double lines = 0;
  for (const Row* row : rows) {
    grid.lines.push_back(wide_enough ? 1 : lines_in(pen, grid, *row, cut));
    lines += static_cast<double>(grid.lines.back() - 1);
  }
  const double left_over = area.height - lines * kLineStep * size;
  grid.row =
      std::min(left_over / static_cast<double>(std::max<std::size_t>(1, rows.size())), kEasyRow * size);
  if (grid.row >= kTightRow * size) return cut ? Fit::Cut : wide_enough ? Fit::Easy : Fit::Wrapped;
  grid.lines.assign(rows.size(), 1);
  grid.row = kTightRow * size;
  return Fit::Cut;
}

// Text as large as the table allows, never below the smallest size.
Grid grid_for(const Pen& pen, const Table& table, const Rect& area, bool alone) {
  constexpr double kAlone = 1.35;
  constexpr double kBesideOthers = 1.15;
  Grid grid;
  const double least = std::min(pen.em(), std::max(0.7 * pen.em(), pen.look().smallest_text));
  for (double size = (alone ? kAlone : kBesideOthers) * pen.em(); size > least; size *= 0.96) {
    const Fit result = fit(pen, table, area, size, alone, grid);
    if (result == Fit::Easy || (result == Fit::Wrapped && size <= pen.em())) return grid;
  }
  fit(pen, table, area, least, alone, grid);
  return grid;
}

// The table without the rows that there is no room for, and in their place a line that counts them.
Table with_rows_that_fit(const Table& table, double height, double row) {
  const auto room = static_cast<std::size_t>(std::max(0.0, height / row + 1e-9));
  const std::size_t heads = table.heads.empty() ? 0 : 1;
  const std::size_t held = heads + table.foot_rows + 1;
  if (heads + table.rows.size() <= room || room <= held) return table;
  const std::size_t body = table.rows.size() - table.foot_rows;
  const std::size_t kept = room - held;
  const std::string more = std::to_string(body - kept);
  Table shorter = table;
  const auto rows = shorter.rows.begin();
  shorter.rows.erase(rows + static_cast<std::ptrdiff_t>(kept), rows + static_cast<std::ptrdiff_t>(body));
  shorter.rows.insert(shorter.rows.begin() + static_cast<std::ptrdiff_t>(kept),
                      Row{{{"+ " + more + " more", "另有 " + more + " 行"}, Ink::Kind::Muted}});
  return shorter;
}

}  // namespace

double height_of_table(const Pen& pen, const Table& table, const Rect& area) {
  return grid_for(pen, table, area, false).height();
}

PlacedPanel lay_out_table(Pen& pen, const Table& whole, const PanelPlace& place) {
  Grid grid = grid_for(pen, whole, place.area, place.alone);
  const Table table = with_rows_that_fit(whole, place.area.height, grid.row);
  grid.lines.resize(all_rows(table).size(), 1);
  double total = 0;
  for (double width : grid.widths) total += width + grid.gap;
  const double left = place.area.left;
  double top = place.area.top;
  const double thin = pen.line_width(Thickness::Thin);

  const auto rule = [&](double y, double width) {
    pen.line({{left, y}, {left + total, y}}, Ink(Ink::Kind::Muted).faded(0.8), width);
  };
  std::size_t written = 0;
  const auto write_row = [&](const Row& cells) {
    const double height = grid.height_of(written);
    const std::size_t most = grid.lines[written++];
    if (top + height > place.area.bottom() + 0.5) return;
    double x = left;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const Cell& cell = cells[c];
      const Rect around = {x, top, grid.widths[c] + grid.gap, height};
      if (!(cell.background == Ink(Ink::Kind::Paper)))
        pen.box(around, dimmed(pen, cell.background, cell.of_class));
      const TextStyle style = {grid.size, dimmed(pen, cell.ink, cell.of_class), cell.weight};
      // A line that stands in for rows may run on over the columns beside it.
      const double width = cells.size() == 1 ? total - grid.gap : grid.widths[c];
      const Text text = text_of(pen, cell, style, grid.digits);
      // A number that is cut would be another one.
      const bool fits = !is_number(pen, cell) || pen.width_of(text, style) <= width + 0.01;
      const std::vector<Text> lines = pen.lines_of(fits ? text : Text(), style, width + 0.01, most);
      // Words begin on one line; numbers stand right, so that their digits do.
      const double at = x + grid.gap / 2 + (grid.numbers[c] ? grid.widths[c] : 0);
      const double block = kLineStep * style.size * static_cast<double>(lines.size() - 1);
      pen.write_lines(lines, style, {at, top + (height - block) / 2 + (kAscent - kDescent) / 2 * style.size},
                      grid.numbers[c] ? Align::Right : Align::Left);
      x += grid.widths[c] + grid.gap;
    }
    top += height;
  };

  if (!table.heads.empty()) {
    write_row(table.heads);
    rule(top, 1.5 * thin);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (table.foot_rows > 0 && r + table.foot_rows == table.rows.size()) rule(top, thin);
    write_row(table.rows[r]);
  }
  PlacedPanel placed;
  placed.area = place.area;
  return placed;
}

}  // namespace surprisal::plot
