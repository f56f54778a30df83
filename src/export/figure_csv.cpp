#include "export/figure_csv.h"

#include <algorithm>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/number.h"
#include "export/csv.h"
#include "plot/sampling.h"
#include "plot/ticks.h"
#include "typeset/rich_line.h"

namespace surprisal::exporting {
namespace {

constexpr int kRoundPoints = 13;  // points of a curve in a table meant for reading

using Numbers = std::vector<double>;
using Words = std::vector<std::string>;

class Blocks {
 public:
  Blocks(Language language, CurvePoints points) : language_(language), points_(points) {}

  void add(const Chart& chart, const PlacedPanel& placed) {
    for (const Curve& curve : chart.curves) add_curve(curve, chart, placed);
    add_bars(chart);
    if (chart.divisions) add_divisions(*chart.divisions);
    if (chart.counts) add_counts(chart);
    add_marks(chart);
  }

  void add(const Table& table) {
    CsvBlock block;
    std::size_t columns = table.heads.size();
    for (const auto& row : table.rows) columns = std::max(columns, row.size());
    for (std::size_t c = 0; c < columns; ++c) {
      block.push_back({c < table.heads.size() ? say(table.heads[c].text) : "", cells_of(table, c)});
    }
    blocks.push_back(std::move(block));
  }

  void add(const HeatMap& map) {
    CsvBlock block;
    Words rows;
    for (const Text& row : map.rows) rows.push_back(say(row));
    block.push_back({"", rows});
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      Numbers values;
      for (std::size_t i = c; i < map.values.size(); i += map.columns.size()) values.push_back(map.values[i]);
      block.push_back({say(map.columns[c]), values});
    }
    blocks.push_back(std::move(block));
  }

  void add(const Pictures& some) {
    if (some.pictures.empty()) return;
    Numbers rows, columns;
    for (std::size_t i = 0; i < some.pictures.front().values.size(); ++i) {
      rows.push_back(static_cast<double>(i / some.side + 1));
      columns.push_back(static_cast<double>(i % some.side + 1));
    }
    CsvBlock block = {{say({"row", "行"}), rows}, {say({"column", "列"}), columns}};
    for (const Pictures::Picture& picture : some.pictures)
      block.push_back({say(picture.name), Numbers(picture.values)});
    blocks.push_back(std::move(block));
  }

  void add(const Passage& passage) {
    Words pieces;
    Numbers values;
    for (const Passage::Piece& piece : passage.pieces) {
      if (piece.covered) continue;
      pieces.push_back(piece.text.empty() ? " " : say(piece.text));
      values.push_back(piece.value);
    }
    blocks.push_back({{say(passage.piece_name), pieces}, {say(passage.value_name), values}});
  }

  void add(const Amounts& some) {
    CsvBlock block;
    for (const Amounts::Amount& amount : some.amounts)
      block.push_back({say(amount.name) + say({" (", "（"}) + say(amount.unit) + say({")", "）"}),
                       Numbers{amount.value}});
    for (const Amounts::Part& part : some.parts) block.push_back({say(part.name), Numbers{part.value}});
    blocks.push_back(std::move(block));
  }

  void add(const Triangle& triangle) {
    Words names;
    std::vector<Numbers> shares(3);
    for (const Triangle::Spot& spot : triangle.spots) {
      names.push_back(say(spot.label));
      for (std::size_t k = 0; k < 3; ++k) shares[k].push_back(spot.at.p[k]);
    }
    CsvBlock block = {{"", names}};
    for (std::size_t k = 0; k < 3; ++k) block.push_back({say(triangle.corners[k]), shares[k]});
    blocks.push_back(std::move(block));
  }

  void add(const Working& working) {
    Words formulas;
    Words numbers;
    for (std::size_t i = 0; i < working.lines.size(); ++i) {
      const Working::Line& line = working.lines[i];
      if (line.shown <= 0) continue;
      formulas.push_back(say(working.formula_of(i)));
      const std::string in_numbers = say(line.numbers);
      numbers.push_back(in_numbers.starts_with("= ") ? in_numbers.substr(2) : in_numbers);
    }
    blocks.push_back({{say({"formula", "公式"}), formulas}, {say({"in numbers", "代入数值"}), numbers}});
  }

  void add(const Cover&) {}

  void add(const Diagram& diagram) {
    for (const Diagram::Box& box : diagram.boxes) {
      Table lines;
      if (!box.names.empty()) lines.heads.emplace_back();
      lines.heads.push_back({box.title, {}});
      for (std::size_t i = 0; i < box.lines.size(); ++i) {
        std::vector<Cell>& row = lines.rows.emplace_back();
        if (!box.names.empty()) row.push_back({i < box.names.size() ? box.names[i] : Text(), {}});
        row.push_back(box.lines[i]);
      }
      if (!lines.rows.empty()) add(lines);
    }
  }

  std::vector<CsvBlock> blocks;

 private:
  std::string say(const Text& text) const { return typeset::plain_words(text.in(language_)); }

  std::vector<CsvCell> cells_of(const Table& table, std::size_t c) const {
    std::vector<CsvCell> cells;
    for (const auto& row : table.rows) {
      const Cell cell = c < row.size() ? row[c] : Cell{};
      cells.push_back(cell.value ? CsvCell(*cell.value) : CsvCell(say(cell.text)));
    }
    return cells;
  }

  void add_curve(const Curve& curve, const Chart& chart, const PlacedPanel& placed) {
    const Range domain = curve.domain.value_or(placed.x.data);
    const std::vector<Polyline> pieces = points_ == CurvePoints::Round && curve.f
                                             ? at_ticks(curve, domain, placed.x)
                                         : curve.f ? sample(curve.f, domain, placed.x, placed.y)
                                                   : split_at_nan(curve.points);
    Numbers x;
    Numbers y;
    for (const Polyline& piece : pieces) {
      for (Point p : piece) {
        x.push_back(p.x);
        y.push_back(p.y);
      }
    }
    const std::string name = say(curve.name.empty() ? curve.label : curve.name);
    blocks.push_back({{say(chart.x.title), x}, {name.empty() ? say(chart.y.title) : name, y}});
  }

  static std::vector<Polyline> at_ticks(const Curve& curve, const Range& domain, const AxisMap& x) {
    Polyline line;
    for (const Tick& tick : ticks(domain, x.scale, kRoundPoints)) line.push_back({tick.at, curve.f(tick.at)});
    return {line};
  }

  std::string place_name(const Axis& axis, double at) const {
    for (const Category& category : axis.categories) {
      if (category.at == at) return say(category.label);
    }
    return exact(at);
  }

  void add_bars(const Chart& chart) {
    if (chart.bars.empty()) return;
    const Axis& places = chart.horizontal_bars ? chart.y : chart.x;
    const Axis& values = chart.horizontal_bars ? chart.x : chart.y;
    Words at;
    Words names;
    Numbers from;
    Numbers to;
    for (const Bar& bar : chart.bars) {
      at.push_back(place_name(places, bar.at));
      names.push_back(say(bar.name));
      from.push_back(bar.from);
      to.push_back(bar.to);
    }
    const std::string value = say(values.title);
    blocks.push_back(
        {{say(places.title), at}, {"", names}, {value.empty() ? "" : value + " 0", from}, {value, to}});
  }

  void add_divisions(const Divisions& divisions) {
    Words letters;
    Numbers upper;
    Numbers lower;
    for (const Divisions::Part& part : divisions.parts) {
      letters.push_back(say(part.letter));
      upper.push_back(part.upper);
      lower.push_back(part.lower);
    }
    blocks.push_back({{"", letters}, {say(divisions.upper_name), upper}, {say(divisions.lower_name), lower}});
  }

  void add_counts(const Chart& chart) {
    Numbers low, high, count;
    for (const Counts::Part& part : chart.counts->parts) {
      low.push_back(part.low);
      high.push_back(part.high);
      count.push_back(static_cast<double>(part.count));
    }
    const std::string x = say(chart.x.title);
    blocks.push_back({{x + say({", from", "，下限"}), low},
                      {x + say({", to", "，上限"}), high},
                      {say(chart.counts->name), count}});
  }

  void add_marks(const Chart& chart) {
    if (chart.marks.empty()) return;
    Words labels;
    Numbers x;
    Numbers y;
    for (const Mark& mark : chart.marks) {
      labels.push_back(say(mark.name.empty() ? mark.label : mark.name));
      x.push_back(mark.at.x);
      y.push_back(mark.at.y);
    }
    CsvBlock block = {{"", labels}, {say(chart.x.title), x}, {say(chart.y.title), y}};
    if (std::any_of(chart.marks.begin(), chart.marks.end(),
                    [](const Mark& m) { return m.interval.has_value(); })) {
      Numbers low, high;
      for (const Mark& mark : chart.marks) {
        const Range interval = mark.interval.value_or(Range{mark.at.y, mark.at.y});
        low.push_back(interval.low);
        high.push_back(interval.high);
      }
      block.push_back({say({"interval, from", "区间下限"}), low});
      block.push_back({say({"interval, to", "区间上限"}), high});
    }
    blocks.push_back(std::move(block));
  }

  Language language_;
  CurvePoints points_;
};

// Stand-in axes for a panel that did not fit in the picture.
PlacedPanel unplaced(const Panel& panel) {
  constexpr double kPixels = 500;
  PlacedPanel placed;
  if (const auto* chart = std::get_if<Chart>(&panel.content)) {
    placed.x = {chart->x.scale, chart->x.range.value_or(Range{}), 0, kPixels};
    placed.y = {chart->y.scale, chart->y.range.value_or(Range{}), kPixels, 0};
  }
  return placed;
}

}  // namespace

std::vector<CsvBlock> figure_blocks(const Plot& plot, const Scene& scene, Language language,
                                    CurvePoints points) {
  Blocks blocks(language, points);
  std::size_t index = 0;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      const PlacedPanel placed = index < scene.panels.size() ? scene.panels[index] : unplaced(panel);
      ++index;
      std::visit(
          [&](const auto& content) {
            if constexpr (std::is_same_v<std::decay_t<decltype(content)>, Chart>) {
              blocks.add(content, placed);
            } else {
              blocks.add(content);
            }
          },
          panel.content);
      if (panel.amounts) blocks.add(*panel.amounts);
    }
  }
  return std::move(blocks.blocks);
}

std::string figure_csv(const Plot& plot, const Scene& scene, Language language) {
  return csv(figure_blocks(plot, scene, language, CurvePoints::Drawn));
}

}  // namespace surprisal::exporting
