#include <algorithm>

#include "figure/layouts.h"

namespace surprisal {
namespace {

struct Grid {
  std::vector<double> widths;  // of the columns
  double row = 0;              // a row's height
  double gap = 0;              // between columns
  double size = 0;             // of the text
};

double natural_width(const Pen& pen, const Table& table, std::size_t column, double size) {
  double width = 0;
  const auto widen = [&](const std::vector<Cell>& cells) {
    if (column < cells.size())
      width = std::max(width, pen.width_of(cells[column].text, {size, {}, cells[column].weight}));
  };
  widen(table.heads);
  for (const auto& row : table.rows) widen(row);
  return width;
}

// Rows as tall as the area allows up to a comfortable height, text as large as all columns allow, never below
// the smallest size.
Grid grid_for(const Pen& pen, const Table& table, const Rect& area) {
  std::size_t columns = table.heads.size();
  for (const auto& row : table.rows) columns = std::max(columns, row.size());
  const auto rows = static_cast<double>(table.rows.size() + (table.heads.empty() ? 0 : 1));
  Grid grid;
  const auto fit = [&](double size) {
    grid = {{}, std::min(area.height / std::max(1.0, rows), 2.1 * size), 1.6 * size, size};
    double total = 0;
    for (std::size_t c = 0; c < columns; ++c) {
      grid.widths.push_back(natural_width(pen, table, c, size));
      total += grid.widths.back();
    }
    const double room = area.width - grid.gap * static_cast<double>(columns);
    if (total <= room) return true;
    for (double& width : grid.widths) width *= std::max(0.0, room) / total;
    return false;
  };
  for (double size = 1.15 * pen.em(); size > pen.em(); size *= 0.95) {
    if (fit(size)) return grid;
  }
  for (double size = pen.em(); size > pen.look().smallest_text; size *= 0.95) {
    if (fit(size)) return grid;
  }
  fit(std::min(pen.em(), pen.look().smallest_text));
  return grid;
}

}  // namespace

PlacedPanel lay_out_table(Pen& pen, const Table& table, const PanelPlace& place) {
  const Grid grid = grid_for(pen, table, place.area);
  double total = 0;
  for (double width : grid.widths) total += width + grid.gap;
  const double left = place.area.left;
  double top = place.area.top;
  const double thin = pen.line_width(Thickness::Thin);

  const auto rule = [&](double y, double width) {
    pen.line({{left, y}, {left + total, y}}, Ink(Ink::Kind::Muted).faded(0.8), width);
  };
  const auto write_row = [&](const std::vector<Cell>& cells) {
    if (top + grid.row > place.area.bottom() + 0.5) return;
    double x = left;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const Cell& cell = cells[c];
      const Rect around = {x, top, grid.widths[c] + grid.gap, grid.row};
      if (!(cell.background == Ink(Ink::Kind::Paper)))
        pen.box(around, lit(pen, cell.background, cell.of_class));
      const TextStyle style = {grid.size, lit(pen, cell.ink, cell.of_class), cell.weight};
      const Text fitting(
          shortened(pen.look().fonts, pen.say(cell.text), style.size, style.weight, grid.widths[c] + 0.01));
      // The first column names the row; numbers stand right, so that their digits line up.
      const double at = c == 0 ? x + grid.gap / 2 : x + grid.gap / 2 + grid.widths[c];
      pen.write_vertically_centred(fitting, style, {at, top + grid.row / 2},
                                   c == 0 ? Align::Left : Align::Right);
      x += grid.widths[c] + grid.gap;
    }
    top += grid.row;
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

}  // namespace surprisal
