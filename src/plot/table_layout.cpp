// plot: the layout of a table: the size of its text, the widths of its columns, the heights of its rows.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/line_breaks.h"
#include "base/wording.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

constexpr double kLowestRow = 1.3;    // the least height of a row, relative to the text size
constexpr double kHighestRow = 2.1;   // the greatest height of a row
constexpr std::size_t kMaxLines = 3;  // of text in a cell
constexpr int kAllDigits = 17;
constexpr double kWidestWord = 8;         // relative to the text size; a longer word may be cut
constexpr double kNarrowestColumn = 3.5;  // of a text column; below it, numbers are rounded instead

struct TableGrid {
  std::vector<double> widths;      // of the columns
  std::vector<bool> numbers;       // whether a column has numbers
  std::vector<std::size_t> lines;  // in the header, if there is one, and in each row
  double row = 0;                  // height of a one-line row
  double gap = 0;                  // between columns
  double size = 0;                 // of the text
  int digits = kAllDigits;         // the most digits a number may have

  double height_of(std::size_t r) const {
    return row + kLineSpacing * size * static_cast<double>(lines[r] - 1);
  }
  double height() const {
    double sum = 0;
    for (std::size_t r = 0; r < lines.size(); ++r) sum += height_of(r);
    return sum;
  }
  double width_of_columns() const { return std::accumulate(widths.begin(), widths.end(), 0.0); }
};

using Row = std::vector<Cell>;

std::vector<const Row*> all_rows(const Table& table) {
  std::vector<const Row*> rows;
  if (!table.heads.empty()) rows.push_back(&table.heads);
  for (const Row& row : table.rows) rows.push_back(&row);
  return rows;
}

bool is_number(const SceneBuilder& scene, const Cell& cell) {
  return cell.value.has_value() || starts_with_number(scene.localized(cell.text));
}

// Whether most cells of a column are numbers. The first column never counts, because it names the rows.
bool has_numbers(const SceneBuilder& scene, const Table& table, std::size_t column) {
  int balance = 0;
  for (const Row& row : table.rows) {
    if (column < row.size() && !row[column].text.empty()) balance += is_number(scene, row[column]) ? 1 : -1;
  }
  return column > 0 && balance > 0;
}

// The text of a cell, with a number rounded if that makes it shorter.
Text text_of(const SceneBuilder& scene, const Cell& cell, const TextStyle& style, int digits) {
  if (!cell.value || *cell.value == 0 || !std::isfinite(*cell.value)) return cell.text;
  Text rounded(shown(*cell.value, digits));
  return scene.width_of(rounded, style) < scene.width_of(cell.text, style) ? rounded : cell.text;
}

double natural_width(const SceneBuilder& scene, const Table& table, std::size_t column, double size,
                     int digits) {
  double width = 0;
  for (const Row* row : all_rows(table)) {
    if (column >= row->size()) continue;
    const Cell& cell = (*row)[column];
    const TextStyle style = {size, {}, cell.weight};
    width = std::max(width, scene.width_of(text_of(scene, cell, style, digits), style));
  }
  return width;
}

// The width of a column's widest word, below which line breaks do not help.
double widest_word(const SceneBuilder& scene, const Table& table, std::size_t column, double size) {
  double width = 0;
  for (const Row* row : all_rows(table)) {
    if (column >= row->size()) continue;
    const TextStyle style = {size, {}, (*row)[column].weight};
    const std::string& text = scene.localized((*row)[column].text);
    const bool has_marks = text.find_first_of("$*[") != text.npos;
    if (has_marks || has_ideograph(text)) continue;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find(' ', from), text.size());
      width = std::max(width, scene.width_of(Text(text.substr(from, end - from)), style));
      from = end + 1;
    }
  }
  return width;
}

// Makes the columns fit: first narrows the widest text columns, then rounds numbers to fewer digits. If that
// is not enough, cuts all columns and returns false.
bool narrow(const SceneBuilder& scene, const Table& table, TableGrid& grid, double room) {
  double cap = 0;
  std::vector<double> words;
  for (std::size_t c = 0; c < grid.widths.size(); ++c) {
    cap = std::max(cap, grid.widths[c]);
    words.push_back(std::min(widest_word(scene, table, c, grid.size), kWidestWord * grid.size));
  }
  for (; grid.width_of_columns() > room && cap > kNarrowestColumn * grid.size; cap -= 0.25 * grid.size) {
    for (std::size_t c = 0; c < grid.widths.size(); ++c) {
      if (!grid.numbers[c]) grid.widths[c] = std::min(grid.widths[c], std::max(cap, words[c]));
    }
  }
  for (grid.digits = 5; grid.width_of_columns() > room && grid.digits > 1; --grid.digits) {
    for (std::size_t c = 0; c < grid.widths.size(); ++c) {
      if (grid.numbers[c]) grid.widths[c] = natural_width(scene, table, c, grid.size, grid.digits);
    }
  }
  ++grid.digits;
  const double sum = grid.width_of_columns();
  if (sum <= room) return true;
  for (double& width : grid.widths) width *= std::max(0.0, room) / sum;
  return false;
}

// The number of lines that the row needs; sets `cut` if that is more than a cell may have.
std::size_t lines_in(const SceneBuilder& scene, const TableGrid& grid, const Row& row, bool& cut) {
  std::size_t lines = 1;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (!grid.numbers[c]) {
      const TextStyle style = {grid.size, {}, row[c].weight};
      const std::vector<Text> wrapped = scene.lines_of(row[c].text, style, grid.widths[c] + 0.01, kMaxLines);
      lines = std::max(lines, wrapped.size());
      const std::string& last = scene.localized(wrapped.back());
      cut |= last.ends_with("…") || (last.empty() && !row[c].text.empty());
    }
  }
  return lines;
}

// How well a table fits its area at one text size.
enum class Fit { Easy, Wrapped, Cut };

// Lays out the grid at one text size, with rows as tall as the area allows, up to a comfortable height.
Fit fit(const SceneBuilder& scene, const Table& table, const Rect& area, double size, bool alone,
        TableGrid& grid) {
  std::size_t columns = 0;
  const auto rows = all_rows(table);
  for (const Row* row : rows) columns = std::max(columns, row->size());
  grid = {};
  grid.size = size;
  for (std::size_t c = 0; c < columns; ++c) {
    grid.numbers.push_back(has_numbers(scene, table, c));
    grid.widths.push_back(natural_width(scene, table, c, size, kAllDigits));
  }
  const double total = grid.width_of_columns();
  const auto count = static_cast<double>(std::max<std::size_t>(1, columns));
  grid.gap = std::clamp((area.width - total) / count, 1.6 * size, (alone ? 3.2 : 2.4) * size);
  const bool wide_enough = total + grid.gap * count <= area.width;
  if (!wide_enough) grid.gap = 0.9 * size;
  const double room = area.width - grid.gap * count;
  bool cut = !wide_enough && !narrow(scene, table, grid, room);
  double lines = 0;
  for (const Row* row : rows) {
    grid.lines.push_back(wide_enough ? 1 : lines_in(scene, grid, *row, cut));
    lines += static_cast<double>(grid.lines.back() - 1);
  }
  const double height_left = area.height - lines * kLineSpacing * size;
  grid.row =
      std::min(height_left / static_cast<double>(std::max<std::size_t>(1, rows.size())), kHighestRow * size);
  if (grid.row >= kLowestRow * size) return cut ? Fit::Cut : wide_enough ? Fit::Easy : Fit::Wrapped;
  grid.lines.assign(rows.size(), 1);
  grid.row = kLowestRow * size;
  return Fit::Cut;
}

double smallest_size(const SceneBuilder& scene) {
  return std::min(scene.em(), std::max(0.7 * scene.em(), scene.look().smallest_text));
}

// The grid with the largest text that fits, but not below the smallest size.
TableGrid table_grid(const SceneBuilder& scene, const Table& table, const Rect& area, bool alone) {
  constexpr double kAlone = 1.35;
  constexpr double kBesideOthers = 1.15;
  TableGrid grid;
  const double least = smallest_size(scene);
  for (double size = (alone ? kAlone : kBesideOthers) * scene.em(); size > least; size *= 0.96) {
    const Fit result = fit(scene, table, area, size, alone, grid);
    if (result == Fit::Easy || (result == Fit::Wrapped && size <= scene.em())) return grid;
  }
  fit(scene, table, area, least, alone, grid);
  return grid;
}

// Replaces the rows that do not fit with a line "and 12 more".
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
                      Row{{{"and " + more + " more", "另有 " + more + " 行"}, Ink::Kind::Muted}});
  return shorter;
}

}  // namespace

double height_of_table(const SceneBuilder& scene, const Table& table, const Rect& area) {
  return table_grid(scene, table, area, false).height();
}

bool table_fits(const SceneBuilder& scene, const Table& table, double width, double height) {
  TableGrid grid;
  const double least = smallest_size(scene);
  const Fit as_high_as_needed =
      fit(scene, table, {0, 0, width, std::numeric_limits<double>::max()}, least, false, grid);
  if (as_high_as_needed != Fit::Wrapped) return as_high_as_needed == Fit::Easy;
  return fit(scene, table, {0, 0, width, height}, least, false, grid) != Fit::Cut;
}

PlacedPanel lay_out_table(SceneBuilder& scene, const Table& whole, const PanelPlace& place) {
  TableGrid grid = table_grid(scene, whole, place.area, place.alone);
  const Table table = with_rows_that_fit(whole, place.area.height, grid.row);
  grid.lines.resize(all_rows(table).size(), 1);
  double total = 0;
  for (double width : grid.widths) total += width + grid.gap;
  const Rect& area = place.area;
  const double left = area.left + (place.centred ? std::max(0.0, area.width - total) / 2 : 0);
  double top = area.top;
  if (place.alone && place.centred) top += 0.4 * std::max(0.0, area.height - grid.height());
  const double thin = scene.line_width(Thickness::Thin);

  const auto rule = [&](double y, double width) {
    scene.line({{left, y}, {left + total, y}}, Ink(Ink::Kind::Muted).faded(0.8), width);
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
        scene.box(around, scene.dimmed(cell.background, cell.of_class));
      const TextStyle style = {grid.size, scene.dimmed(cell.ink, cell.of_class), cell.weight};
      // The "and 12 more" line may span all columns.
      const double width = cells.size() == 1 ? total - grid.gap : grid.widths[c];
      const Text text = text_of(scene, cell, style, grid.digits);
      // Leave out a number that is too wide; cut off, it would be a different number.
      const bool fits = !is_number(scene, cell) || scene.width_of(text, style) <= width + 0.01;
      const std::vector<Text> lines = scene.lines_of(fits ? text : Text(), style, width + 0.01, most);
      // Text is aligned left, numbers right so that their digits line up.
      const double at = x + grid.gap / 2 + (grid.numbers[c] ? grid.widths[c] : 0);
      const double block = kLineSpacing * style.size * static_cast<double>(lines.size() - 1);
      scene.write_lines(lines, style,
                        {at, top + (height - block) / 2 + (kAscent - kDescent) / 2 * style.size},
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
